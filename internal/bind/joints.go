package bind

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/lint"
)

// isA reports whether the word is a joint, one of several will do.
func (e *entry) isA(j joint.Set) bool { return e.joint&j != 0 }

// isA reports whether term i is a joint, one of several will do. No term is none.
func (c *context) isA(i int, j joint.Set) bool { return isAt(c.terms, i, j) }

func isAt(terms []term, i int, j joint.Set) bool {
	return i >= 0 && i < len(terms) && terms[i].joint&j != 0
}

// comesAfter reports whether the word before mention m, articles left out, is a joint.
func (r *reader) comesAfter(m int, j joint.Set) bool { return r.words.joints.Of(r.before(m))&j != 0 }

// joins reports whether the statement of a fact has a joint.
func (r *reader) joins(f *lint.Fact, j joint.Set) bool {
	return slices.ContainsFunc(fields(strings.ToLower(f.Statement)), func(w string) bool { return r.words.joints.Of(w)&j != 0 })
}

// states reports whether the statement of a fact has a word with a role.
func (r *reader) states(f *lint.Fact, does role.Set) bool {
	return slices.ContainsFunc(fields(strings.ToLower(f.Statement)), func(w string) bool { return r.does(w)&does != 0 })
}

// isA reports whether token i is a joint.
func (r *reader) isA(i int, j joint.Set) bool {
	if i < 0 || i >= len(r.pass.Tokens) {
		return false
	}
	if x := r.pass.Lexemes[i]; x != lint.NoLexeme && !r.words.foreign {
		return r.words.joints.At(x.Sets)&j != 0
	}
	return r.words.joints.Of(r.small(i))&j != 0
}
