package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// pair is a part and the whole that it is a part of, by their mentions.
type pair struct {
	part, whole int
	// joint says how the text joins them.
	joint pairJoint
}

type pairJoint uint8

const (
	partOf  pairJoint = iota // "16 of the 45 patients"
	ofWhole                  // "of the 45 patients, 16"
	passing                  // "45 sat the test and 16 passed, a pass rate of"
	ofThem                   // "45 patients, 16 of them children"
)

func (x pair) first() int { return min(x.part, x.whole) }
func (x pair) last() int  { return max(x.part, x.whole) }

// pairAt is the pair of part and whole that begins at mention i.
func pairAt(p *lint.Pass, i, last int) (pair, bool) {
	j := i + 1
	if j+1 < last && when(p.Mention(j)) && opensOf(p, p.Mention(i)) {
		j++ // "of the 45 patients whom it had in 2019, 16"
	}
	if j >= last || !divided(p.Mention(i)) || !divided(p.Mention(j)) || p.Mention(i).Kind() != p.Mention(j).Kind() {
		return pair{}, false
	}
	a, b := p.Mention(i), p.Mention(j)
	switch br := bridge(p, i, j); {
	case br == "of", br == "out of", br == "of all", br == "of total of", br == "out of total of", br == "out of all":
		return pair{i, j, partOf}, a.Noun.Empty() || sameUnit(a, b)
	case strings.EqualFold(wordBefore(p, a), "of") || pointed(p, a):
		return pair{j, i, ofWhole}, listedUnder(p, i, j) && (b.Noun.Empty() || sameUnit(a, b))
	case b.Noun.Empty() && a.Kind() == quant.KindCount && countsOfThem(p, i, j):
		return pair{j, i, ofThem}, true
	case b.Noun.Empty() && a.Kind() == quant.KindCount && strings.HasSuffix(br, "and") && !strings.ContainsAny(br, ";:()#"):
		return pair{j, i, passing}, true
	}
	return pair{}, false
}

// pointed reports whether an amount stands behind "of the", "of its".
func pointed(p *lint.Pass, m *lint.Mention) bool {
	at := tokenBefore(p, m)
	return filler(p, p.Word(at)) && strings.EqualFold(p.Word(at-1), "of")
}

// divided reports whether a mention is an amount that can be part of another.
func divided(m *lint.Mention) bool {
	return (m.Kind() == quant.KindCount || m.Kind() == quant.KindMoney || m.Kind() == quant.KindMeasure) && !m.Value.Range && m.Value.Lo.Sign() > 0 && len(m.Value.More) == 0
}

func sameUnit(a, b *lint.Mention) bool {
	return a.Value.Unit == b.Value.Unit || b.Value.Unit == "" && b.Kind() == quant.KindCount
}

// opensOf reports whether an amount is the whole of a phrase that opens its
// sentence: "of the 45 patients".
func opensOf(p *lint.Pass, m *lint.Mention) bool {
	at := tokenBefore(p, m)
	if filler(p, p.Word(at)) {
		at--
	}
	return at == p.Sentences[m.Sentence].First && strings.EqualFold(p.Word(at), "of")
}

// mostUnder is how many words may stand between a whole and the comma before its
// part.
const mostUnder = 5

// listedUnder reports whether mention j follows mention i, what it counts and
// a comma: "of 1,200 workers, 300". The phrase opens its clause.
func listedUnder(p *lint.Pass, i, j int) bool {
	words, comma := strings.CutSuffix(p.Gap(i, j), ",")
	most := mostUnder
	if j > i+1 {
		most += 2 // and a time
	}
	if !comma || strings.ContainsAny(words, ",;:()") || len(strings.Fields(words)) > most {
		return false
	}
	at := tokenBefore(p, p.Mention(i))
	if !strings.EqualFold(p.Word(at), "of") {
		at--
	}
	s := p.Sentences[p.Mention(i).Sentence]
	return at == s.First || at > s.First && (p.Word(at-1) == "," || p.Word(at-1) == ";" || strings.EqualFold(p.Word(at-1), "out"))
}

// countsOfThem reports whether mention j is how many of those that mention i counts:
// "11 people had died, 7 of them children", "11 people, of whom 7". Nothing else
// that "them" could be stands between.
func countsOfThem(p *lint.Pass, i, j int) bool {
	a, b := p.Mention(i), p.Mention(j)
	gap := p.Gap(i, j)
	switch {
	case strings.HasSuffix(gap, ", of whom"), strings.HasSuffix(gap, ", of which"):
		gap = gap[:strings.LastIndex(gap, ",")]
	case strings.HasSuffix(gap, ",") && strings.EqualFold(p.Word(b.Last), "of") && p.Among(b.Last+1, "those-counted"):
		gap = strings.TrimSuffix(gap, ",")
	default:
		return false
	}
	if a.Noun.Empty() || strings.ContainsAny(gap, ",;:()") {
		return false
	}
	noun := strings.ToLower(p.Text(a.Noun))
	_, rest, ok := strings.Cut(gap, noun)
	if !ok {
		return false
	}
	for _, w := range strings.Fields(rest) {
		if w == "and" || w == "or" || w == "but" || p.Lex.Is(w, "person") || len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
			return false
		}
	}
	return true
}

// shareOf is the mention of the percentage that states the share of a pair, -1
// for none: in brackets or an apposition behind it, or before it.
func (x pair) shareOf(p *lint.Pass, first, last int) int {
	if c := x.last() + 1; c < last && percentage(p.Mention(c)) {
		br := bridge(p, x.last(), c)
		switch {
		case x.joint == passing:
			if !strings.Contains(br, "rate") || !strings.ContainsAny(br, ",(") || strings.ContainsAny(br, ";:") || len(strings.Fields(br)) > 8 || p.Mention(x.part).Value.Lo.Cmp(p.Mention(x.whole).Value.Lo) > 0 || c-first > 2 {
				return -1
			}
			return c
		case br == "(", br == ", or", br == "or", br == "(or", br == "—", br == "–", br == "[":
			return c
		case br == ",":
			if w, mark := tail(p, c, 2); w == "" && mark != "," || w == "of total" {
				return c
			}
		}
	}
	if c := x.first() - 1; c >= first && percentage(p.Mention(c)) && x.joint == partOf && p.Mention(x.part).Value.Lo.Cmp(p.Mention(x.whole).Value.Lo) <= 0 {
		br := bridge(p, c, x.first())
		end := p.Word(p.Mention(x.last()).Last)
		noun, colon := strings.CutSuffix(br, ":")
		noun, open := strings.CutSuffix(noun, "(")
		if (open && end == ")" || colon && (end == "." || end == "" || end == ",")) && len(strings.Fields(noun)) <= 4 && !strings.ContainsAny(noun, ",;:()#") {
			return c
		}
	}
	return -1
}

// larger reports whether a part that is larger than its whole is an error, and
// not another thing that is counted.
func (x pair) larger(p *lint.Pass) bool {
	part, whole := p.Mention(x.part), p.Mention(x.whole)
	if part.Kind() != quant.KindCount || part.Weak || year(part) || !wholeNoun(whole) {
		return false
	}
	switch x.joint {
	case partOf:
		gap := p.Gap(x.part, x.whole)
		return gap == "out of" || gap == "of the" || gap == "of its" || gap == "of their"
	case ofWhole:
		next := p.Word(part.Last)
		return part.Noun.Empty() && (p.Lex.Is(next, "copula") || p.Lex.Is(next, "auxiliary") || p.Lex.Is(lastWord(p.Text(whole.Noun)), "person") && p.Lex.Is(next, "verb"))
	case ofThem:
		return true
	}
	return false
}
