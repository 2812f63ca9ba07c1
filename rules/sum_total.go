package rules

import (
	"fmt"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// checkTotalBehind compares a total with the amounts before it: "300 cars and in
// the second half 450, 850 in all". All amounts of its kind in the sentence are
// its parts.
func checkTotalBehind(p *lint.Pass, i, first int) {
	m := p.Mention(i)
	if !saysSum(p, i) {
		return
	}
	var parts []int
	var words []string
	sum := quant.Exact(quant.FromInt(0))
	for j := first; j < i; j++ {
		o := p.Mention(j)
		if when(o) || o.Kind() == quant.KindOrdinal {
			continue
		}
		if !sameQuantity(o, m) || o.Value.Range || o.Weak || hedged(o) {
			return
		}
		if j > first && strings.Contains(p.Text(lint.Span{Start: p.Mention(j - 1).Span.End, End: o.Span.Start}), " of ") || strings.EqualFold(wordBefore(p, o), "but") {
			return // "all but seven of the 30": one is a part of the other
		}
		parts, words, sum = append(parts, j), append(words, p.Text(o.Span)), sum.Add(o.Value.Reckon())
	}
	if len(parts) < 2 || sum.Overlaps(m.Value.Reckon()) || farApart(sum, m.Value.Reckon()) {
		return
	}
	reportSum(p, i, parts, words, sum)
}

// saysSum reports whether mention i is said to be the sum of what stands before
// it: ", 850 in all", ", making 850 together".
func saysSum(p *lint.Pass, i int) bool {
	m := p.Mention(i)
	before, at := strings.ToLower(wordBefore(p, m)), tokenBefore(p, m)
	t := m.Last
	for t < p.Sentences[m.Sentence].Last && m.Noun.Contains(p.Tokens[t].Span()) {
		t++
	}
	word, next := strings.ToLower(p.Word(t)), strings.ToLower(p.Word(t+1))
	behind := word == "altogether" || word == "together" || word == "in" && (next == "all" || next == "total") && (t+2 >= p.Sentences[m.Sentence].Last || p.Tokens[t+2].Kind != lint.Word) || word == "all" && next == "told"
	joined := before == "," || before == "–" || before == "—" || before == "or" || before == "making" || before == "totalling" || before == "totaling"
	total := before == "of" && strings.EqualFold(p.Word(at-1), "total") && (strings.EqualFold(p.Word(at-2), "a") && (p.Word(at-3) == "," || strings.EqualFold(p.Word(at-3), "for") || strings.EqualFold(p.Word(at-3), "making")))
	return behind && joined || total || before == "totalling" || before == "totaling"
}

// checkRaised compares a new total with the old one and what was added to it:
// "Eighteen died, and two more bodies were found, raising the toll to 22".
func checkRaised(p *lint.Pass, i, first int) {
	m := p.Mention(i)
	if m.Kind() != quant.KindCount || !strings.EqualFold(wordBefore(p, m), "to") {
		return
	}
	at := tokenBefore(p, m)
	raised := false
	for t := at - 1; t >= max(p.Sentences[m.Sentence].First, at-5); t-- {
		raised = raised || p.Among(t, "raises-to")
	}
	if !raised {
		return
	}
	old, added := -1, -1
	for j := first; j < i; j++ {
		o := p.Mention(j)
		if o.Kind() != quant.KindCount || o.Value.Range || o.Weak || hedged(o) {
			continue
		}
		switch {
		case added < 0 && (furtherWord(p, p.Word(o.Last)) || furtherWord(p, wordBefore(p, o))):
			added = j
		case old < 0:
			old = j
		default:
			return
		}
	}
	if old < 0 || added < 0 {
		return
	}
	sum := p.Mention(old).Value.Reckon().Add(p.Mention(added).Value.Reckon())
	if !sum.Overlaps(m.Value.Reckon()) && !farApart(sum, m.Value.Reckon()) {
		reportSum(p, i, []int{old, added}, []string{p.Text(p.Mention(old).Span), p.Text(p.Mention(added).Span)}, sum)
	}
}

func furtherWord(p *lint.Pass, word string) bool {
	return p.Lex.Is(word, "further") || strings.EqualFold(word, "more")
}

// checkAnnounced compares a number with the list that it announces: "three
// priorities: schools, roads, parks and water", or with the items of a list below
// the paragraph.
func checkAnnounced(p *lint.Pass, s int) {
	sent := p.Sentences[s]
	if strings.IndexByte(p.SentenceText(s), ':') < 0 {
		return
	}
	colon := -1
	for t := sent.First; t < sent.Last; t++ {
		if p.Word(t) == ":" {
			colon = t
			break
		}
	}
	if colon < 0 {
		return
	}
	first, last := p.SentenceMentions(s)
	announced := -1
	for i := first; i < last && p.Mention(i).First < colon; i++ {
		if m := p.Mention(i); m.Kind() == quant.KindCount && !when(m) {
			if announced >= 0 {
				return
			}
			announced = i
		}
	}
	if announced < 0 {
		return
	}
	m := p.Mention(announced)
	n, ok := m.Value.Lo.Int64()
	if !ok || n < 2 || n > 12 || hedged(m) || m.Value.Range || m.Noun.Empty() || !strings.HasSuffix(strings.ToLower(p.Text(m.Noun)), "s") && n != 1 && !p.Lex.Is(p.Text(m.Noun), "person") && !strings.EqualFold(p.Text(m.Noun), "children") {
		return
	}
	end := m.Last
	for end < colon && m.Noun.Contains(p.Tokens[end].Span()) {
		end++
	}
	least, most, what := 0, 0, "items follow"
	if colon+1 < sent.Last {
		if end != colon {
			return
		}
		if least, most, ok = namedItems(p, s, colon+1); !ok {
			return
		}
	} else if least = itemsBelow(p, sent.Block); least > 0 && colon-end <= 4 && inWords(p, m.Span) && !p.HasWord(end, colon, "include") {
		most, what = least, "items stand below"
	} else {
		return
	}
	if int(n) >= least && int(n) <= most {
		return
	}
	count := fmt.Sprint(least)
	if least != most {
		count = fmt.Sprintf("%d or %d", least, most)
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: m.Span,
		Message: fmt.Sprintf("%s %s are announced, %s %s", p.Text(m.Span), p.Text(m.Noun), count, what),
		Fixes:   []lint.Fix{{Title: "Correct the number, or the list", Safety: lint.Display}},
	})
}

// itemsBelow is the number of items of the list right below a block, at its
// outermost level; 0 for no list.
func itemsBelow(p *lint.Pass, block int) int {
	n, level := 0, 0
	if p.Doc.Blocks[block].Kind == lint.ListItem {
		return 0
	}
	for _, b := range p.Doc.Blocks[block+1:] {
		if b.Kind != lint.ListItem {
			break
		}
		if n == 0 {
			level = b.Level
		}
		if b.Level == level {
			n++
		}
	}
	return n
}
