package bind

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// Two things of one kind have most of their words in common: two dairies, two probes of a
// row, the dead and the wounded of one attack. What is told of the one contradicts nothing
// that is told of the other.

// setApart says by what two records are of two things of one kind, "" where nothing tells
// that they are.
func (m *meeting) setApart(a, b *lint.Record, k *kinship) string {
	switch {
	case m.run > versions || m.said[0] == nil:
	case k[kNearMiss] == 0 && m.newName(a, m.said[0]) && m.newName(b, m.said[1]) && !shortNamed(a) && !shortNamed(b):
		return "two names, neither of which the other text knows"
	case m.siblings(a, b):
		return "two of one surname or make"
	case otherHarm(a, b):
		return "the dead and the hurt"
	case askedAndGot(a, b):
		return "what was asked for, and what came of it"
	}
	return ""
}

// shortNamed reports whether the subject of a record is a name that may be short for
// another one.
func shortNamed(r *lint.Record) bool {
	for _, w := range strings.Fields(r.Subject) {
		if len(w) <= shortName && w == strings.ToUpper(w) {
			return true
		}
	}
	return false
}

// otherHarm reports whether the one of two numbers of people is that of the dead, and the
// other that of the hurt.
func otherHarm(a, b *lint.Record) bool {
	if a.Value.Kind != quant.KindCount {
		return false
	}
	dead := func(r *lint.Record) bool { return hasWord(r.Families, "die") }
	hurt := func(r *lint.Record) bool { return hasWord(r.Families, "wound") }
	return dead(a) && !hurt(a) && hurt(b) && !dead(b) || dead(b) && !hurt(b) && hurt(a) && !dead(a)
}

// askedAndGot reports whether the one of two amounts is what somebody asked for, and the
// other one what was given: "asked for twelve years", "was sentenced to nine".
func askedAndGot(a, b *lint.Record) bool {
	if a.Value.Kind == quant.KindDate || a.Value.Kind == quant.KindOrdinal {
		return false
	}
	w := lang.EnglishWords()
	for _, pair := range [2][2]*lint.Record{{a, b}, {b, a}} {
		asked := func(x string) bool { return w.Is(x, "sought") }
		if slices.ContainsFunc(pair[0].Near, asked) && !slices.ContainsFunc(pair[1].Words, asked) &&
			slices.ContainsFunc(pair[1].Near, func(x string) bool { return w.Is(x, "obtained") }) {
			return true
		}
	}
	return false
}

// siblings reports whether the one text names, beside its value, a thing that has the
// second word of its name in common with one that the other text names, while neither text
// knows the rest of the other's name: the Hill Dairy, the Vale Dairy.
func (m *meeting) siblings(a, b *lint.Record) bool {
	return m.sibling(a, b, m.said[0], m.said[1]) || m.sibling(b, a, m.said[1], m.said[0])
}

// sibling is siblings for r, beside whose value the name stands, and o of the other text;
// known are the words of that one, own those of r's.
func (m *meeting) sibling(r, o *lint.Record, known, own map[string]bool) bool {
	strange := func(n twoWords, said map[string]bool) bool {
		return tells(n.first) && m.newTo(n.first, said) && !said[nameMark+placeRoot(n.first)]
	}
	for i, x := range nameWords(r) {
		if i > 0 && !nearBy(r, x.first) || i == 0 && !nearBy(r, x.first) && r.Subject != "" || !known[x.second] || !strange(x, known) {
			continue
		}
		for _, y := range m.namesWith(o) {
			if y.second == x.second && y.first != x.first && strange(y, own) {
				return true
			}
		}
	}
	return false
}

// namesWith are the names that a record may be of: those beside its value, and for "the
// dairy" all of its article.
func (m *meeting) namesWith(r *lint.Record) (out []twoWords) {
	if !openSubject(r) {
		return slices.DeleteFunc(nameWords(r), func(n twoWords) bool { return !nearBy(r, n.first) })
	}
	last := ""
	for i := range m.desk.records {
		if o := &m.desk.records[i]; o.Path == r.Path && o.Context != last {
			last = o.Context
			out = append(out, nameWords(o)...)
		}
	}
	return out
}

// nearBy reports whether a word is one of those that a value is said of.
func nearBy(r *lint.Record, w string) bool {
	return hasWord(r.Near, w) || hasWord(r.Holder, w) || slices.Contains(strings.Fields(strings.ToLower(r.Subject)), w)
}

// tells reports whether the first word of a name tells it from others, and is no title.
func tells(w string) bool {
	return len(w) > shortName && !inEnglish(w, wPerson) && !inEnglish(w, wStop)
}

// twoWords are two words that stand side by side in a name, in small letters.
type twoWords struct{ first, second string }

// nameWords are the names of two words, or of more by twos, in the sentence of a record.
func nameWords(r *lint.Record) (out []twoWords) {
	last := ""
	for _, w := range strings.Fields(r.Context) {
		word := strings.TrimFunc(w, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
		first, _ := utf8.DecodeRuneInString(word)
		word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
		if !unicode.IsUpper(first) {
			last = ""
			continue
		}
		word = strings.ToLower(word)
		if last != "" {
			out = append(out, twoWords{plain(last), plain(word)})
		}
		last = word
		if end, _ := utf8.DecodeLastRuneInString(w); !unicode.IsLetter(end) && !unicode.IsDigit(end) {
			last = ""
		}
	}
	return out
}
