package rules

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

var _ = add(lint.Rule{
	Name:     "shares-total",
	Severity: lint.Asked,
	Trust:    0.7,
	Check:    checkSharesTotal,
})

// checkSharesTotal adds up the shares that a sentence, a list or a column of a
// table divides one whole into.
func checkSharesTotal(p *lint.Pass) {
	for _, s := range p.Stated() {
		if p.Crowded(s) {
			continue
		}
		shares := sharesIn(p, s)
		if len(shares) < 2 || !listed(p, shares) {
			continue
		}
		switch {
		case len(shares) >= 3 && (divides(p, s) || labelled(p, s, shares)):
			reportShares(p, shares, bothWays)
		case len(shares) >= 3 && leftOver(p, s, shares):
			reportShares(p, shares, bothWays)
		case len(shares) >= 3 && oneWhole(p, s, shares), opposites(p, shares):
			reportShares(p, shares, tooMuch)
		}
	}
	checkSharesBelow(p)
	for _, t := range tables(p) {
		checkShareColumns(p, t)
	}
}

// sharesIn are the percentages of a sentence, nil where one of them is a change,
// hedged or a range: they are then no division of one whole.
func sharesIn(p *lint.Pass, s int) []int {
	var shares []int
	first, last := p.SentenceMentions(s)
	for i := first; i < last; i++ {
		m := p.Mention(i)
		if m.Kind() != quant.KindPercent || m.Value.Unit != "percent" {
			continue
		}
		if m.Value.Range || m.Change != 0 && !strings.EqualFold(wordBefore(p, m), "of") && !partitions(p, m.First-1) || hedged(m) {
			return nil
		}
		shares = append(shares, i)
	}
	return shares
}

// divides reports whether the sentence says that it divides one whole, and does
// not say that more than one answer was allowed.
func divides(p *lint.Pass, s int) bool {
	sent := p.Sentences[s]
	if severalAnswers(p, s) {
		return false
	}
	for i := sent.First; i < sent.Last; i++ {
		if partitions(p, i) {
			return true
		}
	}
	return p.HasWord(sent.First, sent.Last, "divide")
}

// partitions reports whether token i is the second word of "made up" or "breaks
// down".
func partitions(p *lint.Pass, i int) bool {
	word, before := strings.ToLower(p.Word(i)), p.Lex.Lemma(p.Word(i-1))
	return word == "up" && before == "make" || word == "down" && before == "break"
}

// tellsOfChange reports whether a sentence tells of a rise or a fall: its percentages
// are then changes. "Made up of" and "breaks down" are none.
func tellsOfChange(p *lint.Pass, s lint.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		word := strings.ToLower(p.Word(i))
		if partitions(p, i) {
			continue
		}
		for _, class := range []string{"rise", "rising", "fall", "falling"} {
			if p.Lex.Is(word, class) && !p.Lex.Is(word, "divide") {
				return true
			}
		}
	}
	return false
}

// listed reports whether the shares follow each other as the items of a list.
func listed(p *lint.Pass, shares []int) bool {
	for n := 1; n < len(shares); n++ {
		gap := p.Gap(shares[n-1], shares[n])
		// "Schools (50%), roads (30%)": each share in its bracket.
		if strings.HasPrefix(gap, ")") && strings.HasSuffix(gap, "(") {
			gap = gap[1 : len(gap)-1]
		}
		if len(gap) > 80 || strings.ContainsAny(gap, ".()") || strings.Contains(" "+gap+" ", " of which ") {
			return false
		}
	}
	return true
}

// missing says what a sum of shares may be wrong by.
type missing uint8

const (
	bothWays missing = iota
	tooMuch          // shares may be left out, but none counted twice
)

func reportShares(p *lint.Pass, shares []int, by missing) {
	sum := quant.Exact(quant.FromInt(0))
	var words []string
	for _, i := range shares {
		v := p.Mention(i).Value
		if v.Lo.Denominator() != 0 {
			v.Lo = v.Lo.WithExact(true)
			sum = sum.Add(quant.Exact(v.Lo))
		} else {
			sum = sum.Add(v.Reckon())
		}
		words = append(words, p.Text(p.Mention(i).Span))
	}
	// Each share may be cut rather than rounded, so a point either way is no
	// finding.
	whole := quant.Interval{Lo: big.NewRat(99, 1), Hi: big.NewRat(101, 1)}
	if by == tooMuch {
		whole.Lo = nil
	}
	if sum.Overlaps(whole) {
		return
	}
	last := p.Mention(shares[len(shares)-1])
	p.Report(lint.Diagnostic{
		Severity: lint.Asked, Span: last.Span,
		Message: fmt.Sprintf("%s make %s%%: is that one whole?", strings.Join(words, " + "), sum.Phrase()),
		Detail:  "Shares of one whole add up to about 100%; if more than one answer was allowed, or a group is left out, say so",
		Fixes:   []lint.Fix{{Title: "Correct a share, or name the rest", Safety: lint.Display}},
	})
}

// checkShareColumns adds up the columns of percentages of a table that has a
// total row of 100%.
func checkShareColumns(p *lint.Pass, t table) {
	for column := 1; column < t.columns; column++ {
		var shares []int
		total := false
		for row := 1; row < t.rows; row++ {
			c := t.at(row, column)
			if c.mention < 0 || !percentage(p.Mention(c.mention)) {
				shares = nil
				break
			}
			if row == t.rows-1 {
				total = p.Mention(c.mention).Value.Lo.Cmp(quant.FromInt(100)) == 0
				continue
			}
			shares = append(shares, c.mention)
		}
		if total && len(shares) >= 2 {
			reportShares(p, shares, bothWays)
		}
	}
}
