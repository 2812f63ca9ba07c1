package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// change is a pair of amounts that a change runs between.
type change struct {
	from, to side
	// first and last are the mentions that hold the pair, the earlier first.
	// They are one where the pair was read as a range.
	first, last int
}

// side is one amount of a change.
type side struct {
	value quant.Value
	span  lint.Span
}

// changeOf is the change from mention a to mention b.
func changeOf(p *lint.Pass, a, b int) change {
	x, y := p.Mention(a), p.Mention(b)
	from, to := side{x.Value, x.Span}, side{y.Value, y.Span}
	from.value, to.value = likeScale(from.value, to.value), likeScale(to.value, from.value)
	from.value, to.value = asFine(from.value, to.value), asFine(to.value, from.value)
	return change{from, to, min(a, b), max(a, b)}
}

// changes are the pairs of a sentence that are written as a change: "from A to
// B", "to B from A", "B, up from A", "B, compared with A", "B (2018: A)". Times
// may stand between the two.
func changes(p *lint.Pass, s int) []change {
	var out []change
	first, last := p.SentenceMentions(s)
	for i := first; i < last; i++ {
		a := p.Mention(i)
		if !amount(a) {
			continue
		}
		before := strings.ToLower(wordBefore(p, a))
		if a.Value.Range && len(a.Parts) == 2 {
			joint := lint.Span{Start: a.Parts[0].Span.End, End: a.Parts[1].Span.Start}
			if before == "from" && strings.TrimSpace(strings.ToLower(p.Text(joint))) == "to" {
				out = append(out, change{side{a.Parts[0].Value, a.Parts[0].Span}, side{a.Parts[1].Value, a.Parts[1].Span}, i, i})
			}
			continue
		}
		if before == "from" {
			if c, ok := yearsMisread(p, i, last); ok {
				out = append(out, c)
				continue
			}
		}
		j := nextAmount(p, i, last)
		if j < 0 || before != "from" && !mayJoin(p, a.Last, p.Mention(j).First) {
			continue
		}
		b := p.Mention(j)
		if a.Value.Range || b.Value.Range || !sameQuantity(perless(a, b)) || a.Kind() == quant.KindMoney && unitLeftOut(p, b) {
			continue
		}
		switch br := withoutEarlier(bridge(p, i, j)); {
		case before == "from" && forward(p, br):
			out = append(out, changeOf(p, i, j))
		case backward(p, br, before), br == "( :", br == "(" && datedInside(p, j):
			out = append(out, changeOf(p, j, i))
		}
	}
	return out
}

// mayJoin reports whether one of the tokens is a bracket or a word with which the
// joint of a change ends that leads from the later amount back.
func mayJoin(p *lint.Pass, from, to int) bool {
	for t := from; t < to; t++ {
		switch word := p.Word(t); len(word) {
		case len("("), len("to"), len("from"), len("against"), len("versus"):
			switch word[0] | 0x20 {
			case '(', 't', 'f', 'w', 'a', 'v':
				return true
			}
		}
	}
	return false
}

// nextAmount is the mention after i that is no time, -1 for none before last.
func nextAmount(p *lint.Pass, i, last int) int {
	for j := i + 1; j < last; j++ {
		if !when(p.Mention(j)) {
			return j
		}
	}
	return -1
}

// amountBefore is the mention before i that is no time, -1 for none from first
// on.
func amountBefore(p *lint.Pass, i, first int) int {
	for j := i - 1; j >= first; j-- {
		if !when(p.Mention(j)) {
			return j
		}
	}
	return -1
}

// forward reports whether a bridge runs from the earlier amount to the later:
// "to", "cars to".
func forward(p *lint.Pass, br string) bool {
	words, ok := strings.CutSuffix(br, "to")
	return ok && len(strings.Fields(words)) <= 3 && !strings.ContainsAny(words, ",;:()#") && !hasVerb(p, words)
}

// backward reports whether a bridge runs from the later amount back to the
// earlier: "from", ", up from", ", compared with".
func backward(p *lint.Pass, br, before string) bool {
	words, ok := strings.CutSuffix(withoutRate(p, br), "from")
	if ok && (before == "to" || before == "at") && len(strings.Fields(words)) <= 3 && !strings.ContainsAny(words, ";:()#") && !hasVerb(p, words) {
		return true
	}
	return ok && words != "" && only(p, words, ", ( up down –", "rise", "fall", "rising", "falling") && strings.TrimSpace(words) != "," || against(br)
}

// withoutRate is a bridge without the time that opens it: the day of "41 patients
// a day, up from".
func withoutRate(p *lint.Pass, br string) string {
	word, rest, _ := strings.Cut(br, " ")
	if unitOfTime(p, word) && strings.HasPrefix(rest, ",") {
		return rest
	}
	return br
}

// datedInside reports whether the bracket that mention i opens ends after a time:
// "(6.0 million in 2018)".
func datedInside(p *lint.Pass, i int) bool {
	if i+1 < len(p.Mentions) && when(p.Mention(i+1)) && bridge(p, i, i+1) == "" {
		return p.Word(p.Mention(i+1).Last) == ")"
	}
	words, mark := tail(p, i, 4)
	return mark == ")" && words != "" && withoutEarlier(words) == ""
}

// yearsMisread is the change of "from 30,000 in 1990 to 48,000 in 2010" at
// mention i, where "1990 to 48,000" was read as a range.
func yearsMisread(p *lint.Pass, i, last int) (change, bool) {
	if i+1 >= last || p.Mention(i).Value.Range {
		return change{}, false
	}
	a, b := p.Mention(i), p.Mention(i+1)
	if b.Value.Range && len(b.Parts) == 2 && b.Kind() == quant.KindCount && year(b) && !year(&lint.Mention{Value: b.Parts[1].Value}) && bridge(p, i, i+1) == "in" {
		return change{side{a.Value, a.Span}, side{b.Parts[1].Value, b.Parts[1].Span}, i, i + 1}, true
	}
	return change{}, false
}

// against reports whether the words between two amounts hold the first against
// the second: ", compared with".
func against(gap string) bool {
	switch strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(gap, ","), "("), " ") {
	case "compared with", "compared to", "against", "versus", "as against", "up from", "down from", "as compared with", "as compared to":
		return true
	}
	return false
}
