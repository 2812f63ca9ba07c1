package mention

import (
	"github.com/factlint/factlint/internal/lang"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// A number behind a name may be the name's, "Boeing 787", or count what the clause before
// counts, whose verb and noun it leaves out: "Ostrey ran 40 mills, Hulme 31 and Vellmark 65".

// leavesOutVerb reports whether a number behind a name is a value whose verb and noun are
// those of the clause before. What that tells has another name or noun before its verb, and
// nothing follows the number here but the next of them.
func (s *scanner) leavesOutVerb(a *amount) bool {
	n := len(s.out)
	if n == 0 || !s.gapEnds(a.next) {
		return false
	}
	o := &s.out[n-1]
	if o.First < s.first || o.Weak || o.Value.Range || !a.plain && o.Value.Kind != quant.KindMoney {
		return false
	}
	end := o.Span.End // of what is counted or measured
	switch chained := s.gapped > s.first && o.First == s.gapped; {
	case chained:
	case o.Value.Kind == quant.KindCount && !o.Noun.Empty():
		end = o.Noun.End
	case o.Value.Kind == quant.KindMoney, o.Value.Kind == quant.KindMeasure && !ofData(o), o.Value.Kind == quant.KindDuration && !o.Age:
	default:
		return false
	}
	i := a.first - 1
	for i > o.Last && s.Tokens[i].Kind == lint.Word && s.Tokens[i].Flags&lint.Capital != 0 {
		i--
	}
	if a.first-1-i > maxGapName {
		return false
	}
	if s.class(i)&(lang.Article|lang.Quantifier) != 0 {
		i--
	}
	if !s.is(i, ",") && !s.is(i, ";") && s.class(i)&lang.And == 0 || int(s.Tokens[i].Start) < end {
		return false
	}
	for k, left := i-1, 1; k > o.Last-1 && int(s.Tokens[k].Start) >= end; k-- {
		if s.Tokens[k].Kind != lint.Word {
			continue
		}
		if left--; left < 0 || !s.measured(o, k) {
			return false // "40 mills in the north and Vellmark 65"
		}
	}
	if s.gapped > s.first && o.First == s.gapped || s.namedBefore(o) {
		s.gapped = a.first
		return true
	}
	return false
}

// ofData reports whether a mention measures data: "needs 4 GB and Java 17" tells a version.
func ofData(m *lint.Mention) bool {
	u, known := quant.UnitOf(m.Value.Unit)
	return known && u.Dimension == "data"
}

// gapEnds reports whether what leaves its verb out ends at token i: the sentence does, or
// the next such name follows, "Hulme 31 and Vellmark 65".
func (s *scanner) gapEnds(i int) bool {
	if i >= s.last || s.tokenMark(i) {
		return true
	}
	if s.class(i)&lang.And == 0 {
		return false
	}
	k := i + 1
	if k < s.last && s.class(k)&(lang.Article|lang.Quantifier) != 0 {
		k++
	}
	for n := 0; k < s.last && n < maxGapName && s.Tokens[k].Kind == lint.Word && s.Tokens[k].Flags&lint.Capital != 0; n++ {
		k++
	}
	return k > i+1 && k < s.last && s.Tokens[k].Kind == lint.Digits && (k+1 >= s.last || s.tokenMark(k+1))
}

// measured reports whether the word at token k only says what is measured by the value
// before it: "212 metres long".
func (s *scanner) measured(o *lint.Mention, k int) bool {
	return o.Value.Kind == quant.KindMeasure && k == o.Last && s.class(k)&lang.Dimension != 0
}

// namedBefore reports whether a name and a verb stand before a value in its sentence.
func (s *scanner) namedBefore(o *lint.Mention) bool {
	for k := o.First - 1; k >= s.first; k-- {
		if s.Tokens[k].Kind == lint.Word && s.Tokens[k].Flags&lint.Capital != 0 && (k > s.first || s.class(k)&lang.NotNoun == 0) {
			return k < o.First-1 // a verb stands between
		}
	}
	return false
}

// maxGapName is how many words a name may have behind which a verb is left out.
const maxGapName = 3
