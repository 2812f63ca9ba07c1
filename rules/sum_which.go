package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// This file holds an amount against the parts of it that the rest of its sentence tells:
// "sold 1,940 tonnes, 1,120 of them at home and 720 abroad". They need not be all, so that
// only a sum that is larger, or that looks like the amount with a slip in it, is wrong.

// checkOfWhich judges mention i, whose sentence ends before mention last.
func checkOfWhich(p *lint.Pass, i, last int) {
	m := p.Mention(i)
	switch m.Kind() {
	case quant.KindCount, quant.KindMoney, quant.KindMeasure:
	default:
		return
	}
	if i+2 >= last || hedged(m) || m.Value.Per != "" || !tellsParts(p, i) {
		return
	}
	sum, written := quant.Exact(quant.FromInt(0)), quant.FromInt(0)
	var parts []int
	var words []string
	for j := i + 1; j < last; j++ {
		o := p.Mention(j)
		if o.Weak || hedged(o) || o.Value.Range || o.Value.Per != "" || o.Kind() != m.Kind() && o.Kind() != quant.KindCount || o.Value.Unit != "" && o.Value.Unit != m.Value.Unit || !o.Noun.Empty() && o.Value.Unit != m.Value.Unit {
			return
		}
		if o.Value.Lo.Cmp(m.Value.Lo) >= 0 || o.Change != 0 {
			return
		}
		parts, words = append(parts, j), append(words, p.Text(o.Span))
		sum, written = sum.Add(o.Value.Reckon()), written.Add(o.Value.Lo)
	}
	if len(parts) < 2 || !closesList(p, parts) {
		return
	}
	total := m.Value
	total.Lo, total.Hi = written, written
	if c := quant.Compare(m.Value, total); sum.Overlaps(m.Value.Reckon()) || c.Cause != quant.DigitsSwapped && c.Cause != quant.DigitWrong {
		return
	}
	reportSum(p, i, parts, words, sum)
}

// tellsParts reports whether parts of mention i follow it: "of which the state pays 6.2
// million", "1,120 of them at home".
func tellsParts(p *lint.Pass, i int) bool {
	m, o := p.Mention(i), p.Mention(i+1)
	for t := m.Last; t+1 < o.First && t < m.Last+maxBeforeWhich; t++ {
		if strings.EqualFold(p.Word(t), "of") && p.Among(t+1, "of-the-last") {
			return true
		}
	}
	t := o.Last
	for o.Noun.Contains(p.Tokens[min(t, len(p.Tokens)-1)].Span()) && t < len(p.Tokens)-1 {
		t++
	}
	return o.First-m.Last <= maxBeforeWhich && strings.EqualFold(p.Word(t), "of") && p.Among(t+1, "of-the-last")
}

// maxBeforeWhich is how many tokens may stand between an amount and its parts.
const maxBeforeWhich = 6

// closesList reports whether "and" joins the last of some parts to the one before, no word
// says that one of them is more, or compares it, and the sentence ends soon after.
func closesList(p *lint.Pass, parts []int) bool {
	last, before := p.Mention(parts[len(parts)-1]), p.Mention(parts[len(parts)-2])
	end := p.Sentences[last.Sentence].Last
	joined := false
	for t := before.Last; t < last.First; t++ {
		joined = joined || strings.EqualFold(p.Word(t), "and")
	}
	for t := p.Mention(parts[0]).First; t < end; t++ {
		if p.Among(t, "another-time-before") || p.Among(t, "no-part") || p.Among(t, "or-more") || p.Among(t, "more-or-less") {
			return false
		}
	}
	return joined && end-last.Last <= maxBehindPart
}

// maxBehindPart is how many tokens may stand behind the last of the parts.
const maxBehindPart = 8
