package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "impossible-percentage",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkImpossiblePercentage,
})

func checkImpossiblePercentage(p *lint.Pass) {
	for i := range p.Mentions {
		m := p.Mention(i)
		if m.Kind() != quant.KindPercent || m.Value.Unit != "percent" || m.Value.Range {
			continue
		}
		if checkFallBelowNothing(p, i) || checkMoreThanAll(p, i) {
			continue
		}
		if whole := wholeFor(p, i); whole >= 0 {
			checkGrim(p, i, whole)
		}
	}
}

// checkGrim asks whether a whole number of people can give the percentage (the
// GRIM test: Brown and Heathers, 2017): of 12 patients 33% or 42% can be right,
// 37% cannot.
func checkGrim(p *lint.Pass, i, j int) {
	m, whole := p.Mention(i), p.Mention(j)
	if !strings.ContainsAny(p.Text(m.Span), "0123456789") || m.Change != 0 || m.Value.Lo.Cmp(quant.FromInt(100)) > 0 {
		return // "half of the 15 players"
	}
	if hedged(m) || hedged(whole) {
		return
	}
	n, ok := whole.Value.Lo.Int64()
	if !ok || n < 2 || n > 1000 {
		return
	}
	v := m.Value
	v.Hedge = quant.NoHedge // "only 18.2%" is as rounded as "18.2%"
	said := v.Reckon()
	hundred := quant.FromInt(100).Rat()
	for k := range n + 1 {
		share := quant.Exact(quant.Fraction(k, n))
		share = share.Mul(quant.Interval{Lo: hundred, Hi: hundred})
		if said.Overlaps(share) {
			return
		}
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: m.Span,
		Message: fmt.Sprintf("no whole number out of %d is %s", n, p.Text(m.Span)),
		Detail:  fmt.Sprintf("Each of the %d is %s%%, so %s falls between two of them; weights or missing answers may explain it", n, quant.Exact(quant.Fraction(100, n)).Phrase(), p.Text(m.Span)),
		Related: []lint.Related{{Span: whole.Span, Message: "the whole"}},
		Fixes:   []lint.Fix{{Title: "Give the count, or correct the percentage", Safety: lint.Display}},
	})
}

// wholeFor is the count of people or things that the percentage at mention i is
// a share of, -1 where that is open: "37% of the 12 patients", "of the 12
// patients, 37%", "a panel of 20 judges ... 43% of them".
func wholeFor(p *lint.Pass, i int) int {
	m := p.Mention(i)
	first, last := p.SentenceMentions(m.Sentence)
	if i+1 < last && bridge(p, i, i+1) == "of" || i+1 < last && bridge(p, i, i+1) == "of all" {
		if w := p.Mention(i + 1); discrete(p, w) {
			return i + 1
		}
		return -1
	}
	if p.Crowded(m.Sentence) {
		return -1
	}
	found := -1
	for j := first; j < last; j++ {
		if o := p.Mention(j); o.Kind() == quant.KindCount && !o.Weak {
			if found >= 0 {
				return -1 // shares of which of the two?
			}
			found = j
		}
	}
	if found < 0 || found > i {
		return -1
	}
	w := p.Mention(found)
	n, ok := w.Value.Lo.Int64()
	if !ok || n > 99 {
		return -1
	}
	opens := found == i-1 && (lastGroup(p, w) || surveyed(p, w)) && p.Gap(found, i) != "" && strings.HasSuffix(bridge(p, found, i), ",") && len(strings.Fields(bridge(p, found, i))) <= 3 ||
		found == i-1 && (strings.EqualFold(wordBefore(p, w), "of") || pointed(p, w)) && p.Gap(found, i) != "" && listedUnder(p, found, found+1)
	switch {
	case opens && discrete(p, w):
		return found
	case discrete(p, w) && sharesOf(p, i, w):
		return found
	}
	return -1
}

// surveyed reports whether a count is that of a survey: "in a survey of 8
// cities".
func surveyed(p *lint.Pass, m *lint.Mention) bool {
	at := tokenBefore(p, m)
	if !strings.EqualFold(p.Word(at), "of") {
		return false
	}
	return p.Among(at-1, "survey")
}

// discrete reports whether a mention counts people or things one by one.
func discrete(p *lint.Pass, m *lint.Mention) bool {
	if group := lastGroup(p, m); group && m.Kind() == quant.KindCount && m.Value.Lo.IsInt() {
		return true
	}
	if m.Kind() != quant.KindCount || m.Noun.Empty() || m.Value.Range || m.Weak || !m.Value.Lo.IsInt() {
		return false
	}
	noun := lastWord(p.Text(m.Noun))
	next := p.Doc.Text[max(m.Noun.End, m.Span.End):]
	return (p.Lex.Is(noun, "person") || p.Lex.Lemma(noun) != strings.ToLower(noun)) && !strings.HasPrefix(next, "'") && !strings.HasPrefix(next, "’")
}

// lastGroup reports whether a bare number is that of a group: "a class of 25".
func lastGroup(p *lint.Pass, m *lint.Mention) bool {
	at := tokenBefore(p, m)
	return m.Noun.Empty() && !m.Value.Range && strings.EqualFold(p.Word(at), "of") && p.Is(at-1, "group")
}

// sharesOf reports whether a percentage is said of what mention w counts: "of
// them", "of the judges".
func sharesOf(p *lint.Pass, i int, w *lint.Mention) bool {
	words, _ := tail(p, i, 2)
	noun := p.Lex.Lemma(lastWord(p.Text(w.Noun)))
	of, rest, _ := strings.Cut(words, " ")
	return of == "of" && (rest == "them" || rest != "" && p.Lex.Lemma(rest) == noun)
}

// checkMoreThanAll finds shares of people above 100%: "110% of the households
// have water". It reports whether it found one.
func checkMoreThanAll(p *lint.Pass, i int) bool {
	m := p.Mention(i)
	if m.Value.Lo.Cmp(quant.FromInt(100)) <= 0 || m.Change != 0 || hedged(m) || !strings.EqualFold(p.Word(m.Last), "of") {
		return false
	}
	words, _ := tail(p, i, 4)
	fields := strings.Fields(strings.TrimPrefix(strings.TrimPrefix(words, "of"), " all"))
	if len(fields) < 2 {
		return false
	}
	had := p.Lex.Lemma(p.Word(tokenBefore(p, m))) == "lose"
	people := (p.Lex.Is(fields[0], "person") || p.Lex.Lemma(fields[0]) == "household") && p.Lex.Lemma(fields[0]) != fields[0] &&
		(p.Lex.Is(fields[1], "verb") || p.Lex.Is(fields[1], "copula") || p.Lex.Is(fields[1], "auxiliary"))
	if !people && !(had && len(fields) > 0) {
		return false
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: m.Span,
		Message: fmt.Sprintf("%s is more than all of them", p.Text(m.Span)),
		Fixes:   []lint.Fix{{Title: "Correct the percentage", Safety: lint.Display}},
	})
	return true
}

// checkFallBelowNothing finds falls of more than the whole: "sales fell 200%".
// What can be negative (a profit, a balance, a temperature) can fall by more. It
// reports whether it found one.
func checkFallBelowNothing(p *lint.Pass, i int) bool {
	m := p.Mention(i)
	over := m.Value.Lo.Cmp(quant.FromInt(100))
	if over < 0 || over == 0 && m.Value.Hedge != quant.MoreThan || direction(p, m) >= 0 && !cutBy(p, m) {
		return false
	}
	s := p.Sentences[m.Sentence]
	if p.HasWord(s.First, s.Last, "signed-quantity") {
		return false
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: m.Span,
		Message: fmt.Sprintf("nothing can fall by %s: 100%% is all of it", p.Text(m.Span)),
		Detail:  "A fall to a third is a fall of 67%; a rise that is undone is not a fall of the same percentage",
		Fixes:   []lint.Fix{{Title: "Give the two amounts, or the share that was lost", Safety: lint.Display}},
	})
	return true
}

// cutBy reports whether a percentage is what something was cut by, its object
// between: "the vaccine cut deaths by 120%".
func cutBy(p *lint.Pass, m *lint.Mention) bool {
	if !strings.EqualFold(wordBefore(p, m), "by") {
		return false
	}
	for t := tokenBefore(p, m) - 1; t >= max(p.Sentences[m.Sentence].First, m.First-7); t-- {
		switch word := p.Word(t); {
		case p.Lex.Is(word, "fall"):
			return true
		case strings.ContainsAny(word, ",;:()") || p.Lex.Is(word, "rise"):
			return false
		}
	}
	return false
}

// lastWord is the last word of a phrase.
func lastWord(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == ' ' {
			return s[i+1:]
		}
	}
	return s
}
