package meet

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/internal/bind"
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/internal/lang/role"
	"github.com/factlint/factlint/internal/lang/sign"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What two texts say of each other by arithmetic: the one gives two dates or two
// amounts, and the other one how far they lie apart.

// saying is the lines of one text, with their words as base forms.
type saying struct {
	lang    *lang.Words
	records []lint.Record
	lines   []lined
	// lemmas are the base forms by line and token, "" for a value; signs and roles are
	// theirs, those of a value none; words are the base forms of a line that say
	// something, sorted; all those of the text.
	lemmas, words [][]string
	signs         [][]sign.Set
	roles         [][]role.Set
	all           []string
}

func sayingOf(records []lint.Record, lines []lined) *saying {
	s := &saying{lang: lang.EnglishWords(), records: records, lines: lines}
	if len(lines) > 0 {
		s.lang = lines[0].lang
	}
	roles, signs := role.Words(s.lang), sign.Words(s.lang)
	for i := range lines {
		var lemmas, words []string
		n := len(lines[i].tokens)
		does, bases := make([]sign.Set, n), make([]role.Set, n)
		for k, t := range lines[i].tokens {
			lemma := ""
			if lines[i].slots[k] < 0 && t != "" && t[0] != bind.SlotMark {
				small := strings.ToLower(t)
				base := s.lang.Lemma(strings.TrimSuffix(strings.TrimSuffix(small, "'s"), "’s"))
				does[k], bases[k], lemma = signs.Of(base), roles.Of(base), lang.WithoutAccents(base)
				if len(lemma) > 1 && roles.Of(small)&role.Stop == 0 && bases[k]&(role.Stop|role.PlainVerb) == 0 && does[k]&sign.Rough == 0 {
					words = append(words, lemma)
				}
			}
			lemmas = append(lemmas, lemma)
		}
		slices.Sort(words)
		words = slices.Compact(words)
		s.lemmas, s.words = append(s.lemmas, lemmas), append(s.words, words)
		s.signs, s.roles = append(s.signs, does), append(s.roles, bases)
		s.all = sorted.Union(s.all, words)
	}
	return s
}

// is reports whether the word at a token of a line has a sign, one of several will do.
func (s *saying) is(line, at int, does sign.Set) bool {
	return at >= 0 && at < len(s.signs[line]) && s.signs[line][at]&does != 0
}

// tells reports whether any word of a line has a sign.
func (s *saying) tells(line int, does sign.Set) bool {
	return slices.ContainsFunc(s.signs[line], func(d sign.Set) bool { return d&does != 0 })
}

// value is the record of the value at a token of a line, nil for none.
func (s *saying) value(line, at int) *lint.Record {
	if at < 0 || at >= len(s.lines[line].slots) || s.lines[line].slots[at] < 0 {
		return nil
	}
	return &s.records[s.lines[line].slots[at]]
}

// before is the first token before one of a line that is no hedge and no article.
func (s *saying) before(line, at int) int {
	for at--; at >= 0; at-- {
		if s.lemmas[line][at] == "" || s.roles[line][at]&(role.Hedge|role.Article|role.BesideTime) == 0 && !s.is(line, at, sign.Rough) {
			break
		}
	}
	return at
}

// values are the records of all values of the text.
func (s *saying) values(yield func(r *lint.Record) bool) {
	for i := range s.lines {
		for _, at := range s.lines[i].slots {
			if at >= 0 && !yield(&s.records[at]) {
				return
			}
		}
	}
}

// gives reports whether the text gives a value anywhere, as finely or more so.
func (s *saying) gives(v *quant.Value) bool {
	for r := range s.values {
		if compare.Dimension(r.Value) == compare.Dimension(*v) && compareWritten(*v, r.Value).Agrees() {
			return true
		}
	}
	return false
}

// speaksOf is which share of some words a text has, 0 to 1, and how many of them.
func speaksOf(has, words []string) (share float64, n int) {
	if len(words) == 0 {
		return 0, 0
	}
	n = found(has, words)
	return float64(n) / float64(len(words)), n
}

// byArithmetic finds the values of two texts that the dates and amounts of the other one
// do not bear out.
func byArithmetic(records []lint.Record, older, newer []lined) []lint.RecordConflict {
	if len(older) > bind.MaxSentences || len(newer) > bind.MaxSentences {
		return nil
	}
	s, t := sayingOf(records, newer), sayingOf(records, older)
	var out []lint.RecordConflict
	for _, c := range slices.Concat(spanConflicts(s, t), riseConflicts(s, t), demandConflicts(s, t)) {
		out = append(out, reckonedWrong(records, c.said, c.from, c))
	}
	for _, c := range slices.Concat(spanConflicts(t, s), riseConflicts(t, s), demandConflicts(t, s)) {
		out = append(out, reckonedWrong(records, c.from, c.said, c))
	}
	return out
}

// reckonedWrong is the conflict of record a of the newer text with b of the older one.
func reckonedWrong(records []lint.Record, a, b *lint.Record, c reckoning) lint.RecordConflict {
	place := func(r *lint.Record) int {
		return slices.IndexFunc(records, func(x lint.Record) bool { return x.Path == r.Path && x.Mention == r.Mention && x.Span == r.Span })
	}
	return lint.RecordConflict{A: place(a), B: place(b), RecordVerdict: lint.RecordVerdict{
		Same: bind.LineTrust, Severity: lint.Error, Trust: bind.LineTrust, Comparison: quant.Comparison{Relation: quant.Disjoint}, Why: c.why,
	}}
}
