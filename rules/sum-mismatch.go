package rules

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "sum-mismatch",
	Severity: lint.Warning,
	Trust:    0.9,
	Check:    checkSum,
})

func checkSum(p *lint.Pass) {
	for _, s := range p.Stated() {
		if p.Crowded(s) {
			continue
		}
		first, last := p.SentenceMentions(s)
		for i := first; i < last; i++ {
			m := p.Mention(i)
			if m.Value.Range || m.Weak {
				continue
			}
			checkOfWhich(p, i, last)
			if m.Kind() != quant.KindCount && m.Kind() != quant.KindMoney {
				continue
			}
			if whole, at := partsFollow(p, i); whole != noParts {
				checkParts(p, i, whole, at)
			}
			checkTotalBehind(p, i, first)
			checkRaised(p, i, first)
		}
		checkAnnounced(p, s)
		checkRest(p, s)
		checkOver(p, s)
	}
	checkTableSums(p)
}

// checkParts compares a total with the parts that follow it: "40 dead, including
// 25 soldiers and 20 civilians", "five members (three engineers, two judges and
// a captain)".
func checkParts(p *lint.Pass, i, whole, at int) {
	total := p.Mention(i)
	items, closed, complete := itemsFrom(p, total.Sentence, at)
	parts, singles, ok := addends(p, items, total)
	if !ok || p.Word(at-1) != "(" && (!complete || unfinished(p, total.Sentence, closed)) || p.Word(at-1) == "(" && p.Word(closed) != ")" {
		return
	}
	if p.Word(at-1) == "(" && len(parts) == 2 && singles == 0 && aroundIt(p, parts, i) {
		return
	}
	sum := quant.Exact(quant.FromInt(int64(singles)))
	var words []string
	for _, j := range parts {
		sum = sum.Add(p.Mention(j).Value.Reckon())
		words = append(words, p.Text(p.Mention(j).Span))
	}
	for range singles {
		words = append(words, "one")
	}
	said := total.Value.Reckon()
	switch {
	case sum.Overlaps(said), farApart(sum, said):
		return
	case whole == someParts && (sum.Lo == nil || said.Hi == nil || sum.Lo.Cmp(said.Hi) <= 0):
		return // "including" need not name them all
	}
	reportSum(p, i, parts, words, sum)
}

// aroundIt reports whether two bare numbers are the ends of an interval around
// mention i, not parts of it: "a mean of 3.4 (2.2, 5.1)".
func aroundIt(p *lint.Pass, ends []int, i int) bool {
	lo, hi := p.Mention(ends[0]), p.Mention(ends[1])
	mid := p.Mention(i).Value.Lo
	return p.Word(lo.Last) == "," && p.Word(hi.Last) == ")" && lo.Value.Lo.Cmp(mid) <= 0 && mid.Cmp(hi.Value.Hi) <= 0
}

func reportSum(p *lint.Pass, i int, parts []int, words []string, sum quant.Interval) {
	d := lint.Diagnostic{
		Severity: lint.Warning, Span: p.Mention(i).Span,
		Message: fmt.Sprintf("%s make %s, not %s", strings.Join(words, " + "), sum.Phrase(), p.Text(p.Mention(i).Span)),
		Detail:  fmt.Sprintf("%s = %s", strings.Join(words, " + "), sum.Phrase()),
		Fixes:   []lint.Fix{{Title: "Correct the total or one of its parts", Safety: lint.Display}},
	}
	for _, j := range parts {
		d.Related = append(d.Related, lint.Related{Span: p.Mention(j).Span, Message: "a part"})
	}
	p.Report(d)
}

// unfinished reports whether what follows a list says that it does not name all.
func unfinished(p *lint.Pass, s, at int) bool {
	for t := at; t < p.Sentences[s].Last; t++ {
		if p.Among(t, "or-more") {
			return true
		}
	}
	return false
}

// farApart reports whether a sum is several times larger or smaller than what
// it is held against: such parts are of something else ("1,050,000 soldiers (55
// divisions and nine brigades)").
func farApart(sum, said quant.Interval) bool {
	threefold := big.NewRat(2, 1)
	return !sum.Widen(threefold).Overlaps(said) || !said.Widen(threefold).Overlaps(sum)
}

const (
	noParts = iota
	someParts
	allParts
)

// partsFollow says whether the text after mention i and its noun lists parts of
// it, some of them or all, and from which token on.
func partsFollow(p *lint.Pass, i int) (whole, at int) {
	m := p.Mention(i)
	t, end := m.Last, p.Sentences[m.Sentence].Last
	for t < end && m.Noun.Contains(p.Tokens[t].Span()) {
		t++
	}
	comma := p.Word(t) == ","
	if comma {
		t++
	}
	word := strings.ToLower(p.Word(t))
	bracket := word == "("
	if bracket || (word == "—" || word == "–") && !comma {
		t++
		whole = allParts
	}
	switch word = strings.ToLower(p.Word(t)); {
	case word == "including":
		return someParts, t + 1
	case word == "among" && strings.EqualFold(p.Word(t+1), "them"):
		return someParts, t + 2
	case word == ":" && !comma && whole == noParts:
		return allParts, t + 1
	case word == "comprising":
		return allParts, t + 1
	case word == "consisting" && strings.EqualFold(p.Word(t+1), "of"):
		return allParts, t + 2
	case word == "made" && strings.EqualFold(p.Word(t+1), "up"):
		return allParts, t + 3
	case whole == allParts, comma && apposed(p, i, t):
		return allParts, t
	}
	return noParts, 0
}

// apposed reports whether a list right behind a comma tells what the count at
// mention i is of, in numbers below it: "seven medals, three gold, two silver
// and one bronze".
func apposed(p *lint.Pass, i, t int) bool {
	m := p.Mention(i)
	if m.Noun.Empty() || m.Kind() != quant.KindCount || pointed(p, m) || strings.EqualFold(wordBefore(p, m), "of") || !inWords(p, m.Span) && m.Value.Lo.Cmp(quant.FromInt(10)) < 0 {
		return false
	}
	before := wordBefore(p, m)
	items, closed, complete := itemsFrom(p, m.Sentence, t)
	if !complete || before == "," || before == ":" || strings.EqualFold(before, "and") || closed < p.Sentences[m.Sentence].Last && p.Word(closed) != "." && p.Word(closed) != ";" {
		return false
	}
	for _, it := range items {
		if it.single || it.mention < 0 || p.Mention(it.mention).Value.Lo.Cmp(m.Value.Lo) >= 0 || it.last-p.Mention(it.mention).Last > 3 {
			return false
		}
		// Another noun in the plural is another thing: "12 trucks, three cars".
		if n := lastWord(p.Text(p.Mention(it.mention).Noun)); p.Lex.Lemma(n) != strings.ToLower(n) && !strings.HasSuffix(n, "stairs") {
			return false
		}
	}
	return true
}
