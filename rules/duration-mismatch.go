package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "duration-mismatch",
	Severity: lint.Warning,
	Trust:    0.93,
	Check:    checkDuration,
})

// checkDuration compares a stated length of time with the two dates that it
// runs between: "the 32-year war (1618-1648)", "from 2007 to 2016, seven years".
func checkDuration(p *lint.Pass) {
	for i := range p.Mentions {
		d := p.Mention(i)
		if d.Form == "reckoned" {
			checkLater(p, i)
			continue
		}
		if d.Kind() != quant.KindDuration || d.Age || d.Value.Range || d.Value.Unit != "year" || len(d.Value.More) > 0 || !d.Value.Lo.IsInt() {
			continue
		}
		from, to, span, ok := periodBeside(p, i)
		if !ok {
			from, to, span, ok = term(p, i)
		}
		if !ok || from.Precision > quant.Day || to.Precision > quant.Day || from.Precision < quant.Year || to.Precision < quant.Year {
			continue
		}
		least, most := yearsBetween(from, to)
		said := d.Value.Interval()
		truth := quant.Interval{Lo: quant.FromInt(int64(least)).Rat(), Hi: quant.FromInt(int64(most)).Rat()}
		if said.Overlaps(truth) || most < 1 {
			continue
		}
		years := plural(fmt.Sprint((least+most)/2), "year")
		if least != most {
			years = fmt.Sprintf("%d to %d years", least, most)
		}
		p.Report(lint.Diagnostic{
			Severity: lint.Warning, Span: d.Span,
			Message: fmt.Sprintf("%s is %s, not %s", p.Text(span), years, p.Text(d.Span)),
			Detail:  fmt.Sprintf("From %s to %s is %s, whether or not both ends are counted", from.Value().Phrase(), to.Value().Phrase(), years),
			Related: []lint.Related{{Span: span, Message: "the period"}},
			Fixes:   []lint.Fix{{Title: "Correct the duration or one of the dates", Safety: lint.Display}},
		})
	}
}

// periodBeside is the pair of dates that restates the duration at mention i: a
// range in brackets after its noun phrase, or a range just before or after it.
func periodBeside(p *lint.Pass, i int) (from, to quant.Date, span lint.Span, ok bool) {
	d := p.Mention(i)
	take := func(j int) (quant.Date, quant.Date, lint.Span, bool) {
		m := p.Mention(j)
		if m.Kind() != quant.KindDate || !m.Value.Range || m.YearGuessed || m.Relative || hedged(m) || m.Value.Mod != quant.NoMod {
			return quant.Date{}, quant.Date{}, lint.Span{}, false
		}
		a, b := m.Value.Date, m.Value.DateHi
		if !a.Known() || !b.Known() {
			return quant.Date{}, quant.Date{}, lint.Span{}, false
		}
		return a, b, m.Span, true
	}
	if j := i + 1; j < len(p.Mentions) && p.Mention(j).Sentence == d.Sentence {
		gap := p.Gap(i, j)
		// "the 32-year war (1618-1648)": the bracket follows at most four words.
		if before, isOpen := strings.CutSuffix(gap, "("); isOpen && len(strings.Fields(before)) <= 4 && !strings.ContainsAny(before, ",;:()") && nounPhrase(p, before) {
			return take(j)
		}
		if gap == ", from" || gap == "from" || gap == "between" || gap == ", between" || gap == ":" {
			return take(j)
		}
	}
	if j := i - 1; j >= 0 && p.Mention(j).Sentence == d.Sentence {
		if gap := p.Gap(j, i); gap == "," || gap == "(" || gap == ", a period of" || gap == ", a span of" || gap == ", that is" || gap == ", i.e." {
			after := p.Doc.Text[d.Span.End:]
			if gap == "," && !strings.HasPrefix(after, ",") && !strings.HasPrefix(after, ".") && !strings.HasPrefix(after, " in all") && !strings.HasPrefix(after, " in total") {
				return from, to, span, false
			}
			return take(j)
		}
	}
	return from, to, span, false
}

// nounPhrase reports whether the words before a bracket are the rest of the
// noun phrase that the duration stands in: a prison term in the middle of
// another thought ("served 12 years of his life there (1980-90)") is not.
func nounPhrase(p *lint.Pass, words string) bool {
	for _, w := range strings.Fields(words) {
		if p.Lex.Is(w, "copula") || p.Lex.Is(w, "auxiliary") || w == "after" || w == "later" || w == "before" || w == "ago" || w == "old" {
			return false
		}
	}
	return true
}

// yearsBetween is the least and the most years that lie between two dates, the
// ends counted or not.
func yearsBetween(from, to quant.Date) (least, most int) {
	days := func(n int) int { return int(float64(n)/365.2425 + 0.0001) }
	least = max(days(int(to.First()-from.Last())-1), 0)
	most = days(int(to.Last()-from.First())+2) + 1
	if from.Precision == quant.Year && to.Precision == quant.Year {
		least = int(to.Year-from.Year) - 1
		most = int(to.Year-from.Year) + 1
	}
	return least, most
}
