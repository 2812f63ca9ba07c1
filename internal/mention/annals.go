package mention

import (
	"strings"

	"github.com/factlint/factlint/internal/segment"
	"github.com/factlint/factlint/lint"
)

// Years of long ago are four figures like any other, and seldom have a word beside them in
// a chronology, a table of years or a list of data: "1216: The first stone is laid", "| Year |",
// "Founded: 1216".

// annals are the places of a text where four figures are a year whatever they are.
type annals struct {
	// open are the tokens that open the entries of a chronology.
	open map[int32]bool
	// columns and rows are those of a table whose header asks for a year, by the table's
	// number and their own.
	columns, rows map[[2]int]bool
}

// leastEntries is how many entries make a chronology.
const leastEntries = 3

// annalsOf finds the chronologies and the tables of years of a text.
func annalsOf(t *segment.Text) *annals {
	a := &annals{open: map[int32]bool{}, columns: map[[2]int]bool{}, rows: map[[2]int]bool{}}
	var run []int32 // the tokens that open the entries so far
	last, block := 0, -1
	flush := func() {
		if len(run) >= leastEntries {
			for _, i := range run {
				a.open[i] = true
			}
		}
		run = run[:0]
	}
	for k, sen := range t.Sentences {
		if sen.Block < 0 || sen.Block >= len(t.Doc.Blocks) || k > 0 && t.Sentences[k-1].Block == sen.Block {
			continue
		}
		b := &t.Doc.Blocks[sen.Block]
		if b.Table > 0 {
			if b.Row == 0 && wantsYear(t, sen) {
				a.columns[[2]int{b.Table, b.Column}] = true
			}
			if b.Column == 0 && wantsYear(t, sen) {
				a.rows[[2]int{b.Table, b.Row}] = true
			}
			continue
		}
		y := entryYear(t, sen)
		switch {
		case y == 0:
		case len(run) > 0 && (y < last || sen.Block > block+entriesApart):
			flush()
			fallthrough
		default:
			run, last, block = append(run, int32(sen.First)), y, sen.Block
		}
	}
	flush()
	return a
}

// entriesApart is how many blocks further the next entry of a chronology stands at most.
const entriesApart = 3

// entryYear is the year that a sentence opens with as the entry of a chronology does: "1216: A
// flood", "1216 The bishop lays the first stone"; 0 for none.
func entryYear(t *segment.Text, sen lint.Sentence) int {
	if sen.Last-sen.First < 2 || t.Tokens[sen.First].Kind != lint.Digits {
		return 0
	}
	n, digits, ok := integerOf(t.Word(sen.First))
	if !ok || digits != 4 || n < 1000 || n > 2100 {
		return 0
	}
	next := &t.Tokens[sen.First+1]
	switch w := t.Word(sen.First + 1); {
	case next.Kind == lint.Word && next.Flags&lint.Capital != 0:
	case next.Kind == lint.Mark && strings.Contains(":–—-,.", w) && (w != "-" && w != "–" || next.Start > t.Tokens[sen.First].End):
	default:
		return 0
	}
	return n
}

// wantsYear reports whether a header or a label says that years stand under or behind it:
// "Year", "Founded", "First mentioned in".
func wantsYear(t *segment.Text, sen lint.Sentence) bool {
	if sen.Last-sen.First > longestLabel {
		return false
	}
	asks := false
	for i := sen.First; i < sen.Last; i++ {
		switch w := strings.ToLower(t.Word(i)); {
		case t.Lang.Cue("year-label").Has(w):
			asks = true
		case t.Tokens[i].Kind == lint.Word && !t.Lang.Cue("beside-year-label").Has(w):
			return false // "Flats completed"
		}
	}
	return asks
}

// longestLabel is how many tokens a header or label has that says that a year is wanted.
const longestLabel = 4

// annal reports whether the four figures at token i, with which a sentence begins or a label
// ends, are a year by the place where they stand.
func (r *timeReader) annal(i int) bool {
	if r.mark(i-1) == ':' && i-1 > r.begin && i-1-r.begin < longestLabel {
		return r.closes(i+1) && wantsYear(r.source, lint.Sentence{First: r.begin, Last: i - 1})
	}
	if i != r.begin {
		return false
	}
	if r.annals == nil {
		r.annals = annalsOf(r.source)
	}
	if r.annals.open[int32(i)] {
		return true
	}
	b := r.blockOf(i)
	return b != nil && b.Table > 0 && (r.annals.columns[[2]int{b.Table, b.Column}] && b.Row > 0 || r.annals.rows[[2]int{b.Table, b.Row}] && b.Column > 0) && r.closes(i+1)
}

// blockOf is the block that token i, the first of a sentence, stands in, nil for none.
func (r *timeReader) blockOf(i int) *lint.Block {
	sentences := r.source.Sentences
	lo, hi := 0, len(sentences)
	for lo < hi {
		if mid := (lo + hi) / 2; sentences[mid].First < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(sentences) || sentences[lo].First != i || sentences[lo].Block < 0 || sentences[lo].Block >= len(r.source.Doc.Blocks) {
		return nil
	}
	return &r.source.Doc.Blocks[sentences[lo].Block]
}
