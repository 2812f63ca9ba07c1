package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "ambiguous-date",
	Severity: lint.Asked,
	Trust:    0.6,
	Check:    checkAmbiguousDate,
})

// checkAmbiguousDate looks at dates that a fact supports, and asks where a
// noun of another event of the same subject stands closer to the date, and the
// facts date that event otherwise: "cancellation of an S-300 deal in 2010".
func checkAmbiguousDate(p *lint.Pass) {
	if p.Facts == nil {
		return
	}
	for i := range p.Claims {
		c := &p.Claims[i]
		m := p.Mention(c.Mention)
		if c.Fact == nil || m.Kind() != quant.KindDate || (c.Verdict != lint.Supported && c.Verdict != lint.Derived) {
			continue
		}
		sent := p.Sentences[m.Sentence]
		own := eventToken(p, sent, m, c.Fact)
		if own < 0 || own > m.First {
			continue
		}
		for _, other := range besides(p, c.Fact) {
			if other == c.Fact || !sharesSubject(other, c.Fact) || len(other.Values) == 0 || other.Values[0].Value.Kind != quant.KindDate {
				continue
			}
			at := eventToken(p, sent, m, other)
			if at <= own || at > m.First || m.First-at > 4 || sameEvent(p, at, c.Fact) {
				continue
			}
			if !quant.Compare(m.Value, other.Values[0].Value).Conflicts() {
				continue
			}
			reportAmbiguousDate(p, c, m, own, at, other)
			break
		}
	}
}

func reportAmbiguousDate(p *lint.Pass, c *lint.Claim, m *lint.Mention, own, at int, other *lint.Fact) {
	date := p.Text(m.Span)
	d := lint.Diagnostic{
		Severity: lint.Asked, Span: m.Span, Fact: other,
		Message: fmt.Sprintf("is %s the year of the %s or of the %s? %s dates the %s %s", date,
			strings.ToLower(p.Word(own)), strings.ToLower(p.Word(at)), other.ID, strings.ToLower(p.Word(at)), other.Values[0].Value.Phrase()),
	}
	var dates []string
	for _, f := range besides(p, c.Fact) {
		if !sharesSubject(f, c.Fact) || len(f.Values) == 0 || f.Values[0].Value.Kind != quant.KindDate {
			continue
		}
		dates = append(dates, fmt.Sprintf("%s %s", f.ID, f.Values[0].Value.Phrase()))
		d.Related = append(d.Related, lint.Related{
			At:      &lint.Place{Path: f.Pos.Path, Start: f.Pos.Offset, End: f.Pos.Offset, Line: f.Pos.Line, Column: f.Pos.Column},
			Message: f.ID + ": " + f.Values[0].Value.Phrase() + cited(f),
		})
	}
	d.Detail = fmt.Sprintf("Read of the %s it agrees with %s; read of the %s it does not. The facts give: %s",
		strings.ToLower(p.Word(own)), c.Fact.ID, strings.ToLower(p.Word(at)), strings.Join(dates, ", "))
	d.Fixes = []lint.Fix{{Title: "Say which event the date is of", Safety: lint.Display}}
	p.Report(d)
}

// cited is where a fact was taken from: its copy, and the sentence there.
func cited(f *lint.Fact) string {
	for _, r := range f.Refs {
		if r.Source != nil {
			where := r.Source.Copy
			if where == "" {
				where = r.Source.ID
			}
			return fmt.Sprintf(" (%s: %q)", where, r.Quote.Exact)
		}
	}
	return ""
}

// eventToken is the token of the sentence, closest before the mention, that
// names the fact's event; -1 for none.
func eventToken(p *lint.Pass, s lint.Sentence, m *lint.Mention, f *lint.Fact) int {
	for i := min(m.First, s.Last) - 1; i >= s.First; i-- {
		if p.Tokens[i].Kind == lint.Word && sameEvent(p, i, f) {
			return i
		}
	}
	return -1
}

// sameEvent reports whether token i names the event of f.
func sameEvent(p *lint.Pass, i int, f *lint.Fact) bool {
	word := p.Word(i)
	for _, e := range f.Event {
		if strings.EqualFold(word, e) || p.Lex.Lemma(word) == p.Lex.Lemma(e) {
			return true
		}
	}
	return false
}

// besides are the facts among which those on f's subjects are.
func besides(p *lint.Pass, f *lint.Fact) []*lint.Fact {
	if p.SameSubject != nil {
		return p.SameSubject(f)
	}
	return p.Facts.Facts
}

func sharesSubject(a, b *lint.Fact) bool {
	for _, x := range a.Subjects {
		for _, y := range b.Subjects {
			if x == y || (len(x.Names) > 0 && len(y.Names) > 0 && x.Names[0] == y.Names[0]) {
				return true
			}
		}
	}
	return false
}
