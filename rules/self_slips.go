package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// This file finds two values of one thing by the slip between them: 1974 and
// 1947, 410 metres and 140 metres. The binder's records want two sentences that
// say nearly the same; a slip that can be named wants only one subject and one
// event, or one unit and a noun in common.

// event is what happens once, its year, and the words that name to what.
type event struct {
	name     string
	date     quant.Date
	span     lint.Span
	sentence int
	nouns    []string // lemmas of the nouns before it, and names
	names    []string
}

// checkEventSlips compares the years that an article gives for one event.
func checkEventSlips(p *lint.Pass) {
	byName := map[string][]event{}
	for s, dated := range datable(p) {
		if !dated || !p.SentenceHas(s, "once") || p.Crowded(s) || p.Block(s).Kind == lint.ListItem || p.Block(s).Kind == lint.Footnote {
			continue
		}
		for _, e := range eventsOf(p, s) {
			earlier := byName[e.name]
			rivals, rival := 0, event{}
			for _, o := range earlier {
				if o.sentence != e.sentence && oneSubjectOf(o, e) {
					if o.date == e.date || o.date.Year == e.date.Year {
						rivals = -1
						break
					}
					rivals, rival = rivals+1, o
				}
			}
			if rivals == 1 {
				reportSlip(p, e, rival)
			}
			if len(earlier) < mostAlike {
				byName[e.name] = append(earlier, e)
			}
		}
	}
}

func reportSlip(p *lint.Pass, e, o event) {
	c := quant.Compare(e.date.Value(), o.date.Value())
	if !c.Conflicts() || c.Cause == quant.NoCause || c.Cause == quant.SmallDifference {
		return
	}
	severity := lint.Asked
	if c.Cause == quant.DigitsSwapped {
		severity = lint.Warning
	}
	p.Report(lint.Diagnostic{
		Severity: severity, Span: e.span, Cause: c.Cause.Phrase(e.date.Value(), o.date.Value()),
		Message: fmt.Sprintf("%s: %s here, %s there", e.name, p.Text(e.span), p.Text(o.span)),
		Detail:  "Both sentences speak of " + strings.Join(common(e.nouns, o.nouns), ", ") + ", and that happens once",
		Related: []lint.Related{{Span: o.span, Message: p.Text(o.span) + " here"}},
		Fixes:   eitherWay(p, e.span, o.span, e.date.Value(), o.date.Value()),
	})
}

// eventsOf are the dated events of a sentence that happen once to a thing: the
// verb stands right before the date, its subject before the verb.
func eventsOf(p *lint.Pass, s int) []event {
	var out []event
	sent := p.Sentences[s]
	first, last := p.SentenceMentions(s)
	for t := sent.First; t < sent.Last; t++ {
		if p.Tokens[t].Kind != lint.Word || !p.Is(t, "once") {
			continue
		}
		word := strings.ToLower(p.Word(t))
		if strings.EqualFold(p.Word(t+1), "again") || strings.EqualFold(p.Word(t-1), "not") || p.Lex.Is(p.Word(t-1), "modal") || strings.EqualFold(p.Word(t-1), "to") || strings.HasSuffix(word, "ing") {
			continue
		}
		e := event{name: p.Lex.Lemma(word), sentence: s}
		if n, ok := bareYear(p, t+1); ok {
			e.date, e.span = quant.YearOnly(n), p.Tokens[t+1].Span()
		} else {
			for i := first; i < last; i++ {
				if m := p.Mention(i); outright(p, i) && m.First > t && m.First-t <= 7 && !strings.ContainsAny(strings.ToLower(p.Text(lint.Span{Start: p.Tokens[t].Span().End, End: m.Span.Start})), ",;:()") && !tellsEvent(p, t+1, m.First) {
					e.date, e.span = m.Value.Date, m.Span
					break
				}
			}
		}
		if e.date.IsZero() || e.date.Precision < quant.Year {
			continue
		}
		e.nouns, e.names = subjectWords(p, s, t)
		if len(e.nouns) > 0 {
			out = append(out, e)
		}
	}
	return out
}

// subjectWords are the nouns, by lemma, and the names of the phrase that is the
// subject of the verb at token t: its first noun phrase, without what stands
// behind a preposition ("the bridge beside the tower").
func subjectWords(p *lint.Pass, s, t int) (nouns, names []string) {
	first := p.Sentences[s].First
	from := first
	for u := t - 1; u >= max(first, t-14); u-- {
		if word := p.Word(u); strings.ContainsAny(word, ";(") || strings.EqualFold(word, "and") || strings.EqualFold(word, "but") || strings.EqualFold(word, "when") {
			from = u + 1
			break
		}
	}
	for u := from; u < t; u++ {
		tok, word := p.Tokens[u], p.Word(u)
		if p.Lex.Is(word, "kin") && !strings.EqualFold(word, "who") && !strings.EqualFold(word, "whose") {
			return nil, nil
		}
		if otherOne(p, u) {
			return nil, nil // "the old bridge": there are two
		}
		if len(nouns) > 0 && (word == "," || p.Lex.Is(word, "function") || p.Lex.Is(word, "auxiliary") || p.Lex.Is(word, "location") || sidePreposition(p, word)) {
			break
		}
		if tok.Kind != lint.Word || tok.End-tok.Start < 4 || p.Lex.Is(word, "function") || p.Lex.Is(word, "auxiliary") || p.Lex.Is(word, "copula") || sidePreposition(p, word) {
			continue
		}
		if tok.Flags&lint.Capital != 0 {
			names = append(names, word)
		}
		if tok.Flags&lint.Capital != 0 || !p.Lex.Is(word, "verb") {
			nouns = append(nouns, p.Lex.Lemma(strings.ToLower(word)))
		}
	}
	return nouns, names
}

// sidePreposition reports whether a word joins a noun to the thing it stands by.
func sidePreposition(p *lint.Pass, word string) bool {
	return p.Lex.Among(word, "beside")
}

// oneSubjectOf reports whether two events are said of one thing: they share a
// noun, and where both have names, a name.
func oneSubjectOf(a, b event) bool {
	if len(common(a.nouns, b.nouns)) == 0 {
		return false
	}
	return len(a.names) == 0 && len(b.names) == 0 || len(a.names) > 0 && len(b.names) > 0 && len(common(a.names, b.names)) == min(len(a.names), len(b.names)) ||
		len(common(a.nouns, b.nouns)) >= 2 || len(a.names) == 0 && a.sentence < b.sentence || len(b.names) == 0 && b.sentence < a.sentence
}

func common(a, b []string) []string {
	var out []string
	for _, x := range a {
		for _, y := range b {
			if x == y {
				out = append(out, x)
				break
			}
		}
	}
	return out
}

// checkAmountSlips compares amounts of one unit whose digits are swapped.
func checkAmountSlips(p *lint.Pass) {
	var all []int // the mentions of such amounts
	for i := range p.Mentions {
		if slipAmount(p, p.Mention(i)) {
			all = append(all, i)
		}
	}
	if len(all) < 2 {
		return
	}
	type sort struct {
		kind      quant.Kind
		unit, per string
	}
	same := map[sort][]int{}
	var count map[string]int // how often a value is given, once that is asked
	repeated := func(m *lint.Mention) bool {
		if count == nil {
			count = make(map[string]int, len(all))
			for _, i := range all {
				count[unitAndNumber(p.Mention(i))]++
			}
		}
		return count[unitAndNumber(m)] > 1
	}
	for _, i := range all {
		if vouchedFor(p, i) {
			continue
		}
		a := p.Mention(i)
		key := sort{a.Kind(), a.Value.Unit, a.Value.Per}
		for _, j := range same[key] {
			b := p.Mention(j)
			if a.Sentence == b.Sentence || enumeratedBlock(p, a) && enumeratedBlock(p, b) {
				continue
			}
			c := quant.Compare(a.Value, b.Value)
			if !c.Conflicts() || c.Cause != quant.DigitsSwapped || !sharesNouns(p, a, b) || repeated(a) && repeated(b) {
				continue
			}
			p.Report(lint.Diagnostic{
				Severity: lint.Asked, Span: a.Span, Cause: c.Cause.Phrase(a.Value, b.Value),
				Message: fmt.Sprintf("%s here, %s there: is it the same thing?", p.Text(a.Span), p.Text(b.Span)),
				Detail:  "The two have the same digits in another order",
				Related: []lint.Related{{Span: b.Span, Message: p.Text(b.Span) + " here"}},
				Fixes:   eitherWay(p, a.Span, b.Span, a.Value, b.Value),
			})
			break
		}
		if len(same[key]) < mostAlike {
			same[key] = append(same[key], i)
		}
	}
}

// vouchedFor reports whether a fact says that mention i is right. Another amount
// that looks like it is then of something else, or fact-conflict has it.
func vouchedFor(p *lint.Pass, i int) bool {
	return i < len(p.Claims) && (p.Claims[i].Verdict == lint.Supported || p.Claims[i].Verdict == lint.Derived)
}

// unitAndNumber tells the values of amounts apart.
func unitAndNumber(m *lint.Mention) string { return m.Value.Unit + " " + m.Value.Lo.String() }

// slipAmount reports whether a mention is an amount that stands for itself, of
// two figures or more.
func slipAmount(p *lint.Pass, m *lint.Mention) bool {
	switch m.Kind() {
	case quant.KindMoney, quant.KindMeasure:
	case quant.KindCount:
		if m.Noun.Empty() || year(m) {
			return false
		}
	default:
		return false
	}
	return !m.Value.Range && !m.Weak && !hedged(m) && len(m.Value.More) == 0 && significant(m.Value.Lo) && !p.Crowded(m.Sentence)
}

func enumeratedBlock(p *lint.Pass, m *lint.Mention) bool {
	kind := p.Block(m.Sentence).Kind
	return kind == lint.ListItem || kind == lint.Cell || kind == lint.Footnote
}

// otherOne reports whether token u sets a thing apart from another of its kind:
// "the old bridge", "its parent company".
func otherOne(p *lint.Pass, u int) bool {
	return p.Is(u, "sets-apart") || p.Is(u, "superseded") || p.Is(u, "rival")
}

// sharesNouns reports whether the words next to two amounts have a noun in
// common, beside what they count.
func sharesNouns(p *lint.Pass, a, b *lint.Mention) bool {
	x, y := nounsNear(p, a), nounsNear(p, b)
	both := len(common(x, y))
	if p.Block(a.Sentence).Kind == lint.Cell {
		return both >= 1
	}
	return both >= 1 && (a.Kind() == quant.KindMeasure || a.Kind() == quant.KindMoney || both >= 2 || a.Sentence-b.Sentence <= 4)
}

// inValue reports whether token t of sentence s is part of a value, as the "million" of another
// amount is.
func inValue(p *lint.Pass, s, t int) bool {
	for i, last := p.SentenceMentions(s); i < last; i++ {
		if m := p.Mention(i); t >= m.First && t < m.Last {
			return true
		}
	}
	return false
}

func nounsNear(p *lint.Pass, m *lint.Mention) []string {
	var out []string
	s := p.Sentences[m.Sentence]
	first, last := s.First, s.Last
	if b := p.Block(m.Sentence); b.Kind == lint.Cell { // the header of its row
		for t := s.First - 1; t >= 0 && t > s.First-8; t-- {
			first = t
		}
	}
	for t := max(first, m.First-9); t < min(last, m.Last+9); t++ {
		tok, word := p.Tokens[t], p.Word(t)
		if t < m.First && otherOne(p, t) {
			return nil
		}
		if tok.Kind != lint.Word || tok.End-tok.Start < 4 || inValue(p, m.Sentence, t) || m.Noun.Contains(tok.Span()) || p.Lex.Is(word, "function") || p.Lex.Is(word, "auxiliary") {
			continue
		}
		if tok.Flags&lint.Capital != 0 || !p.Lex.Is(word, "verb") || p.Lex.Lemma(word) == "cost" {
			out = append(out, p.Lex.Lemma(strings.ToLower(word)))
		}
	}
	return out
}
