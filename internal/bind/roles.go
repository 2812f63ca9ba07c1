package bind

import "github.com/factlint/factlint/internal/lang/role"

// is reports whether the word has a role, one of several will do.
func (e *entry) is(r role.Set) bool { return e.does&r != 0 }

// does is what term i does, nothing where there is none.
func (c *context) does(i int) role.Set { return doesAt(c.terms, i) }

func doesAt(terms []term, i int) role.Set {
	if i < 0 || i >= len(terms) {
		return 0
	}
	return terms[i].does
}

// does is what a word in lower case does.
func (r *reader) does(word string) role.Set { return r.words.roles.Of(word) }
