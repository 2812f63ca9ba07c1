package rules

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// This file holds the text against the tables of its article: "Norway sends most
// students, 421" where the row of Norway and the column of students have 412.

// checkTableSlips asks about each number of the text that is a slip away from the
// one cell which its sentence names by row and column, and that the table has
// nowhere.
func checkTableSlips(p *lint.Pass) {
	all := tables(p)
	if len(all) == 0 {
		return
	}
	for i := range p.Mentions {
		m := p.Mention(i)
		if m.Value.Range || m.Weak || hedged(m) || len(m.Value.More) > 0 || p.Crowded(m.Sentence) || enumeratedBlock(p, m) {
			continue
		}
		for k := range all {
			if c, ok := all[k].named(p, m); ok && cellKind(m) {
				reportTableSlip(p, m, c, slipOf(m.Value, p.Mention(c.mention).Value))
				break
			}
			if c, ok := all[k].beside(p, i); ok {
				reportTableSlip(p, m, c, quant.DigitsSwapped)
				break
			}
		}
	}
}

// cellKind reports whether a mention is an amount such as tables hold, of two
// figures or more.
func cellKind(m *lint.Mention) bool {
	switch m.Kind() {
	case quant.KindCount:
		return !year(m) && significant(m.Value.Lo)
	case quant.KindMoney, quant.KindMeasure, quant.KindPercent:
		return significant(m.Value.Lo)
	}
	return false
}

// named is the cell of a table that mention m is to repeat and does not: its row
// and its column are the only ones that the sentence names, the cell's number is a
// slip away from m's, and no cell of the table has m's.
func (t table) named(p *lint.Pass, m *lint.Mention) (cell, bool) {
	row, column, nearest := -1, -1, -1
	start := p.Sentences[m.Sentence].Span.Start
	before := strings.ToLower(p.Text(lint.Span{Start: start, End: m.Span.Start}))
	for r := 1; r < t.rows; r++ {
		if at := lastLabel(before, t.at(r, 0).text); at > nearest {
			row, nearest = r, at
		}
	}
	if row < 0 || summed(t.at(row, 0).text) {
		return cell{}, false
	}
	for c := 1; c < t.columns; c++ {
		if saysHeader(p, m.Sentence, t.at(0, c).text) {
			if column >= 0 {
				return cell{}, false
			}
			column = c
		}
	}
	if column < 0 {
		return cell{}, false
	}
	found := t.at(row, column)
	if found.mention < 0 {
		return cell{}, false
	}
	said := p.Mention(found.mention)
	if said.Kind() != m.Kind() || said.Value.Range || slipOf(m.Value, said.Value) == quant.NoCause {
		return cell{}, false
	}
	for _, c := range t.cells {
		if c.mention >= 0 && p.Mention(c.mention).Value.Lo.Cmp(m.Value.Lo) == 0 {
			return cell{}, false
		}
	}
	return found, true
}

// lastLabel is where in a text, in lower case, the label of a row stands last as
// words of its own, -1 where it does not.
func lastLabel(text, label string) int {
	label = strings.ToLower(strings.Trim(label, " *:_"))
	if len(label) < 3 {
		return -1
	}
	for end := len(text); ; {
		at := strings.LastIndex(text[:end], label)
		if at < 0 {
			return -1
		}
		if behind := at + len(label); (at == 0 || !wordByte(text[at-1])) && (behind == len(text) || !wordByte(text[behind])) {
			return at
		}
		end = at + len(label) - 1
	}
}

func wordByte(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 0x80 || b == '-'
}

// saysHeader reports whether a sentence has a content word of a column's header.
func saysHeader(p *lint.Pass, s int, header string) bool {
	for _, w := range wordsOf(header) {
		if len(w) < 4 || p.Lex.Is(w, "function") {
			continue
		}
		lemma := p.Lex.Lemma(w)
		for t := p.Sentences[s].First; t < p.Sentences[s].Last; t++ {
			if p.Tokens[t].Kind == lint.Word && p.Lex.Lemma(strings.ToLower(p.Word(t))) == lemma {
				return true
			}
		}
	}
	return false
}

// slipOf is how a number differs from that of a cell, whatever their units: with
// digits swapped or one wrong. It is NoCause for all others.
func slipOf(a, b quant.Value) quant.Cause {
	x := quant.Value{Kind: quant.KindCount, Lo: a.Lo, Hi: a.Lo}
	y := quant.Value{Kind: quant.KindCount, Lo: b.Lo, Hi: b.Lo}
	switch c := quant.Compare(x, y); {
	case !c.Conflicts():
		return quant.NoCause
	case c.Cause == quant.DigitsSwapped, c.Cause == quant.DigitWrong:
		return c.Cause
	}
	return quant.NoCause
}

func reportTableSlip(p *lint.Pass, m *lint.Mention, c cell, cause quant.Cause) {
	said := p.Mention(c.mention)
	severity := lint.Asked
	if cause == quant.DigitsSwapped {
		severity = lint.Warning
	}
	p.Report(lint.Diagnostic{
		Severity: severity, Span: m.Span, Cause: cause.Phrase(m.Value, said.Value),
		Message: fmt.Sprintf("%s here, %s in the table", p.Text(m.Span), p.Text(said.Span)),
		Detail:  "The sentence names the row of that cell, and the table has this number nowhere",
		Related: []lint.Related{{Span: said.Span, Message: p.Text(said.Span) + " here"}},
		Fixes:   []lint.Fix{{Title: fmt.Sprintf("Correct %s or the table's %s", p.Text(m.Span), p.Text(said.Span)), Safety: lint.Display}},
	})
}

// wordsOf are the words of a text, in lower case.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}
