package rules

import (
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// This file holds a whole against its parts where the last of them is all the
// rest: "Of the 120 boats 80 came home. The other 50 were lost."; "The council
// has 41 seats. Labour holds 22, the Greens 12 and the others 9."

// tally is a number of things or a sum of money in a text: a mention, or the figures behind a name
// that are read as none ("the Greens 12").
type tally struct {
	span        lint.Span
	value       quant.Value
	noun        lint.Span
	sentence    int
	first, last int // its tokens
}

// mostParts bounds how many parts a whole is held against.
const mostParts = 12

// checkRest judges sentence s where its last number is all the rest. The whole
// stands in it or in the sentence before, and all numbers between are its parts.
func checkRest(p *lint.Pass, s int) {
	if first, last := p.SentenceMentions(s); !p.SentenceHas(s, "left-over") && !p.SentenceHas(s, "remaining") && (last-first < leastOver || !saysElse(p, s)) {
		return
	}
	all, ok := tallies(p, s)
	if !ok || len(all) == 0 || !isRest(p, all[len(all)-1]) {
		return
	}
	if s > 0 && p.Sentences[s-1].Block == p.Sentences[s].Block && !p.Crowded(s-1) && !opensWhole(p, all[0]) {
		if before, plain := tallies(p, s-1); plain {
			all = append(before, all...)
		}
	}
	whole, parts := wholeOf(p, all)
	if len(parts) < 2 || len(parts) > mostParts {
		return
	}
	sum := quant.Exact(quant.FromInt(0))
	var words []string
	for _, part := range parts {
		if !partIn(p, whole, part) {
			return
		}
		sum, words = sum.Add(part.value.Reckon()), append(words, p.Text(part.span))
	}
	if said := whole.value.Reckon(); !sum.Overlaps(said) && !farApart(sum, said) {
		reportRest(p, whole, parts, words, sum, "The last is said to be all the rest")
	}
}

func reportRest(p *lint.Pass, whole tally, parts []tally, words []string, sum quant.Interval, why string) {
	said := strings.Join(words, " + ")
	d := lint.Diagnostic{
		Severity: lint.Warning, Span: whole.span,
		Message: said + " make " + sum.Phrase() + ", not " + p.Text(whole.span),
		Detail:  why + ": " + said + " = " + sum.Phrase(),
		Fixes:   []lint.Fix{{Title: "Correct the total or one of its parts", Safety: lint.Display}},
	}
	for _, part := range parts {
		d.Related = append(d.Related, lint.Related{Span: part.span, Message: "a part"})
	}
	p.Report(d)
}

// tallies are the numbers of a sentence, and whether they are all such as can be
// whole and parts: no shares, times, ranges, changes or estimates, and no word that
// counts a thing twice.
func tallies(p *lint.Pass, s int) (all []tally, plain bool) {
	sent := p.Sentences[s]
	i, end := p.SentenceMentions(s)
	for t := sent.First; t < sent.Last; t++ {
		if i < end && t == p.Mention(i).First {
			m := p.Mention(i)
			if m.Kind() != quant.KindCount && m.Kind() != quant.KindMoney || m.Value.Per != "" || m.Change != 0 || m.Value.Lo.Sign() < 0 || m.Value.Range || hedged(m) || len(m.Value.More) > 0 || m.Kind() == quant.KindCount && !m.Value.Lo.IsInt() {
				return nil, false
			}
			all = append(all, tally{m.Span, m.Value, m.Noun, s, m.First, m.Last})
			t, i = max(t, m.Last-1), i+1
			continue
		}
		if p.Among(t, "no-part") {
			return nil, false
		}
		if p.Tokens[t].Kind == lint.Mixed || p.Is(t, "number_word") {
			return nil, false
		}
		if p.Tokens[t].Kind == lint.Digits {
			n, ok := quant.ParseNumber(strings.ToLower(p.Word(t)))
			if !ok || !n.IsInt() {
				return nil, false
			}
			all = append(all, tally{span: p.Tokens[t].Span(), value: quant.Value{Kind: quant.KindCount, Lo: n, Hi: n}, sentence: s, first: t, last: t + 1})
		}
	}
	return all, true
}

// isRest reports whether a number is said to be that of all others: "the other
// 50", "the remaining nine", "the others 9", "the rest, 14,".
func isRest(p *lint.Pass, x tally) bool {
	if elseBefore(p, x) {
		return true
	}
	t := x.first - 1
	if p.Word(t) == "," {
		t--
	}
	first := p.Sentences[x.sentence].First
	return p.Among(t, "the-rest") && t > first && strings.EqualFold(p.Word(t-1), "the")
}

// elseBefore reports whether what a number is of is "everything else", after the number
// before it: "and everything else, above all the sale of shirts, 0.7 million".
func elseBefore(p *lint.Pass, x tally) bool {
	for t := x.first - 1; t > p.Sentences[x.sentence].First; t-- {
		if p.Tokens[t].Kind == lint.Digits || p.Lex.Is(p.Word(t), "number_word") {
			return false
		}
		if p.Among(t, "else") {
			return p.Among(t-1, "all-of-it")
		}
	}
	return false
}

// saysElse reports whether a sentence has the word that elseBefore looks for.
func saysElse(p *lint.Pass, s int) bool {
	for t := p.Sentences[s].First; t < p.Sentences[s].Last; t++ {
		if p.Among(t, "else") {
			return true
		}
	}
	return false
}

// opensWhole reports whether a number is the whole of "of the 120 boats".
func opensWhole(p *lint.Pass, x tally) bool {
	t := x.first - 1
	switch word := strings.ToLower(p.Word(t)); {
	case word == "these" || word == "those":
		if p.Lex.Is(strings.ToLower(p.Text(x.noun)), "verb") && p.Word(x.last+1) != "," {
			return false // "of these 500 work in the plant"
		}
		t--
	case filler(p, word):
		t--
	}
	return !x.noun.Empty() && strings.EqualFold(p.Word(t), "of") && t >= p.Sentences[x.sentence].First
}

// wholeOf divides the numbers up to a rest into the whole, which is the first of
// them or the second ("eighty of the 120 boats"), and its parts; nil parts where
// it cannot be told.
func wholeOf(p *lint.Pass, all []tally) (whole tally, parts []tally) {
	if len(all) < 3 {
		return tally{}, nil
	}
	for k := 1; k < len(all); k++ {
		if opensWhole(p, all[k]) {
			if k == 1 && strings.EqualFold(p.Word(all[0].last), "of") {
				all[0].last = all[1].last // the "of" is that of the whole
				return all[1], slices.Concat(all[:1], all[2:])
			}
			return tally{}, nil
		}
	}
	whole, parts = all[0], all[1:]
	if whole.noun.Empty() && whole.value.Kind != quant.KindMoney || isRest(p, whole) {
		return tally{}, nil
	}
	first := parts[0]
	before := p.Word(first.first - 1)
	opens := first.first == p.Sentences[first.sentence].First || before == ";" || before == ":"
	for t := first.first - 1; t >= max(p.Sentences[first.sentence].First, first.first-3); t-- {
		opens = opens || p.Among(t, "those-told") && strings.EqualFold(p.Word(t-1), "of")
	}
	if !opensWhole(p, whole) && !opens && len(parts) < 3 {
		return tally{}, nil
	}
	return whole, parts
}

// partIn reports whether a number is a part of the whole by its words: it counts
// no other thing, and is not itself divided or narrowed.
func partIn(p *lint.Pass, whole, part tally) bool {
	if part.value.Lo.Cmp(whole.value.Lo) >= 0 {
		return false
	}
	if whole.value.Kind == quant.KindMoney || part.value.Kind == quant.KindMoney { // "$28 million, ... the remaining 6 million"
		return whole.value.Kind == quant.KindMoney && part.noun.Empty() && (part.value.Kind != quant.KindMoney || part.value.Unit == whole.value.Unit)
	}
	next := strings.ToLower(p.Word(part.last))
	if part.noun.Empty() {
		return next != "of" && next != "%" && next != "-"
	}
	noun := strings.ToLower(p.Text(part.noun))
	if p.Lex.Is(noun, "verb") && !strings.HasSuffix(noun, "s") {
		return true // "500 work in the plant"
	}
	end := part.last
	for part.noun.Contains(p.Tokens[min(end, len(p.Tokens)-1)].Span()) && end < len(p.Tokens)-1 {
		end++
	}
	return p.Lex.Lemma(noun) == p.Lex.Lemma(strings.ToLower(p.Text(whole.noun))) && !preposition(p, end)
}
