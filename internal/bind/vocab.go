package bind

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/role"
)

// word is one base form of the facts' words.
type word struct {
	lemma string
	// df is the number of facts that have it.
	df  int
	idf float32
	// name and event say that it stands in the name of a subject, in an event.
	name, event bool
	// starts and ends say that as an event it begins or ends a stretch of time.
	starts, ends bool
	// tells says that it sets a name apart, once that has been asked.
	asked, tells bool
}

// match says that a word of an article can stand for a word of the facts, and
// how well: 1 for the same base form, less for a relative.
type match struct {
	word    int32
	quality float32
}

// How well a relative stands for a word of the facts.
const (
	sameLemma  = 1.0
	sameFamily = 0.8
	sameRoot   = 0.75
	// weakFamily is for a relative of whom one is a weak word of their family.
	weakFamily = 0.45
)

// vocab is the words of all facts.
type vocab struct {
	lang     *lang.Words
	roles    *lang.Bits[role.Set]
	words    []word
	byLemma  lemmaTable
	byFamily map[int][]int32
	byWeak   map[int][]int32 // those that are weak words of a family
	byRoot   map[string][]int32
	// mixed says that a word has letters and digits.
	mixed bool
}

func newVocab(l *lang.Words) *vocab {
	return &vocab{lang: l, roles: role.Words(l), byFamily: map[int][]int32{}, byWeak: map[int][]int32{}, byRoot: map[string][]int32{}}
}

// add is the number of a word, made where it is new.
func (v *vocab) add(lower string) int32 {
	lemma := v.lang.Lemma(lower)
	if id := v.byLemma.find(v.words, lemma); id >= 0 {
		return id
	}
	id := int32(len(v.words))
	v.words = append(v.words, word{lemma: lemma})
	v.mixed = v.mixed || mixed(lemma)
	v.byLemma.put(v.words, id)
	seen, weak := map[int]bool{}, map[int]bool{}
	for _, l := range [...]string{lemma, lower} {
		if v.roles.Of(lemma)&role.PlainVerb != 0 {
			break
		}
		for _, f := range v.lang.Families(l) {
			if !seen[f] {
				seen[f] = true
				v.byFamily[f] = append(v.byFamily[f], id)
			}
		}
		for _, f := range v.lang.WeakFamilies(l) {
			if !weak[f] {
				weak[f] = true
				v.byWeak[f] = append(v.byWeak[f], id)
			}
		}
	}
	if r := lang.Root(lemma); len(r) >= 4 {
		v.byRoot[r] = append(v.byRoot[r], id)
	}
	return id
}

// count notes that a further fact has some words.
func (v *vocab) count(own []int32) {
	for _, w := range own {
		v.words[w].df++
	}
}

// mixed reports whether a word has letters and digits: "r8".
func mixed(w string) bool { return strings.ContainsAny(w, "0123456789") && hasLetter(w) }

// weigh sets how much each word tells of a fact: the rarer among the facts,
// the more.
func (v *vocab) weigh(facts int) {
	for i := range v.words {
		w := &v.words[i]
		w.idf = float32(math.Log(float64(facts+1)/(float64(w.df)+0.5))) / 2
		if w.idf < 0.15 {
			w.idf = 0.15
		}
	}
}

// matches are the words of the facts that a word of an article can stand for,
// by its base form, the root of that, its families and those that it is a weak word
// of. Two weak words of a family say nothing of each other.
func (v *vocab) matches(lower, lemma, root string, families, weak []int) []match {
	var out []match
	add := func(id int32, q float32) {
		for i := range out {
			if out[i].word == id {
				out[i].quality = max(out[i].quality, q)
				return
			}
		}
		out = append(out, match{id, q})
	}
	if id := v.byLemma.find(v.words, lemma); id >= 0 {
		add(id, sameLemma)
	}
	if lower != lemma {
		if id := v.byLemma.find(v.words, lower); id >= 0 {
			add(id, sameLemma)
		}
	}
	for _, f := range families {
		for _, id := range v.byFamily[f] {
			add(id, sameFamily)
		}
		for _, id := range v.byWeak[f] {
			add(id, weakFamily)
		}
	}
	for _, f := range weak {
		for _, id := range v.byFamily[f] {
			add(id, weakFamily)
		}
	}
	if len(root) >= 4 {
		if ids := v.byRoot[root]; len(ids) > 0 && !numberWord(lower) {
			for _, id := range ids {
				add(id, sameRoot)
			}
		}
	}
	return out
}

// numberWord reports whether a word is part of a number, and so has nothing to do with a word
// that it looks like: a million with a mill, a billion with a bill.
func numberWord(lower string) bool {
	_, in := lang.English().Lookup(lower)
	return in.Class&lang.Scale != 0
}

// fields cuts a name or a statement of the facts into words as the tokenizer
// cuts an article: letters with inner apostrophes, digit runs with inner
// separators, mixtures of both; marks are dropped.
func fields(s string) []string {
	var out []string
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += n
			continue
		}
		j := i
		if end := lang.Dotted(s, i); end > i {
			out = append(out, s[i:end])
			i = end
			continue
		}
		for j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			inner := r == '\'' || r == '’' || r == '.' || r == ',' || r == '_'
			if inner && j+n < len(s) {
				next, _ := utf8.DecodeRuneInString(s[j+n:])
				prev := rune(s[j-1])
				digits := unicode.IsDigit(next) && unicode.IsDigit(prev)
				letters := unicode.IsLetter(next) && (r == '\'' || r == '’' || r == '_')
				if digits && (r == '.' || r == ',') || letters {
					j += n
					continue
				}
				break
			}
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) {
				break
			}
			j += n
		}
		if j == i {
			j += n
		}
		out = append(out, s[i:j])
		i = j
	}
	return out
}
