package facts

import (
	"fmt"
	"slices"

	"github.com/factlint/factlint/internal/mention"
	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
	"github.com/factlint/factlint/lint/text"
)

// holds checks that a quote states one of the values of its fact.
func (v *verifier) holds(f *lint.Fact, ref *lint.Ref, values []lint.Observation) {
	stated, other := v.states(ref.Quote.Exact, ref.Source.Issued, values)
	switch {
	case stated:
	case other == nil:
		v.report(ref.Pos, RuleValue, lint.Warning, f, fmt.Sprintf("the quote of fact %q does not state its value, %s", f.ID, values[0].Text),
			"Quote the words of the source that state it.")
	default:
		v.report(ref.Pos, RuleValue, lint.Error, f, fmt.Sprintf("the quote of fact %q says %s, the fact %s", f.ID, other.Span.Of(ref.Quote.Exact), values[0].Text),
			"Correct the value, or quote the words that state it.")
	}
}

// statement checks that a fact's own sentence does not say something else than
// its value. It may leave the value out ("the length of the Tarsa Canal"), and
// whose cents or kroner they are.
func (v *verifier) statement(f *lint.Fact) {
	if f.Statement == "" || f.Derivation != nil || len(f.Values) == 0 {
		return
	}
	stated, other := v.states(f.Statement, quant.Date{}, f.Values)
	if stated || other == nil || slices.ContainsFunc(f.Values, func(o lint.Observation) bool { return sameNumber(other.Value, o.Value) }) {
		return
	}
	v.report(f.Pos, RuleStatement, lint.Warning, f, fmt.Sprintf("the statement of fact %q says %s, its value is %s", f.ID, other.Span.Of(f.Statement), f.Values[0].Text),
		"Correct the one that is wrong: articles are held against the value, and people read the statement.")
}

// states reports whether words say one of some values; where they do not, other
// is the first of their own values that cannot be true beside one of these, nil for
// none. date is the day from which relative times are reckoned.
func (v *verifier) states(words string, date quant.Date, values []lint.Observation) (stated bool, other *lint.Mention) {
	doc := &v.buffer
	*doc = lint.Document{Text: words, Blocks: []lint.Block{{Span: text.Span{End: len(words)}}}, Date: date}
	mentions := mention.Find(segment.Split(doc, v.lang), mention.Config{Date: date})
	for i := range mentions {
		m := &mentions[i]
		for j := range values {
			if sameAmount(m, &values[j]) {
				return true, nil
			}
			if other == nil && !m.Weak && m.Value.Kind == values[j].Value.Kind && quant.Compare(m.Value, values[j].Value).Conflicts() {
				other = m
			}
		}
	}
	return false, other
}

// sameNumber reports whether two amounts of money are the same but for their
// currencies.
func sameNumber(a, b quant.Value) bool {
	return a.Kind == quant.KindMoney && b.Kind == quant.KindMoney && a.Unit != b.Unit && a.Lo.Cmp(b.Lo) == 0 && a.Hi.Cmp(b.Hi) == 0
}

// sameAmount reports whether a mention states a value. Of counts the noun is
// not compared: a fact on personnel may quote "209 officers".
func sameAmount(m *lint.Mention, o *lint.Observation) bool {
	a, b := m.Value, o.Value
	if quant.Compare(a, b).Agrees() || o.Within != nil && quant.Compare(a, *o.Within).Agrees() {
		return true
	}
	if a.Kind == quant.KindDate || b.Kind == quant.KindDate {
		for _, alt := range m.Alts {
			if quant.Compare(quant.Value{Kind: quant.KindDate, Date: alt, DateHi: alt}, b).Agrees() {
				return true
			}
		}
		return false
	}
	countable := func(k quant.Kind) bool {
		return k == quant.KindCount || k == quant.KindOrdinal || k == quant.KindDuration || k == quant.KindSet
	}
	return countable(a.Kind) && countable(b.Kind) && a.Range == b.Range && a.Lo.Cmp(b.Lo) == 0 && a.Hi.Cmp(b.Hi) == 0
}
