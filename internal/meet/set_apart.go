package meet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/joint"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/internal/sorted"
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
	case (m.brief || m.few) && k[kNearMiss] == 0 && (m.twoSubjects(a, b) || m.even && ownSubjects(a, b) && m.turned().twoSubjects(a, b)):
		return "two subjects"
	case k[kNearMiss] == 0 && otherReckoning(a, b):
		return "two ways to reckon"
	case m.placedApart(a, b, k):
		return "each of its own part"
	case rankLimit(a) && rankLimit(b):
		return "limits of a rank"
	case foundedWith(a) != foundedWith(b):
		return "at the founding, and later"
	case otherHarm(a, b), togetherHarmed(a) != togetherHarmed(b):
		return "the dead and the hurt"
	case doneByOther(a, b):
		return "done by somebody else"
	case askedAndGot(a, b):
		return "what was asked for, and what came of it"
	case k[kNearMiss] == 0:
		if why := m.phrasesApart(a, b); why != "" {
			return why
		}
		fallthrough
	default:
		return m.ofAnother(a, b, k)
	}
	return ""
}

// ownSubjects reports whether neither of two plain values counts what its own subject names: "four
// guards stood there".
func ownSubjects(a, b *lint.Record) bool {
	w := lang.EnglishWords()
	own := func(r *lint.Record) bool {
		return !compare.Bounded(r.Value) && (r.Head == "" || w.Lemma(subjectHead(strings.ToLower(r.Subject))) != r.Head)
	}
	return own(a) && own(b)
}

// turned is the meeting with the other text for the claim.
func (m *meeting) turned() *meeting {
	t := *m
	t.claim = 1 - m.claim
	return &t
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

// twoSubjects reports whether the claim has a common noun for its subject that the other
// text does not know, and the other value another one: "the garden beside the zoo" and "the
// zoo", "the film's sequel" and "the film". The names of what is measured are no such nouns.
func (m *meeting) twoSubjects(a, b *lint.Record) bool {
	r, o := a, b
	if m.claim == 0 {
		r, o = b, a
	}
	w := lang.EnglishWords()
	head, other := subjectHead(r.Subject), subjectHead(o.Subject)
	if r.Subject == "" && !compare.Bounded(r.Value) && other != "" {
		return m.otherHolder(r, o)
	}
	if other == "" || other != strings.ToLower(other) || w.IsVerb(other) || role.InEnglish(other, role.Person) || !m.otherSubject(a, b) {
		return false
	}
	lemma, theirs := w.Lemma(head), w.Lemma(other)
	if lemma == theirs || len(w.Families(lemma)) > 0 {
		return false
	}
	if i := slices.Index(strings.Fields(r.Subject), head); i > 0 {
		if owner, has := strings.CutSuffix(strings.ReplaceAll(strings.Fields(r.Subject)[i-1], "’", "'"), "'s"); has && w.Lemma(owner) == theirs {
			return true
		}
	}
	return len(w.Families(theirs)) == 0 && !(w.Is(lemma, "work") && w.Is(theirs, "work")) && !(w.Is(lemma, "group") && w.Is(theirs, "group"))
}

// otherHolder reports whether what has a value are things of which the other text has no
// word, and what has the other one is none of them.
func (m *meeting) otherHolder(r, o *lint.Record) bool {
	w := lang.EnglishWords()
	nouns := func(of *lint.Record) []string {
		return slices.DeleteFunc(slices.Clone(of.Holder), func(x string) bool {
			return tellsTime(x) || sorted.Has(of.Names, x) || w.IsVerb(x) || len(w.Families(x)) > 0 || role.InEnglish(x, role.Person)
		})
	}
	own, theirs := nouns(r), nouns(o)
	said := m.said[m.claim^1]
	return len(own) > 0 && len(theirs) > 0 && !slices.ContainsFunc(own, func(x string) bool { return !m.newTo(x, said) }) && !common(own, theirs)
}

// otherReckoning reports whether two amounts are reckoned in different ways, as the word
// says that stands with each: net and gross profit, before tax and from operations.
func otherReckoning(a, b *lint.Record) bool {
	w := lang.EnglishWords()
	way := func(r *lint.Record) (out []string) {
		for _, x := range r.Near {
			if w.Cue("reckoning").Has(x) {
				out = append(out, x)
			}
		}
		return out
	}
	x, y := way(a), way(b)
	return len(x) > 0 && len(y) > 0 && !common(x, y)
}

// rankLimit reports whether a number is the limit of a rank: "in the top twenty".
func rankLimit(r *lint.Record) bool {
	return r.Value.Kind == quant.KindCount && lang.EnglishWords().Cue("rank-limit").Has(r.Left)
}

// restOfPart reports whether a's value is what a part that the other text tells in b's
// sentence leaves of b's: "eight platforms, two of which are used by the underground". Those
// of the other text are given in order.
func restOfPart(records []lint.Record, old []int, a, b *lint.Record) bool {
	if a.Value.Kind != quant.KindCount || a.Value.Range || b.Value.Range || a.Value.Hedge != quant.NoHedge {
		return false
	}
	return slices.ContainsFunc(old, func(i int) bool {
		r := &records[i]
		return slices.Contains(r.Which, bind.PartMark) && !r.Value.Range && sameSentence(r, b) && r.Value.Kind == b.Value.Kind && b.Value.Lo.Sub(r.Value.Lo).Cmp(a.Value.Lo) == 0
	})
}

// foundedWith reports whether a number is what something began with: "was founded with 340
// students".
func foundedWith(r *lint.Record) bool {
	w := lang.EnglishWords()
	return r.Value.Kind == quant.KindCount && slices.ContainsFunc(r.Near, func(x string) bool { return w.Cue("founded").Has(x) })
}

// placedApart reports whether beside each of two values a phrase begins with the same
// preposition and ends in a noun that the other text does not know: "on turf", "on sand".
func (m *meeting) placedApart(a, b *lint.Record, k *kinship) bool {
	if a.Value.Kind == quant.KindDate || k[kParallel] > 0 || k[kNearMiss] > 0 {
		return false
	}
	for _, x := range phrasesOf(a) {
		if !m.newTo(x.second, m.said[0]) {
			continue
		}
		for _, y := range phrasesOf(b) {
			if x.first == y.first && m.newTo(y.second, m.said[1]) {
				return true
			}
		}
	}
	return false
}

// phrasesOf are the phrases of a preposition and a common noun of a record's clause: the
// preposition, and the noun.
func phrasesOf(r *lint.Record) (out []twoWords) {
	w := lang.EnglishWords()
	joints := joint.Words(w)
	words := strings.Fields(r.Context)
	for i, p := range words {
		if p = strings.ToLower(p); !role.InEnglish(p, role.Fronted) || joints.Of(p)&(joint.Of|joint.From) != 0 {
			continue
		}
		for k := i + 1; k < len(words) && k < i+maxPhrase; k++ {
			x := strings.TrimRight(words[k], ".,;:!?")
			lower := strings.ToLower(x)
			if role.InEnglish(lower, role.Article) {
				continue
			}
			if x != lower || lower == "" || strings.ContainsAny(lower, "0123456789$£€'’") || role.InEnglish(lower, role.Stop) || bind.TimeWord(w.Lemma(lower)) {
				break
			}
			if len(words[k]) > len(x) || k+1 == len(words) || words[k+1] != strings.ToLower(words[k+1]) || role.InEnglish(words[k+1], role.Stop) || strings.ContainsAny(words[k+1], "0123456789") {
				if lemma := lang.WithoutAccents(w.Lemma(lower)); sorted.Has(r.Words, lemma) && !w.IsVerb(lemma) && len(w.Families(lemma)) == 0 {
					out = append(out, twoWords{p, lemma})
				}
				break
			}
		}
	}
	return out
}

// maxPhrase is how many words "on" and "the wet and heavy sand" may have.
const maxPhrase = 4

// otherHarm reports whether the one of two numbers of people is that of the dead, and the
// other that of the hurt.
func otherHarm(a, b *lint.Record) bool {
	if a.Value.Kind != quant.KindCount {
		return false
	}
	dead := func(r *lint.Record) bool { return sorted.Has(r.Families, "die") }
	hurt := func(r *lint.Record) bool { return sorted.Has(r.Families, "wound") }
	return dead(a) && !hurt(a) && hurt(b) && !dead(b) || dead(b) && !hurt(b) && hurt(a) && !dead(a)
}

// togetherHarmed reports whether a number is that of two groups of victims together: "31 dead or
// missing", "injured and killed 40".
func togetherHarmed(r *lint.Record) bool {
	if r.Value.Kind != quant.KindCount || r.Mark.End > len(r.Context) {
		return false
	}
	w := lang.EnglishWords()
	joints := joint.Words(w)
	harmed := func(x string) bool {
		return slices.ContainsFunc(w.Families(w.Lemma(x)), func(f int) bool { n := w.FamilyOf(f).Name; return n == "die" || n == "wound" || n == "miss" })
	}
	words := strings.FieldsFunc(strings.ToLower(r.Context), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	at := len(strings.FieldsFunc(r.Context[:r.Mark.End], func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }))
	for i := max(at-besideHarm, 1); i+1 < min(len(words), at+besideHarm); i++ {
		if joints.Of(words[i])&(joint.And|joint.Or) != 0 && harmed(words[i-1]) && harmed(words[i+1]) {
			return true
		}
	}
	return false
}

// besideHarm is how many words from a number what befell the people may stand.
const besideHarm = 6

// askedAndGot reports whether the one of two amounts is what somebody asked for, and the
// other one what was given: "asked for twelve years", "was sentenced to nine".
func askedAndGot(a, b *lint.Record) bool {
	if a.Value.Kind == quant.KindDate || a.Value.Kind == quant.KindOrdinal {
		return false
	}
	w := lang.EnglishWords()
	for _, pair := range [2][2]*lint.Record{{a, b}, {b, a}} {
		asked := func(x string) bool { return w.Cue("sought").Has(x) }
		if slices.ContainsFunc(pair[0].Near, asked) && !slices.ContainsFunc(pair[1].Words, asked) &&
			slices.ContainsFunc(pair[1].Near, func(x string) bool { return w.Cue("obtained").Has(x) }) {
			return true
		}
	}
	return false
}

// otherwiseGot reports whether a short claim gives as what somebody got what the other text gives
// as what was asked for, or the other way round, so that the two do not agree.
func (m *meeting) otherwiseGot(a, b *lint.Record) bool {
	return m.few && m.close() && askedAndGot(a, b)
}

// onlyAsked reports whether the older text gives the value of a only as what somebody asked for,
// and a is what was given.
func (m *meeting) onlyAsked(records []lint.Record, old []int, a *lint.Record) bool {
	found := false
	for _, i := range old {
		if sameWritten(&a.Value, &records[i].Value) {
			if !m.otherwiseGot(a, &records[i]) {
				return false
			}
			found = true
		}
	}
	return found
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
	other := func(n twoWords, said map[string]bool) bool {
		return tells(n.second) && m.newTo(n.second, said) && !said[nameMark+placeRoot(n.second)]
	}
	for i, x := range nameWords(r) {
		if i == 0 && known[x.first] && other(x, known) && r.Subject == "" && r.Value.Kind != quant.KindDate && slices.ContainsFunc(m.namesWith(o), func(y twoWords) bool {
			return y.first == x.first && y.second != x.second && other(y, own)
		}) {
			return true // "Lake Orsa", "Lake Tamsel"
		}
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
	return sorted.Has(r.Near, w) || sorted.Has(r.Holder, w) || slices.Contains(strings.Fields(strings.ToLower(r.Subject)), w)
}

// tells reports whether the first word of a name tells it from others, and is no title.
func tells(w string) bool {
	return len(w) > shortName && !role.InEnglish(w, role.Person) && !role.InEnglish(w, role.Stop)
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
			out = append(out, twoWords{lang.WithoutAccents(last), lang.WithoutAccents(word)})
		}
		last = word
		if end, _ := utf8.DecodeLastRuneInString(w); !unicode.IsLetter(end) && !unicode.IsDigit(end) {
			last = ""
		}
	}
	return out
}
