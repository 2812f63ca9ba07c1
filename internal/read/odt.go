package read

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"github.com/factlint/factlint/lint"
)

// odtSpace is the beginning of OpenDocument's namespaces; text and tables have
// one each.
const odtSpace = "urn:oasis:names:tc:opendocument:xmlns:"

// odtParts reads an OpenDocument text. Its notes stand in the midst of its
// sentences; they are read as a second document of the same part.
func odtParts(a *archive, cfg Config) ([]*lint.Document, error) {
	if kind, err := a.part("mimetype"); err == nil && !strings.HasPrefix(string(kind), "application/vnd.oasis.opendocument.text") {
		return nil, fmt.Errorf("this is no OpenDocument text: its type is %q", strings.TrimSpace(string(kind[:min(len(kind), 80)])))
	}
	b, err := a.part("content.xml")
	if err != nil {
		return nil, fmt.Errorf("this is no OpenDocument text: %w", err)
	}
	r := &odtReader{office: newOffice(cfg, "content.xml", b)}
	docs := []*lint.Document{r.read(b)}
	if r.noted {
		r := &odtReader{office: newOffice(cfg, "content.xml", b), only: true}
		notes := r.read(b)
		notes.Faults = nil // those of the text
		notes.Title, notes.Date, notes.DateFrom = docs[0].Title, docs[0].Date, docs[0].DateFrom
		docs = append(docs, notes)
	}
	return docs, nil
}

// read reads the part.
func (r *odtReader) read(b []byte) *lint.Document {
	return r.finish(walkXML(b, xmlHandler{start: r.start, end: r.end, text: r.text}))
}

// odtSkipped are the elements of which nothing is read: deletions, comments,
// the numbers of notes.
var odtSkipped = map[string]bool{
	"text:tracked-changes": true, "office:annotation": true, "text:note-citation": true, "text:ruby-text": true,
	"office:forms": true, "text:sequence-decls": true,
}

// odtReader reads content.xml.
type odtReader struct {
	*office
	// only says that the notes are read and nothing else.
	only    bool
	noted   bool // there are notes
	skip    int
	lines   int // paragraphs and headings that are open
	lists   int
	note    int // notes that are open
	header  int // rows of a table's header that are open
	columns []int
	// styles are the part's own; spans the states of the text:span elements
	// that are open.
	styles map[string]odtStyle
	style  string // the style that is being read
	spans  []runState
}

// odtStyle is what a style of the part makes of text.
type odtStyle struct {
	parent string
	run    runState
}

// paragraphStyle is what a paragraph's style makes of it.
func (r *odtReader) paragraphStyle(name string) wordStyle {
	if s, ok := r.styles[name]; ok && s.parent != "" {
		name = s.parent
	}
	name = strings.ReplaceAll(name, "_20_", " ")
	return styleOf(name, name)
}

// readStyle takes an element of the part's own styles.
func (r *odtReader) readStyle(e xml.StartElement) {
	switch e.Name.Local {
	case "style":
		r.style = attr(e, "name")
		if r.styles == nil {
			r.styles = map[string]odtStyle{}
		}
		r.styles[r.style] = odtStyle{parent: attr(e, "parent-style-name")}
	case "text-properties":
		s := r.styles[r.style]
		switch position := attr(e, "text-position"); {
		case strings.HasPrefix(position, "sub"), strings.HasPrefix(position, "-"):
			s.run.script = subscript
		case position != "" && !strings.HasPrefix(position, "0"):
			s.run.script = superscript
		}
		if through := attr(e, "text-line-through-style"); through != "" && through != "none" || attr(e, "display") == "none" {
			s.run.hidden = true
		}
		if r.style != "" {
			r.styles[r.style] = s
		}
	}
}

// state is how the text that is open looks.
func (r *odtReader) state() runState {
	if n := len(r.spans); n > 0 {
		return r.spans[n-1]
	}
	return runState{}
}

// start takes a start tag.
func (r *odtReader) start(e xml.StartElement, where span) {
	if r.skip > 0 {
		r.skip++
		return
	}
	space, ok := strings.CutPrefix(e.Name.Space, odtSpace)
	if !ok {
		return
	}
	space, _, _ = strings.Cut(space, ":")
	name := space + ":" + e.Name.Local
	if name == "text:note" {
		r.noted = true
		if !r.only {
			r.skip++
			return
		}
		r.note++
	}
	if space == "style" {
		r.readStyle(e)
		return
	}
	if r.only && r.note == 0 && !odtSkipped[name] {
		return
	}
	if odtSkipped[name] {
		r.skip++
		return
	}
	switch name {
	case "text:p", "text:h":
		r.beginParagraph(e, where)
	case "text:span":
		r.beginSpan(attr(e, "style-name"))
	case "text:list":
		r.lists++
	case "drawing:text-box":
		r.interrupt()
	case "text:s":
		r.atom(where, strings.Repeat(" ", min(times(attr(e, "c")), 100)))
	case "text:tab":
		r.atom(where, "\t")
	case "text:line-break":
		r.atom(where, "\n")
	case "text:a":
		r.beginLink(where.End, attr(e, "href"))
	case "table:table":
		r.beginTable()
	case "table:table-header-rows":
		r.header++
	case "table:table-row":
		r.beginRow()
		if n := len(r.tables); n > 0 {
			r.tables[n-1].headerRow = r.header > 0
		}
	case "table:table-cell", "table:covered-table-cell":
		r.beginCell()
		r.columns = append(r.columns, times(attr(e, "number-columns-repeated")))
	}
}

// times is how often an element stands for itself: once, where it does not say.
func times(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 1
	}
	return max(n, 1)
}

// beginParagraph begins a paragraph or heading.
func (r *odtReader) beginParagraph(e xml.StartElement, where span) {
	b := lint.Block{}
	style := r.paragraphStyle(attr(e, "style-name"))
	switch {
	case r.note > 0:
		b.Kind = lint.Footnote
	case e.Name.Local == "h":
		level, _ := strconv.Atoi(attr(e, "outline-level"))
		b.Kind, b.Level = lint.Heading, min(max(level, 1), 6)
	case style.kind != lint.Paragraph && style.kind != lint.ListItem:
		b.Kind, b.Level = style.kind, style.level
	case r.lists > 0:
		b.Kind, b.Level = lint.ListItem, r.lists
	}
	r.paragraph(b, where.Start)
	r.lines++
}

// beginSpan begins a stretch of a style of its own within another.
func (r *odtReader) beginSpan(style string) {
	state, own := r.state(), r.styles[style].run
	state.hidden = state.hidden || own.hidden
	if own.script != noScript {
		state.script = own.script
	}
	r.spans = append(r.spans, state)
}

// end takes an end tag.
func (r *odtReader) end(e xml.EndElement, where span) {
	if r.skip > 0 {
		r.skip--
		return
	}
	space, ok := strings.CutPrefix(e.Name.Space, odtSpace)
	if !ok {
		return
	}
	space, _, _ = strings.Cut(space, ":")
	if r.only && r.note == 0 {
		return
	}
	switch space + ":" + e.Name.Local {
	case "text:p", "text:h":
		r.lines = max(0, r.lines-1)
		r.endParagraph()
	case "text:span":
		r.spans = r.spans[:max(0, len(r.spans)-1)]
	case "text:list":
		r.lists = max(0, r.lists-1)
	case "text:note":
		r.note = max(0, r.note-1)
	case "drawing:text-box":
		r.resume()
	case "text:a":
		r.endLink(where.Start)
	case "table:table":
		r.endTable()
	case "table:table-header-rows":
		r.header = max(0, r.header-1)
	case "table:table-cell", "table:covered-table-cell":
		if n := len(r.columns); n > 0 {
			r.endCell(r.columns[n-1])
			r.columns = r.columns[:n-1]
		}
	}
}

// text takes character data, of which white space is folded.
func (r *odtReader) text(raw span) {
	state := r.state()
	if r.skip > 0 || r.lines == 0 || !r.w.open || state.hidden {
		return
	}
	r.w.script = state.script
	defer func() { r.w.script = noScript }()
	src := r.w.a.src
	good := raw.Start
	for i := raw.Start; i < raw.End; i++ {
		if isSpace(src[i]) && (i+1 < raw.End && isSpace(src[i+1]) || i == raw.Start && r.w.empty()) {
			r.office.text(span{Start: good, End: i})
			good = i + 1
		}
	}
	r.office.text(span{Start: good, End: raw.End})
}

// atom writes what a paragraph holds besides text.
func (r *odtReader) atom(where span, t string) {
	if r.lines > 0 && r.w.open && !r.state().hidden {
		r.w.atom(where, t)
	}
}
