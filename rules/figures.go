package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// This file holds what several rules need to reckon with figures that belong
// together.

// sameQuantity reports whether two mentions are amounts of one kind and unit,
// so that they can be compared, added or divided. Counts must count the same
// noun, or one of them none: "40,000 cars a day ... dropped to 30,000".
func sameQuantity(a, b *lint.Mention) bool {
	if a.Kind() != b.Kind() || a.Value.Per != b.Value.Per && !bare(a) && !bare(b) {
		return false
	}
	switch a.Kind() {
	case quant.KindMoney, quant.KindPercent, quant.KindMeasure, quant.KindDuration:
		return a.Value.Unit == b.Value.Unit
	case quant.KindCount:
		return a.Value.Unit == b.Value.Unit || a.Value.Unit == "" || b.Value.Unit == ""
	default:
		return false
	}
}

// bare reports whether a count says neither of what nor by what time.
func bare(m *lint.Mention) bool {
	return m.Kind() == quant.KindCount && m.Value.Unit == "" && m.Value.Per == ""
}

// unitLeftOut reports whether an amount of money is one word alone: the three of
// "from six pence to three" are pence, whatever the grammar takes them for.
func unitLeftOut(p *lint.Pass, m *lint.Mention) bool {
	text := p.Text(m.Span)
	return !strings.ContainsAny(text, "0123456789 ")
}

// perless is a pair of mentions of which the second alone states the denominator: "from
// $1,500 to $1,650 a month", "from 340 tonnes to 430 tonnes a day".
func perless(a, b *lint.Mention) (x, y *lint.Mention) {
	unit, _, per := strings.Cut(b.Value.Unit, " per ")
	if a.Value.Per != "" || b.Value.Per == "" && (!per || unit != a.Value.Unit) {
		return a, b
	}
	c, d := *a, *b
	c.Value.Per, d.Value.Per = "", ""
	if per && unit == a.Value.Unit {
		d.Value.Unit = unit
	}
	return &c, &d
}

// likeScale is v with the scale word of w where v leaves it to w: the 50 of
// "from 50 to 45 million tonnes".
func likeScale(v, w quant.Value) quant.Value {
	thousand := quant.FromInt(1000)
	if v.Lo.Cmp(thousand) >= 0 || w.Lo.Cmp(thousand.Scale(3)) < 0 || v.Lo.Ulp() > 1 || w.Lo.Ulp() < 3 {
		return v
	}
	scale := w.Lo.Magnitude() / 3 * 3
	v.Lo = v.Lo.Scale(scale)
	v.Hi = v.Lo
	return v
}

// wordBefore is the word before a mention and its hedge, "" at the start of
// its sentence.
func wordBefore(p *lint.Pass, m *lint.Mention) string {
	i := tokenBefore(p, m)
	if i < p.Sentences[m.Sentence].First {
		return ""
	}
	return p.Word(i)
}

// tokenBefore is the token before a mention and its hedge.
func tokenBefore(p *lint.Pass, m *lint.Mention) int {
	start := m.Span.Start
	if !m.Hedge.Empty() && m.Hedge.End <= start {
		start = m.Hedge.Start
	}
	i := m.First - 1
	for i >= p.Sentences[m.Sentence].First && int(p.Tokens[i].Start) >= start {
		i--
	}
	return i
}

// plural is the word for n things: "1 year", "9 years".
func plural(n, unit string) string {
	if n == "1" {
		return n + " " + unit
	}
	return n + " " + unit + "s"
}

// hedged reports whether a mention is loosened or bounded by a word.
func hedged(m *lint.Mention) bool {
	return m.Value.Hedge != quant.NoHedge && m.Value.Hedge != quant.Precisely
}

// anyWord reports whether a word of s is in the class.
func anyWord(p *lint.Pass, s, class string) bool {
	for _, w := range strings.Fields(s) {
		if p.Lex.Is(strings.Trim(w, ",;:()"), class) {
			return true
		}
	}
	return false
}

// direction is +1 where a mention is said to be a rise, -1 where a fall, 0
// where it is a level: by the mention itself, or by the words before it.
func direction(p *lint.Pass, m *lint.Mention) int {
	if m.Change != 0 {
		return m.Change
	}
	s := p.Sentences[m.Sentence]
	reach := 4
	if strings.EqualFold(wordBefore(p, m), "by") {
		reach = 7 // "cut the rate of error by 20%"
	}
	for i := m.First - 1; i >= max(s.First, m.First-reach); i-- {
		word := p.Word(i)
		switch {
		case strings.ContainsAny(word, ",;:()"):
			return 0
		case p.Lex.Is(word, "fall") || p.Lex.Is(word, "falling"):
			return -1
		case p.Lex.Is(word, "rise") || p.Lex.Is(word, "rising"):
			return 1
		}
	}
	return 0
}

func digit(b byte) bool { return b >= '0' && b <= '9' }
