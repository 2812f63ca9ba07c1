// Package lint is the contract that the stages, the rules and the reporters
// share: what an article is once it is read, what a mention, a claim and a
// fact are, what a rule sees and what it says. It holds data and no logic to
// speak of; it opens no file and knows no format.
package lint

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/factlint/factlint/lint/quant"
	"github.com/factlint/factlint/lint/text"
)

// Span is a half-open range of bytes of a document's plain text.
type Span = text.Span

// Document is an article once it is read: its plain text, the way home from
// there to the bytes of its file, and its blocks.
type Document struct {
	// Path is the name under which findings name the article, with slashes.
	Path string
	// Part is the part of the file that was read, for formats that have
	// several ("word/document.xml"); "" for the others.
	Part string
	// Source is the file's bytes as they lie on disk, or those of Part where
	// there is one. It may be nil for a document made in memory, whose text is
	// then its own source.
	Source []byte
	// Text is the plain text that the stages read. Blocks are separated by
	// newlines in it.
	Text string
	// Map takes spans of Text home to spans of Source.
	Map text.Map
	// Blocks are the article's paragraphs, headings, list items, cells and so
	// on, in order of Text, not overlapping.
	Blocks []Block
	// Date is the day that the article gives as its own, zero where it gives
	// none. Relative times are reckoned from it.
	Date quant.Date
	// DateSpan is where Date stands in Text, empty where it came from
	// elsewhere (front matter, a flag, the file's name).
	DateSpan Span
	// DateFrom says where Date came from: "front matter", "meta", "dateline",
	// "file name", "flag".
	DateFrom string
	// Updated is the date of the last change that the article states.
	Updated quant.Date
	// Title is the title, from front matter or markup; TitleSpan is where it
	// stands in Text, if it does.
	Title     string
	TitleSpan Span
	// Lang is the BCP 47 tag that the article states, "" where it states none.
	Lang string
	// Notes are marks that steer factlint: comments ("factlint: ignore ...",
	// "fact: id"), links to "fact:id", "{fact: id}". Their spans lie in Text;
	// a comment's span is empty and stands where the comment was.
	Notes []Note
	// Faults are what the reader could not read. Reading never fails for bad
	// content.
	Faults []Fault
}

// Note is a mark in an article that steers factlint.
type Note struct {
	// At is the place in Text after which the note stands.
	At Span
	// Text is what the note says, without the comment's brackets: "factlint:
	// ignore fact-conflict the minister's own words", "fact: s-300.delivery".
	Text string
	// Line says that the note stands alone on its line or in its block, and
	// so speaks of the block after it.
	Line bool
}

// Fault is something in a file that could not be read, and where. Offset is in
// bytes of the source.
type Fault struct {
	Offset  int
	Message string
	// Fatal says that nothing of the article could be read.
	Fatal bool
}

// BlockKind is what a block is.
type BlockKind uint8

// The kinds of block.
const (
	Paragraph BlockKind = iota
	Heading             // Level 1 to 6; a title is level 1
	ListItem            // Level is the depth, from 1
	Cell                // of a table: Table, Row, Column
	Quotation           // a block quotation
	Caption
	Footnote
	Dateline
)

// BlockOf is the index of the block that holds s, -1 where none does.
func (d *Document) BlockOf(s Span) int {
	// The first block that ends no sooner than s does is the only one that can.
	i := sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].Span.End >= s.End })
	for ; i < len(d.Blocks) && d.Blocks[i].Span.Start <= s.Start; i++ {
		if d.Blocks[i].Span.Contains(s) {
			return i
		}
	}
	return -1
}

// Paragraph is the number of the block in which an offset of the text stands, and the
// column there, both from 1: where something is in a format that has no lines.
func (d *Document) Paragraph(at int) (number, column int) {
	i := sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].Span.Start > at })
	if i == 0 {
		return 1, 1
	}
	return i, utf8.RuneCountInString(d.Text[d.Blocks[i-1].Span.Start:at]) + 1
}

// bareCell is how many bytes a cell may hold besides a value to tell nothing of it.
const bareCell = 8

// Row is the row of the table in whose cell s stands, "Passengers | 5,210 | 5,480", where
// the cell holds hardly more than s; mark is where s stands in it.
func (d *Document) Row(s Span) (row string, mark Span, ok bool) {
	i := d.BlockOf(s)
	if i < 0 || d.Blocks[i].Table == 0 || d.Blocks[i].Span.Len() > s.Len()+bareCell {
		return "", mark, false
	}
	here := &d.Blocks[i]
	first := i
	for first > 0 && d.Blocks[first-1].Table == here.Table && d.Blocks[first-1].Row == here.Row {
		first--
	}
	var b strings.Builder
	for k := first; k < len(d.Blocks) && d.Blocks[k].Table == here.Table && d.Blocks[k].Row == here.Row; k++ {
		if k > first {
			b.WriteString(" | ")
		}
		cell := d.Blocks[k].Span
		if k == i {
			mark = Span{Start: b.Len() + s.Start - cell.Start, End: b.Len() + s.End - cell.Start}
		}
		b.WriteString(cell.Of(d.Text))
	}
	return b.String(), mark, true
}

// Block is a stretch of an article that a reader sees as one piece.
type Block struct {
	Span  Span
	Kind  BlockKind
	Level int
	// Table numbers the tables of the document from 1; 0 outside of tables.
	// Row and Column count from 0; Header says that the cell is a row's or a
	// column's header.
	Table, Row, Column int
	Header             bool
}
