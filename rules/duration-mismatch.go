package rules

import (
	"fmt"
	"math/big"
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
		if d.Kind() != quant.KindDuration || d.Age || d.Value.Range || len(d.Value.More) > 0 || p.Crowded(d.Sentence) {
			continue
		}
		from, to, span, ok := periodBeside(p, i)
		if !ok {
			from, to, span, ok = term(p, i)
		}
		if !ok {
			from, to, span, ok = twoDates(p, i)
		}
		if !ok {
			checkClock(p, i)
			continue
		}
		if from.Precision > quant.Day || to.Precision > quant.Day || from.Precision < quant.Year || to.Precision < quant.Year {
			continue
		}
		truth, years, ok := timeBetween(from, to, d.Value.Unit)
		if !ok || d.Value.Interval().Overlaps(truth) || truth.Hi.Sign() <= 0 {
			continue
		}
		reportDuration(p, d, span, years, fmt.Sprintf("From %s to %s is %s, whether or not both ends are counted", from.Value().Phrase(), to.Value().Phrase(), years))
	}
}

func reportDuration(p *lint.Pass, d *lint.Mention, span lint.Span, truth, detail string) {
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: d.Span,
		Message: fmt.Sprintf("%s is %s, not %s", p.Text(span), truth, predicate(p, d)),
		Detail:  detail,
		Related: []lint.Related{{Span: span, Message: "the period"}},
		Fixes:   []lint.Fix{{Title: "Correct the duration or one of the dates", Safety: lint.Display}},
	})
}

// timeBetween is how much time may lie between two dates, in a unit of time, and
// in words. ok is false for a unit that the dates are too coarse for.
func timeBetween(from, to quant.Date, unit string) (truth quant.Interval, words string, ok bool) {
	least, most := yearsBetween(from, to)
	years := func(n int) quant.Interval {
		return quant.Interval{Lo: big.NewRat(int64(least-n), int64(1+9*btoi(unit == "decade")+99*btoi(unit == "century"))), Hi: big.NewRat(int64(most+n), int64(1+9*btoi(unit == "decade")+99*btoi(unit == "century")))}
	}
	days := quant.Interval{Lo: big.NewRat(max(0, int64(to.First()-from.Last())-1), 1), Hi: big.NewRat(int64(to.Last()-from.First())+1, 1)}
	exact := from.Precision == quant.Day && to.Precision == quant.Day
	months := from.Precision >= quant.Month && to.Precision >= quant.Month
	per := func(n, loose int64) quant.Interval {
		return quant.Interval{Lo: new(big.Rat).Sub(days.Lo, big.NewRat(loose, 1)), Hi: new(big.Rat).Add(days.Hi, big.NewRat(loose, 1))}.Quo(quant.Exact(quant.FromInt(n)))
	}
	switch unit {
	case "year":
		truth, words = years(0), spellSpan(least, most, "year")
	case "decade":
		truth, words = years(3), spellSpan(least, most, "year")
	case "century":
		truth, words = years(20), spellSpan(least, most, "year")
	case "day":
		truth, ok = days, exact
		words = spellSpan(int(to.First()-from.First()), int(to.First()-from.First())+1, "day")
		return truth, words, ok
	case "week":
		return per(7, 4), spellSpan(int(to.First()-from.First()), int(to.First()-from.First())+1, "day"), exact
	case "month":
		n := int(to.Year-from.Year)*12 + int(to.Month) - int(from.Month)
		return per(30, 20), spellSpan(n, n, "month"), months
	default:
		return truth, "", false
	}
	return truth, words, true
}

// predicate is a duration as it stands behind "is": "six years" for six-year.
func predicate(p *lint.Pass, d *lint.Mention) string {
	words := p.Text(d.Span)
	number, ok := strings.CutSuffix(words, "-"+d.Value.Unit)
	switch {
	case !ok:
		return words
	case d.Value.Lo.Cmp(quant.FromInt(1)) == 0:
		return number + " " + d.Value.Unit
	}
	return plural(number, d.Value.Unit)
}

// spellSpan is "9 years", or "9 to 11 years".
func spellSpan(least, most int, unit string) string {
	if most-least > 1 && unit == "year" { // both ends counted or neither
		least, most = (least+most)/2, (least+most)/2
	}
	if least == most {
		return plural(fmt.Sprint(least), unit)
	}
	return fmt.Sprintf("%d to %d %ss", least, most, unit)
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
		if gap == "between" && d.Value.Lo.Cmp(quant.FromInt(1)) == 0 {
			return from, to, span, false // "in a year between 1934 and 1970"
		}
		if gap == ", from" || gap == "from" || gap == "between" || gap == ", between" || gap == ":" {
			return take(j)
		}
	}
	if j := i - 1; j >= 0 && p.Mention(j).Sentence == d.Sentence {
		if restatesPeriod(p, p.Gap(j, i), p.Doc.Text[d.Span.End:]) {
			return take(j)
		}
	}
	return from, to, span, false
}

// restatesPeriod reports whether a duration says how long the period before it was, by
// the gap between the two and the text after: "from 1994 to 2006, a reign of" 12
// years, "from 1994 to 2006 –" 12 years "in all".
func restatesPeriod(p *lint.Pass, gap, after string) bool {
	switch words := strings.Fields(gap); {
	case gap == "(" || gap == ", that is" || gap == ", i.e.":
		return true
	case gap == "," || gap == "–" || gap == "—":
		return strings.HasPrefix(after, ",") || strings.HasPrefix(after, ".") || strings.HasPrefix(after, " in all") || strings.HasPrefix(after, " in total") || strings.HasPrefix(after, " altogether")
	case len(words) == 4 && strings.Contains(",–—:", words[0]) && (words[1] == "a" || words[1] == "an"):
		return words[3] == "of" && p.Lex.Is(words[2], "time-span")
	}
	return false
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
