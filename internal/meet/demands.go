package meet

import (
	"github.com/factlint/factlint/internal/compare"
	"github.com/factlint/factlint/internal/sorted"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// What was asked for is not what was got: "prosecutors asked for 12 years, the court gave
// him nine" beside "was given 12 years".

// What a line must share with the two lines in which the other text tells a demand and
// what came of it.
const demandShared = 0.5

// demandConflicts finds the values of text s that text t gives as demanded only, and
// beside which it gives another one as what came of it.
func demandConflicts(s, t *saying) (out []reckoning) {
	for i := range s.lines {
		for at := range s.lines[i].slots {
			r := s.value(i, at)
			if r == nil || r.Mood != lint.Asserted || s.demanded(i, at, r) || r.Apart || r.Value.Range || r.Value.Kind == quant.KindDate || r.Value.Kind == quant.KindOrdinal || compare.Fineness(r.Value) == 0 && r.Value.Kind == quant.KindCount {
				continue
			}
			if from := t.cameOf(s.words[i], &r.Value); from != nil {
				out = append(out, reckoning{r, from, from.Value, "the other article gives this as what was asked for, and another figure as what came of it"})
			}
		}
	}
	return out
}

// cameOf is what came of a demand for v, of which a line with some words speaks; nil where
// v was not only demanded, or nothing is told of that.
func (s *saying) cameOf(words []string, v *quant.Value) (got *lint.Record) {
	for i := range s.lines {
		for at := range s.lines[i].slots {
			r := s.value(i, at)
			if r == nil || compare.Dimension(r.Value) != compare.Dimension(*v) || !compareWritten(*v, r.Value).Agrees() {
				continue
			}
			if !s.demanded(i, at, r) {
				return nil
			}
			o := s.granted(i, at, r)
			if o == nil {
				continue
			}
			both := s.words[i]
			if i+1 < len(s.lines) {
				both = sorted.Union(both, s.words[i+1])
			}
			if share, n := speaksOf(both, words); share >= demandShared && n > 1 {
				got = o
			}
		}
	}
	return got
}

// demanded reports whether the value at a token of a line is what somebody asked for.
func (s *saying) demanded(line, at int, r *lint.Record) bool {
	return r.Mood == lint.Demanded || s.saidBefore(line, at, "asked-for")
}

// saidBefore reports whether a phrase of a set stands before the value at a token of a
// line, and no other value between.
func (s *saying) saidBefore(line, at int, set string) bool {
	asked := s.lang.Cue(set)
	tokens := s.lines[line].tokens
	for i := at - 1; i >= max(at-besideDemand, 0) && s.value(line, i) == nil; i-- {
		if asked.At(func(k int) string {
			if i+k < len(tokens) {
				return tokens[i+k]
			}
			return ""
		}) > 0 {
			return true
		}
	}
	return false
}

// besideDemand is how many tokens before a value the word that asks for it may stand.
const besideDemand = 5

// granted is the next value that may be what came of the demand at a token, in its line or
// the next one: of the kind, or a bare number; nil for none.
func (s *saying) granted(line, at int, r *lint.Record) *lint.Record {
	for i := line; i < min(line+2, len(s.lines)); i++ {
		for k := range s.lines[i].slots {
			o := s.value(i, k)
			if o == nil || i == line && k <= at || o.Apart || o.Value.Per != r.Value.Per || o.Mood != lint.Asserted || s.demanded(i, k, o) || s.saidBefore(i, k, "offered") {
				continue
			}
			if compare.Dimension(o.Value) == compare.Dimension(r.Value) && !compareWritten(r.Value, o.Value).Agrees() || bareCount(&o.Value) && r.Value.Kind != quant.KindDate && r.Value.Kind != quant.KindCount {
				return o
			}
		}
	}
	return nil
}
