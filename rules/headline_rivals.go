package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// This file tells which figures of a text may be said of what its headline says,
// and which are of another time, a part, a pace or a margin.

// everySoOften reports whether an amount and its noun are for each stretch of time:
// "120,000 books a year".
func everySoOften(p *lint.Pass, m *lint.Mention) bool {
	n := *m
	for n.Last < len(p.Tokens)-1 && m.Noun.Contains(p.Tokens[n.Last].Span()) {
		n.Last++
	}
	return inTime(p, &n)
}

// comparative reports whether an amount is by how much something changes: "340
// million euros more".
func comparative(p *lint.Pass, m *lint.Mention) bool {
	end := m.Last
	for m.Noun.Contains(p.Tokens[min(end, len(p.Tokens)-1)].Span()) && end < len(p.Tokens)-1 {
		end++
	}
	return p.Among(end, "more-or-less") || p.Lex.Is(p.Word(m.Last-1), "further") || p.Lex.Is(wordBefore(p, m), "further") || strings.EqualFold(wordBefore(p, m), "more")
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
	if p.Lex.Among(wordBefore(p, o), "another-time-before") {
		return true
	}
	for t := o.Last; t < min(o.Last+6, p.Sentences[o.Sentence].Last) && p.Tokens[t].Kind != lint.Mark; t++ {
		if strings.EqualFold(p.Word(t), "than") {
			break // "8.6 per cent more than a year ago" is said of now
		}
		if p.Among(t, "bygone") || strings.EqualFold(p.Word(t), "before") && unitOfTime(p, p.Word(t-1)) {
			return true
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

// returned is 1 where the sentence of a figure opens with the pronoun of what the
// article is about.
func returned(p *lint.Pass, o *lint.Mention) int {
	if p.Among(p.Sentences[o.Sentence].First, "returns-to") {
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

// slipBeside reports whether the text has a figure that is the headline's but for the
// order of its digits.
func slipBeside(p *lint.Pass, m *lint.Mention) bool {
	for j := range p.Mentions {
		if o := p.Mention(j); o != m && o.Kind() == m.Kind() && (o.Value.Unit == m.Value.Unit && longSwap(p, m, o) || longSlip(p, m, o)) {
			return true
		}
	}
	return false
}

// longSwap reports whether two figures of one unit are the same three digits, or
// more, in another order.
func longSwap(p *lint.Pass, a, b *lint.Mention) bool {
	return quant.Compare(a.Value, b.Value).Cause == quant.DigitsSwapped && significant(a.Value.Lo) && significant(b.Value.Lo) && min(len(digitsOf(p, a)), len(digitsOf(p, b))) >= 3
}

// shortSwap reports whether two figures are the same two digits in the other order, in
// sentences with two words in common, "after 13 years", "31 years", or with one where what is
// measured or counted is the same or the text begins with it.
func shortSwap(p *lint.Pass, a *lint.Mention, j int) bool {
	b := p.Mention(j)
	if len(digitsOf(p, a)) != 2 || len(digitsOf(p, b)) != 2 || quant.Compare(a.Value, b.Value).Cause != quant.DigitsSwapped {
		return false
	}
	enough := 2
	if opens(p, b.Sentence) || a.Kind() == quant.KindMeasure || a.Kind() == quant.KindMoney {
		enough = 1
	}
	return sharedWords(p, a, b) >= enough
}

// longSlip reports whether two counts of which both do not name the same thing are the same
// digits in another order: four or more where one does not say what it counts, "which 18,142
// people watched", "against Lusca it was 18,412", and three or more where the text begins with
// the other one, "4,300 homes", "3,400 households".
func longSlip(p *lint.Pass, a, b *lint.Mention) bool {
	if a.Kind() != quant.KindCount || b.Kind() != quant.KindCount || a.Noun.Empty() && b.Noun.Empty() || !longSwap(p, a, b) || sharedWords(p, a, b) < 1 {
		return false
	}
	return a.Noun.Empty() != b.Noun.Empty() && len(digitsOf(p, a)) >= 4 || opens(p, b.Sentence)
}

// saidBeside reports whether the sentence of mention m gives the value of o, too.
func saidBeside(p *lint.Pass, m, o *lint.Mention) bool {
	first, last := p.SentenceMentions(m.Sentence)
	for k := first; k < last; k++ {
		if x := p.Mention(k); x != m && x.Kind() == o.Kind() && quant.Compare(x.Value, o.Value).Relation == quant.Same {
			return true
		}
	}
	return false
}

// captions reports whether a sentence stands in a caption, by its markup or by the word
// with which its block begins: "Caption: ", "Picture 2. ".
func captions(p *lint.Pass, s int) bool { return lint.Shared(p, findCaptions)[s] }

// captioned says of each sentence whether it stands in a caption.
type captioned []bool

func findCaptions(p *lint.Pass) captioned {
	out := make(captioned, len(p.Sentences))
	for s := range out {
		b := p.Sentences[s].Block
		switch p.Doc.Blocks[b].Kind {
		case lint.Caption:
			out[s] = true
		case lint.Paragraph, lint.Quotation:
			before := s > 0 && p.Sentences[s-1].Block == b && out[s-1] // an image may stand before it
			out[s] = before || labelsCaption(p, p.Sentences[s].First)
		}
	}
	return out
}

// labelsCaption reports whether a caption begins with token at.
func labelsCaption(p *lint.Pass, at int) bool {
	numbered := at+1 < len(p.Tokens) && p.Tokens[at+1].Kind == lint.Digits && (p.Word(at+2) == ":" || p.Word(at+2) == ".")
	return (numbered || p.Word(at+1) == ":") && p.Among(at, "caption")
}

// checkHeadlineYear reports a year of a title or a caption that the text has nowhere, where
// the text has the same digits in another order in a sentence that shares a name: "the
// chalice of 1629", "blown in 1692".
func checkHeadlineYear(p *lint.Pass, i int, title bool) {
	m := p.Mention(i)
	d := m.Value.Date
	if m.Value.Range || m.Relative || !m.Value.Date.Known() || d.Precision != quant.Year || d.Year >= manyYears {
		return
	}
	rival := -1
	for j := range p.Mentions {
		o := p.Mention(j)
		e := o.Value.Date
		if j == i || o.Kind() != quant.KindDate || o.Value.Range || e.NoYear || !e.Known() {
			continue
		}
		if e.Year == d.Year {
			return
		}
		if e.Precision >= quant.Year && swappedYears(d.Year, e.Year) && sharedWords(p, m, o) >= 1 && p.Sentences[o.Sentence].Block != p.Sentences[m.Sentence].Block {
			rival = j
		}
	}
	if rival >= 0 {
		reportHeadline(p, i, rival, title, lint.Warning)
	}
}

// manyYears is from when on years have digits of which any two are swapped by chance:
// 2012, 2021.
const manyYears = 2000

// swappedYears reports whether two years have the same last two digits, in the other order.
func swappedYears(a, b int32) bool {
	return a != b && a/100 == b/100 && a%10 == b/10%10 && a/10%10 == b%10
}

// digitsOf are the figures of an amount as it is written.
func digitsOf(p *lint.Pass, m *lint.Mention) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, p.Text(m.Span))
}

// borneOut reports whether the sum of two of the text's amounts, or a rounding
// across units, gives the headline's: headlines add up.
func borneOut(p *lint.Pass, m *lint.Mention) bool {
	var of []int
	anything := m.Kind() == quant.KindCount && len(digitsOf(p, m)) >= 3 // a large one is the sum of whatever it is
	for j := range p.Mentions {
		if o := p.Mention(j); o.Kind() == m.Kind() && (anything || o.Value.Unit == m.Value.Unit) && o != m && len(of) < 40 && o.Value.Hedge != quant.LessThan && o.Value.Hedge != quant.MoreThan {
			of = append(of, j)
		}
	}
	said := m.Value.Reckon()
	for x := range of {
		for y := range x {
			v, w := &p.Mention(of[x]).Value, &p.Mention(of[y]).Value
			if v.Unit != m.Value.Unit || w.Unit != m.Value.Unit {
				if sum := v.Lo.Add(w.Lo); sum.Cmp(m.Value.Lo) == 0 {
					return true
				}
				continue
			}
			a, b := v.Reckon(), w.Reckon()
			if a.Add(b).Overlaps(said) || a.Add(b.Neg()).Overlaps(said) || b.Add(a.Neg()).Overlaps(said) {
				return true
			}
		}
	}
	return false
}

// beyondSlip reports whether one of two values is ten times the other, so that
// they are hardly two figures for one thing, and no slip that can be named makes one of the other.
func beyondSlip(a, b quant.Value) bool {
	return quant.Compare(a, b).Cause == quant.NoCause && (a.Lo.Cmp(b.Lo.Scale(1)) > 0 || b.Lo.Cmp(a.Lo.Scale(1)) > 0)
}

// swapped reports whether the digits of two figures are the same in another
// order, in sentences with a word in common.
func swapped(p *lint.Pass, a, b *lint.Mention) bool {
	return quant.Compare(a.Value, b.Value).Cause == quant.DigitsSwapped && sharedWords(p, a, b) >= 1
}
