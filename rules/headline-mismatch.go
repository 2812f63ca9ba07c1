package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "headline-mismatch",
	Severity: lint.Warning,
	Trust:    0.8,
	Check:    checkHeadline,
})

// surelyAlike is how many words a headline and a sentence share that hardly say
// two things.
const surelyAlike = 3

// checkHeadline looks for each amount of the title and of the captions in the
// text, and asks where the text has another amount of the same noun or unit
// and never this one.
func checkHeadline(p *lint.Pass) {
	for i := range p.Mentions {
		m := p.Mention(i)
		b := p.Block(m.Sentence)
		title := b.Kind == lint.Heading && b.Level <= 1
		if !title && b.Kind != lint.Caption || m.Weak || !headlineAmount(m) || m.Noun.Empty() && wordBefore(p, m) == "," {
			continue
		}
		if j, shared := bodyRival(p, i); j >= 0 {
			where := "headline"
			if !title {
				where = "caption"
			}
			severity := lint.Asked
			if shared >= surelyAlike {
				severity = lint.Warning
			}
			p.Report(lint.Diagnostic{
				Severity: severity, Span: m.Span,
				Message: fmt.Sprintf("the %s says %s, the text %s", where, p.Text(m.Span), p.Text(p.Mention(j).Span)),
				Detail:  "The text gives no such figure; the nearest of its kind is another one",
				Related: []lint.Related{{Span: p.Mention(j).Span, Message: p.SentenceText(p.Mention(j).Sentence)}},
				Fixes:   eitherWay(p, m.Span, p.Mention(j).Span, m.Value, p.Mention(j).Value),
			})
		}
	}
}

// headlineAmount reports whether a mention is a figure that the text must bear
// out: money, percentages, measures and counts of something.
func headlineAmount(m *lint.Mention) bool {
	switch m.Kind() {
	case quant.KindMoney, quant.KindPercent, quant.KindMeasure:
		return true
	case quant.KindCount:
		return (!year(m) || !m.Noun.Empty()) && m.Value.Lo.Cmp(quant.FromInt(3)) > 0
	default:
		return false
	}
}

// bodyRival is the mention of the text that says otherwise what mention i says:
// of its kind and noun, in the sentence that has most of its words, and how many these are. It is -1
// where the text bears mention i out anywhere, or where it has no rival, or as
// good a one with another value.
func bodyRival(p *lint.Pass, i int) (rival, shared int) {
	m := p.Mention(i)
	if p.HasWord(p.Sentences[m.Sentence].First, p.Sentences[m.Sentence].Last, "goal") || comparative(p, m) {
		return -1, 0
	}
	lead := inLead(p, i)
	enough := min(2, max(1, namedThings(p, m)))
	best, rivals := 0, []int(nil)
	for j := range p.Mentions {
		o := p.Mention(j)
		if j == i || o.Kind() != m.Kind() {
			continue
		}
		b := p.Block(o.Sentence)
		if b.Kind == lint.Heading && b.Level <= 1 {
			continue
		}
		if quant.Compare(m.Value, o.Value).Agrees() {
			return -1, 0
		}
		if m.Kind() == quant.KindCount && o.Value.Unit != m.Value.Unit && (!m.Noun.Empty() || lead != j) || m.Kind() != quant.KindCount && o.Value.Unit != m.Value.Unit {
			continue
		}
		if ofAnotherTime(p, m, j) || beyondSlip(m.Value, o.Value) || everySoOften(p, m) != everySoOften(p, o) {
			continue
		}
		shared := sharedWords(p, m, o)
		if beside := shared - btoi(m.Kind() == quant.KindCount && !m.Noun.Empty()); beside > 0 {
			shared += returned(p, o) // "It holds 13 million", not "It lends 120,000 books"
		}
		if shared < enough && !sameContext(p, m, o) && lead != j && !swapped(p, m, o) {
			continue
		}
		switch {
		case shared > best:
			best, rivals = shared, []int{j}
		case shared == best:
			rivals = append(rivals, j)
		}
	}
	if len(rivals) == 0 || borneOut(p, m) {
		return -1, 0
	}
	for _, j := range rivals[1:] {
		if !quant.Compare(p.Mention(j).Value, p.Mention(rivals[0]).Value).Agrees() {
			return -1, 0 // the text has several: a series, a total and its parts
		}
	}
	return rivals[0], best
}

// namedThings is the number of content words beside a headline's figure that are
// no verbs: one in "Turnout hits 62%".
func namedThings(p *lint.Pass, m *lint.Mention) int {
	n, s := 0, p.Sentences[m.Sentence]
	for t := s.First; t < s.Last; t++ {
		if tok := p.Tokens[t]; tok.Kind == lint.Word && tok.End-tok.Start > 3 && (t < m.First || t >= m.Last) && !p.Is(t, "verb") && !p.Is(t, "function") {
			n++
		}
	}
	return n
}

// everySoOften reports whether an amount and its noun are for each stretch of time:
// "120,000 books a year".
func everySoOften(p *lint.Pass, m *lint.Mention) bool {
	n := *m
	for n.Last < len(p.Tokens)-1 && m.Noun.Contains(p.Tokens[n.Last].Span()) {
		n.Last++
	}
	return inTime(p, &n)
}

// beyondSlip reports whether one of two values is ten times the other, so that
// they are hardly two figures for one thing, and no slip that can be named makes one of the other.
func beyondSlip(a, b quant.Value) bool {
	return quant.Compare(a, b).Cause == quant.NoCause && (a.Lo.Cmp(b.Lo.Scale(1)) > 0 || b.Lo.Cmp(a.Lo.Scale(1)) > 0)
}

// comparative reports whether an amount is by how much something changes: "340
// million euros more".
func comparative(p *lint.Pass, m *lint.Mention) bool {
	end := m.Last
	for m.Noun.Contains(p.Tokens[min(end, len(p.Tokens)-1)].Span()) && end < len(p.Tokens)-1 {
		end++
	}
	switch strings.ToLower(p.Word(end)) {
	case "more", "less", "fewer", "extra", "higher", "lower":
		return true
	}
	return p.Lex.Is(p.Word(m.Last-1), "further") || p.Lex.Is(wordBefore(p, m), "further") || strings.EqualFold(wordBefore(p, m), "more")
}

// ofAnotherTime reports whether mention j is said of another time than the
// headline m: it is where a change began, was before, is an aim, or stands in
// the clause of a year that the headline does not name.
func ofAnotherTime(p *lint.Pass, m *lint.Mention, j int) bool {
	o := p.Mention(j)
	for _, c := range changes(p, o.Sentence) {
		if c.from.span == o.Span && c.first != c.last {
			return true
		}
	}
	switch strings.ToLower(wordBefore(p, o)) {
	case "from", "than", "against", "after":
		return true
	}
	for t := o.Last; t < min(o.Last+6, p.Sentences[o.Sentence].Last) && p.Tokens[t].Kind != lint.Mark; t++ {
		switch strings.ToLower(p.Word(t)) {
		case "ago", "earlier", "previously":
			return true
		case "before":
			if unitOfTime(p, p.Word(t-1)) {
				return true
			}
		}
	}
	s := p.Sentences[o.Sentence]
	for t := max(s.First, o.First-8); t < o.First; t++ {
		if p.Is(t, "superseded") || p.Is(t, "goal") || p.Is(t, "average") {
			return true
		}
	}
	if mentionsYear(p, m.Sentence, p.Sentences[m.Sentence].Span) {
		return false
	}
	within := s.Span
	if c := p.ClauseOf(o.Span); c != nil {
		within = c.Span
	}
	return mentionsYear(p, o.Sentence, within)
}

// mentionsYear reports whether a year that is not the article's own stands
// within a stretch of sentence s.
func mentionsYear(p *lint.Pass, s int, within lint.Span) bool {
	first, last := p.SentenceMentions(s)
	for k := first; k < last; k++ {
		d := p.Mention(k)
		if d.Kind() == quant.KindDate && d.Value.Date.Precision >= quant.Year && d.Value.Date.Year != p.Doc.Date.Year && strings.ContainsAny(p.Text(d.Span), "0123456789") && within.Contains(d.Span) && !strings.EqualFold(wordBefore(p, d), "since") {
			return true
		}
	}
	return false
}

// returned is 1 where the sentence of a figure opens with the pronoun of what the
// article is about.
func returned(p *lint.Pass, o *lint.Mention) int {
	switch strings.ToLower(p.Word(p.Sentences[o.Sentence].First)) {
	case "it", "they", "he", "she", "its", "their":
		return 1
	}
	return 0
}

// inLead is the one figure of the kind of headline figure i in the first
// sentence of the text, where a word of the headline stands in it; -1 for none.
func inLead(p *lint.Pass, i int) int {
	m := p.Mention(i)
	for s := m.Sentence + 1; s < len(p.Sentences); s++ {
		b := p.Block(s)
		if b.Kind != lint.Paragraph {
			if b.Kind == lint.Heading || b.Kind == lint.Dateline {
				continue
			}
			return -1
		}
		found := -1
		first, last := p.SentenceMentions(s)
		for j := first; j < last; j++ {
			if p.Mention(j).Kind() == m.Kind() {
				if found >= 0 {
					return -1
				}
				found = j
			}
		}
		if found >= 0 && sharedWords(p, m, p.Mention(found)) >= 1 {
			return found
		}
		return -1
	}
	return -1
}

// swapped reports whether the digits of two figures are the same in another
// order, in sentences with a word in common.
func swapped(p *lint.Pass, a, b *lint.Mention) bool {
	return quant.Compare(a.Value, b.Value).Cause == quant.DigitsSwapped && sharedWords(p, a, b) >= 1
}

// borneOut reports whether the sum of two of the text's amounts, or a rounding
// across units, gives the headline's: headlines add up.
func borneOut(p *lint.Pass, m *lint.Mention) bool {
	var of []int
	for j := range p.Mentions {
		if o := p.Mention(j); o.Kind() == m.Kind() && o.Value.Unit == m.Value.Unit && o != m && len(of) < 40 {
			of = append(of, j)
		}
	}
	said := m.Value.Reckon()
	for x := range of {
		for y := range x {
			a, b := p.Mention(of[x]).Value.Reckon(), p.Mention(of[y]).Value.Reckon()
			if a.Add(b).Overlaps(said) || a.Add(b.Neg()).Overlaps(said) || b.Add(a.Neg()).Overlaps(said) {
				return true
			}
		}
	}
	return false
}
