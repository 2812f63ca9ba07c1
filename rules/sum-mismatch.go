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
	for s := range p.Sentences {
		checkSentenceSum(p, s)
	}
	checkTableSums(p)
}

// checkSentenceSum compares a total with the parts that follow it: "40 dead,
// including 25 soldiers and 20 civilians", "12 members: eight women and five
// men".
func checkSentenceSum(p *lint.Pass, s int) {
	first, last := p.SentenceMentions(s)
	for i := first; i+2 < last; i++ {
		total := p.Mention(i)
		if (total.Kind() != quant.KindCount && total.Kind() != quant.KindMoney) || total.Value.Range || total.Weak {
			continue
		}
		whole := partsFollow(p, i)
		if whole == noParts {
			continue
		}
		parts := partsAfter(p, i, last)
		if len(parts) < 2 {
			continue
		}
		sum := reckon(p.Mention(parts[0]).Value)
		var words []string
		for n, j := range parts {
			if n > 0 {
				sum = sum.Add(reckon(p.Mention(j).Value))
			}
			words = append(words, p.Text(p.Mention(j).Span))
		}
		said := reckon(total.Value)
		switch {
		case sum.Overlaps(said), farApart(sum, said):
			continue
		case whole == someParts && (sum.Lo == nil || said.Hi == nil || sum.Lo.Cmp(said.Hi) <= 0):
			continue // "including" need not name them all
		}
		d := lint.Diagnostic{
			Severity: lint.Warning, Span: total.Span,
			Message: fmt.Sprintf("%s make %s, not %s", strings.Join(words, " + "), sum.Phrase(), p.Text(total.Span)),
			Detail:  fmt.Sprintf("%s = %s", strings.Join(words, " + "), sum.Phrase()),
			Fixes:   []lint.Fix{{Title: "Correct the total or one of its parts", Safety: lint.Display}},
		}
		for _, j := range parts {
			d.Related = append(d.Related, lint.Related{Span: p.Mention(j).Span, Message: "a part"})
		}
		p.Report(d)
	}
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
// it, some of them or all.
func partsFollow(p *lint.Pass, i int) int {
	gap := p.Gap(i, i+1)
	if n := p.Mention(i).Noun; !n.Empty() && n.Start >= p.Mention(i).Span.End {
		gap = strings.TrimSpace(strings.TrimPrefix(gap, strings.ToLower(p.Text(n))))
	}
	switch gap {
	case ", including", "including", "(including", ", among them", "— including", "– including":
		return someParts
	case ":", "—", "–", ", comprising", "comprising", ", made up of", "made up of", "consisting of", ", consisting of", "(":
		return allParts
	}
	return noParts
}

// partsAfter are the mentions after i that are listed as its parts: of its
// kind, one after another, with no more than a short noun phrase, a comma and
// an "and" between them.
func partsAfter(p *lint.Pass, i, last int) []int {
	var parts []int
	total := p.Mention(i)
	for j := i + 1; j < last; j++ {
		m := p.Mention(j)
		if len(parts) >= 2 && m.Kind() == quant.KindDate && strings.Contains(p.Gap(j-1, j), ",") {
			last = j // the list has ended: "..., arrived on Monday"
			break
		}
		if m.Kind() != total.Kind() || m.Value.Range || m.Value.Per != total.Value.Per || (m.Kind() == quant.KindMoney && m.Value.Unit != total.Value.Unit) {
			return nil // a list that also dates or measures its items is not a plain sum
		}
		if j > i+1 {
			gap := p.Gap(j-1, j)
			joined := strings.HasSuffix(gap, "and") || strings.HasSuffix(gap, ",") || strings.HasSuffix(gap, "plus") || strings.HasSuffix(gap, ", and")
			if !joined || len(strings.Fields(gap)) > 6 || strings.ContainsAny(gap, ";()") || onlyOf(p, gap, "and", "") && !strings.HasPrefix(gap, ",") && gap != "and" {
				return nil
			}
			if strings.Contains(" "+gap+" ", " of which ") || strings.Contains(" "+gap+" ", " including ") || strings.Contains(" "+gap+" ", " who ") {
				return nil
			}
		}
		parts = append(parts, j)
	}
	// What follows the last part must end the list.
	rest := strings.ToLower(p.Text(lint.Span{Start: p.Mention(last - 1).Span.End, End: p.Sentences[total.Sentence].Span.End}))
	if strings.Contains(rest, " or ") || strings.Contains(rest, " among ") || strings.Contains(rest, " others") || strings.Contains(rest, " the rest") {
		return nil
	}
	return parts
}
