package read

import (
	"bytes"
	"errors"
	"strings"

	"github.com/factlint/factlint/lint"
)

// office writes the text of a part of an office document. Its source is the
// part, unpacked.
type office struct {
	w      *writer
	tables []officeTable
	count  int
	// inCell says that the open block is the cell's: its paragraphs are parted
	// by line breaks.
	inCell bool
	held   []lint.Block // blocks that text boxes and notes interrupt
	linked []string     // the notes of the links that are open, "" for links to no fact
}

// officeTable is a table that is open.
type officeTable struct {
	number, row, column int
	cell                lint.Block
	headerRow           bool
}

// newOffice begins the text of a part.
func newOffice(cfg Config, name string, src []byte) *office {
	doc := &lint.Document{Path: cfg.Path, Part: name, Source: src}
	return &office{w: &writer{a: &article{cfg: cfg, doc: doc, src: src}}}
}

// finish writes the text; err is what stopped the reading.
func (o *office) finish(err error) *lint.Document {
	a := o.w.a
	var broken *xmlError
	if errors.As(err, &broken) {
		a.doc.Faults = append(a.doc.Faults, lint.Fault{Offset: broken.offset, Message: a.doc.Part + ": " + broken.message})
	}
	o.w.write()
	a.doc.Text, a.doc.Map = a.b.Build()
	if len(a.doc.Text) == 0 && err != nil && len(a.doc.Faults) > 0 {
		a.doc.Faults[len(a.doc.Faults)-1].Fatal = true
	}
	a.titleFromBlocks()
	a.finish()
	return a.doc
}

// paragraph begins a paragraph, or a line of the cell in which it stands.
func (o *office) paragraph(b lint.Block, at int) {
	if n := len(o.tables); n > 0 && b.Kind != lint.Footnote {
		if o.inCell && o.w.open {
			if !o.w.empty() {
				o.w.atom(span{Start: at, End: at}, "\n")
			}
			return
		}
		b = o.tables[n-1].cell
		o.inCell = true
	}
	o.w.begin(b)
}

// kind changes the kind of the paragraph that has just begun.
func (o *office) kind(kind lint.BlockKind, level int) {
	if o.w.open && !o.inCell && o.w.empty() {
		b := &o.w.blocks[len(o.w.blocks)-1].block
		b.Kind, b.Level = kind, level
	}
}

// endParagraph ends a paragraph, but not a cell.
func (o *office) endParagraph() {
	if !o.inCell {
		o.w.end()
	}
}

// interrupt ends the open block for a text box or a note that stands in the
// middle of it; resume goes on with it as a block of its own.
func (o *office) interrupt() {
	b := lint.Block{}
	if o.w.open {
		b = o.w.blocks[len(o.w.blocks)-1].block
	}
	if o.inCell {
		b.Kind = lint.Cell
	}
	o.held = append(o.held, b)
	o.w.end()
	o.inCell = false
}

func (o *office) resume() {
	n := len(o.held)
	if n == 0 {
		return
	}
	b := o.held[n-1]
	o.held = o.held[:n-1]
	o.w.begin(b)
	o.inCell = b.Kind == lint.Cell
}

func (o *office) beginTable() {
	o.w.end()
	o.inCell = false
	o.count++
	o.tables = append(o.tables, officeTable{number: o.count, row: -1})
}

func (o *office) endTable() {
	o.w.end()
	o.inCell = false
	if n := len(o.tables); n > 0 {
		o.tables = o.tables[:n-1]
	}
}

func (o *office) beginRow() {
	if n := len(o.tables); n > 0 {
		t := &o.tables[n-1]
		t.row++
		t.column = 0
		t.headerRow = false
	}
}

func (o *office) beginCell() {
	o.w.end()
	o.inCell = false
	if n := len(o.tables); n > 0 {
		t := &o.tables[n-1]
		t.cell = lint.Block{Kind: lint.Cell, Table: t.number, Row: max(0, t.row), Column: t.column, Header: t.headerRow}
	}
}

// endCell ends a cell that is so many columns wide.
func (o *office) endCell(columns int) {
	o.w.end()
	o.inCell = false
	if n := len(o.tables); n > 0 {
		o.tables[n-1].column += min(max(1, columns), widestTable)
	}
}

// beginLink opens a link whose start tag ends at an offset, endLink closes the last
// one before its end tag at one. A link to fact:ID names a fact.
func (o *office) beginLink(at int, target string) {
	note := ""
	if id, ok := strings.CutPrefix(target, "fact:"); ok {
		note = "fact: " + strings.TrimSpace(id)
		o.w.openLink(at)
	}
	o.linked = append(o.linked, note)
}

func (o *office) endLink(at int) {
	n := len(o.linked)
	if n == 0 {
		return
	}
	if note := o.linked[n-1]; note != "" {
		o.w.closeLink(at, note)
	}
	o.linked = o.linked[:n-1]
}

// text writes character data as it stands in the XML.
func (o *office) text(raw span) {
	src := o.w.a.src
	if bytes.HasPrefix(src[raw.Start:raw.End], []byte("<![CDATA[")) {
		o.w.verbatim(span{Start: raw.Start + 9, End: max(raw.Start+9, raw.End-3)})
		return
	}
	good := raw.Start
	for i := raw.Start; i < raw.End; {
		if src[i] != '&' {
			i++
			continue
		}
		good, i = o.w.reference(span{Start: good, End: raw.End}, i, strictEntities)
	}
	o.w.verbatim(span{Start: good, End: raw.End})
}
