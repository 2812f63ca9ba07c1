package rules

import (
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// This file holds the text against a row of a table that the sentence names by what is
// written there: "the full restore has fallen from 96 to 14 minutes" beside the row "Full
// restore, 2 TB | 96 min | 41 min".

// beside is the cell whose figures are those of mention i in another order, where nothing
// in the table is written as i is, the sentence has a word of the row's label, and what
// else it gives stands in the cell's row, or the whole label does.
func (t table) beside(p *lint.Pass, i int) (cell, bool) {
	m := p.Mention(i)
	written, ok := writtenNumber(p, m)
	if !ok || !rowKind(m) {
		return cell{}, false
	}
	found := cell{mention: -1}
	for _, c := range t.cells {
		if c.row == 0 || c.column == 0 || c.mention < 0 {
			continue
		}
		said := p.Mention(c.mention)
		n, ok := writtenNumber(p, said)
		if !ok || !rowKind(said) {
			continue
		}
		if n.Cmp(written) == 0 {
			return cell{}, false
		}
		if !swappedNumbers(n, written) || said.Kind() != m.Kind() && said.Kind() != quant.KindCount || summed(t.at(c.row, 0).text) {
			continue
		}
		if found.mention >= 0 {
			return cell{}, false
		}
		found = c
	}
	if found.mention < 0 {
		return cell{}, false
	}
	said, all := labelWords(p, m.Sentence, t.at(found.row, 0).text)
	if said == 0 || !(all && (said >= 2 || longFigure(written))) && !t.tellsRow(p, i, found) {
		return cell{}, false
	}
	return found, true
}

// longFigure reports whether a number has four digits or more, three of which are no zeros at
// its end, so that it is like a row's by no chance.
func longFigure(n quant.Number) bool { return n.Magnitude() >= 3 && n.Magnitude()-n.Ulp() >= 2 }

// tellsRow reports whether another number of the sentence of mention i stands in the row of
// cell c.
func (t table) tellsRow(p *lint.Pass, i int, c cell) bool {
	first, last := p.SentenceMentions(p.Mention(i).Sentence)
	for j := first; j < last; j++ {
		n, ok := writtenNumber(p, p.Mention(j))
		if j == i || !ok || !rowKind(p.Mention(j)) || n.Cmp(quant.FromInt(10)) < 0 {
			continue
		}
		for column := 1; column < t.columns; column++ {
			o := t.at(c.row, column)
			if o.mention < 0 || column == c.column {
				continue
			}
			if k, ok := writtenNumber(p, p.Mention(o.mention)); ok && k.Cmp(n) == 0 {
				return true
			}
		}
	}
	return false
}

// rowKind reports whether a mention is an amount that a table may hold.
func rowKind(m *lint.Mention) bool {
	switch m.Kind() {
	case quant.KindCount:
		return !year(m)
	case quant.KindMoney, quant.KindMeasure, quant.KindPercent, quant.KindDuration:
		return !m.Value.Range && !m.Age
	}
	return false
}

// writtenNumber is the number that stands in figures in a mention, without scale and unit:
// 4.9 of "£4.9 million". It has two figures or more.
func writtenNumber(p *lint.Pass, m *lint.Mention) (quant.Number, bool) {
	text := p.Text(m.Span)
	from := strings.IndexAny(text, "0123456789")
	if from < 0 {
		return quant.Number{}, false
	}
	text = text[from:]
	end, figures := 0, 0
	for end < len(text) && (text[end] >= '0' && text[end] <= '9' || (text[end] == '.' || text[end] == ',') && end+1 < len(text) && text[end+1] >= '0' && text[end+1] <= '9') {
		if text[end] >= '0' {
			figures++
		}
		end++
	}
	if figures < 2 {
		return quant.Number{}, false
	}
	return quant.ParseNumber(text[:end])
}

// swappedNumbers reports whether two numbers have the same digits in another order, as
// somebody who copies them swaps them.
func swappedNumbers(a, b quant.Number) bool {
	x := quant.Value{Kind: quant.KindCount, Lo: a, Hi: a}
	y := quant.Value{Kind: quant.KindCount, Lo: b, Hi: b}
	c := quant.Compare(x, y)
	return c.Conflicts() && c.Cause == quant.DigitsSwapped
}

// labelWords is how many content words of a row's label stand in a sentence, and whether
// all of them do.
func labelWords(p *lint.Pass, s int, label string) (n int, all bool) {
	all = true
	for _, w := range wordsOf(label) {
		if len(w) < 3 || p.Lex.Is(w, "function") {
			continue
		}
		lemma, found := p.Lex.Lemma(w), false
		for t := p.Sentences[s].First; t < p.Sentences[s].Last && !found; t++ {
			found = p.Tokens[t].Kind == lint.Word && p.Lex.Lemma(strings.ToLower(p.Word(t))) == lemma
		}
		if !found {
			all = false
			continue
		}
		n++
	}
	return n, all
}
