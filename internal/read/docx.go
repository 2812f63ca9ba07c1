package read

import (
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/factlint/factlint/lint"
)

// wordSpaces are the namespaces of WordprocessingML, of the transitional and of
// the strict kind.
var wordSpaces = []string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"http://purl.oclc.org/ooxml/wordprocessingml/main",
}

// wordParts reads a Word document: the text, then its footnotes, then its
// endnotes, each a document of its own whose Source is the part unpacked.
// Tracked insertions are read and deletions are not; struck-through and hidden
// text is not.
func wordParts(a *archive, cfg Config) ([]*lint.Document, error) {
	main, err := wordMain(a)
	if err != nil {
		return nil, err
	}
	names := []string{main}
	relations, err := a.relations(main)
	if err != nil {
		return nil, fmt.Errorf("the relations of %s cannot be read: %w", main, err)
	}
	styles, lang := wordStyles{}, ""
	for _, kind := range []string{"/footnotes", "/endnotes", "/styles"} {
		for _, id := range sortedKeys(relations) {
			r := relations[id]
			if r.external || !strings.HasSuffix(r.kind, kind) || slices.Contains(names, r.target) {
				continue
			}
			if kind == "/styles" {
				if b, err := a.part(r.target); err == nil {
					styles, lang = readStyles(b)
				}
				break
			}
			names = append(names, r.target)
		}
	}
	var docs []*lint.Document
	for _, name := range names {
		b, err := a.part(name)
		if err != nil {
			if name == main {
				return nil, err
			}
			docs[0].Faults = append(docs[0].Faults, lint.Fault{Message: err.Error()})
			continue
		}
		links := relations
		if name != main {
			links, _ = a.relations(name)
		}
		r := &wordReader{office: newOffice(cfg, name, b), styles: styles, links: links, notes: name != main}
		err = walkXML(b, xmlHandler{start: r.start, end: r.end, text: r.text})
		if !r.seen && err == nil {
			err = &xmlError{0, "this is no WordprocessingML"}
		}
		doc := r.finish(err)
		doc.Lang = lang
		docs = append(docs, doc)
	}
	for _, d := range docs[1:] {
		d.Title, d.Date, d.DateFrom, d.Updated = docs[0].Title, docs[0].Date, docs[0].DateFrom, docs[0].Updated
	}
	if docs[0].Title == "" {
		docs[0].Title = coreTitle(a)
	}
	return docs, nil
}

// wordMain is the name of the main part, after the content types have been
// looked at.
func wordMain(a *archive) (string, error) {
	types, err := a.part("[Content_Types].xml")
	if err != nil {
		return "", fmt.Errorf("this is no Word document: %w", err)
	}
	main := "word/document.xml"
	relations, err := a.relations("")
	if err != nil {
		return "", fmt.Errorf("the relations of the document cannot be read: %w", err)
	}
	for _, id := range sortedKeys(relations) {
		if r := relations[id]; strings.HasSuffix(r.kind, "/officeDocument") && !r.external {
			main = r.target
		}
	}
	kind := ""
	err = walkXML(types, xmlHandler{start: func(e xml.StartElement, _ span) {
		if e.Name.Local == "Override" && strings.TrimPrefix(attr(e, "PartName"), "/") == main {
			kind = attr(e, "ContentType")
		}
	}})
	if err != nil {
		return "", fmt.Errorf("[Content_Types].xml: %w", err)
	}
	switch {
	case kind == "" && path.Ext(main) == ".xml" && a.files[main] != nil:
	case strings.Contains(kind, "spreadsheetml"):
		return "", errors.New("this is a spreadsheet, not a Word document; save its text as .docx or .txt")
	case strings.Contains(kind, "presentationml"):
		return "", errors.New("this is a presentation, not a Word document; save its text as .docx or .txt")
	case !strings.Contains(kind, "wordprocessingml") && !strings.Contains(kind, "ms-word"):
		return "", fmt.Errorf("this is no Word document: %s is of the type %q", main, kind)
	}
	if a.files[main] == nil {
		return "", fmt.Errorf("the document names %s as its text, and %w", main, errNoPart)
	}
	return main, nil
}

// coreTitle is the title among the document's properties.
func coreTitle(a *archive) string {
	b, err := a.part("docProps/core.xml")
	if err != nil {
		return ""
	}
	title, in := "", false
	_ = walkXML(b, xmlHandler{
		start: func(e xml.StartElement, _ span) { in = e.Name.Local == "title" },
		end:   func(xml.EndElement, span) { in = false },
		text: func(raw span) {
			if in && title == "" {
				_ = xml.Unmarshal([]byte("<t>"+string(b[raw.Start:raw.End])+"</t>"), &title)
			}
		},
	})
	return strings.TrimSpace(title)
}

// wordReader reads one part.
type wordReader struct {
	*office
	styles wordStyles
	links  map[string]relation
	notes  bool // the part holds footnotes or endnotes
	seen   bool // an element of WordprocessingML

	skip     int // elements that are open of which nothing is read
	inText   bool
	preserve bool
	run      runState
	inRun    int
	choice   []bool // of mc:AlternateContent: a choice was read
	boxes    int
	columns  []int // widths of the cells that are open
}

// runState is how the run that is open looks.
type runState struct {
	hidden bool
	script script
}

// skippedWord are the elements of which nothing is read.
var skippedWord = map[string]bool{
	"del": true, "moveFrom": true, "delText": true, "instrText": true, "delInstrText": true, "rt": true, "comment": true,
}

// start takes a start tag.
func (r *wordReader) start(e xml.StartElement, where span) {
	if e.Name.Space == "http://schemas.openxmlformats.org/markup-compatibility/2006" {
		r.alternate(e.Name.Local)
		return
	}
	if r.skip > 0 {
		r.skip++
		return
	}
	if !slices.Contains(wordSpaces, e.Name.Space) {
		return
	}
	r.seen = true
	name := e.Name.Local
	if skippedWord[name] {
		r.skip++
		return
	}
	switch name {
	case "p":
		b := lint.Block{}
		if r.notes {
			b.Kind = lint.Footnote
		}
		r.paragraph(b, where.Start)
	case "pStyle", "outlineLvl", "ilvl":
		r.paragraphLook(name, attr(e, "val"))
	case "r":
		r.inRun++
		r.run = runState{}
	case "vanish", "strike", "dstrike", "vertAlign", "position":
		r.runLook(name, attr(e, "val"))
	case "t":
		r.inText, r.preserve = true, attr(e, "space") == "preserve"
	case "tab":
		if r.inRun > 0 {
			r.atom(where, "\t")
		}
	case "br", "cr":
		r.atom(where, "\n")
	case "noBreakHyphen":
		r.atom(where, "-")
	case "sym":
		r.atom(where, objectMark)
	case "hyperlink":
		r.beginLink(where.End, r.links[attr(e, "id")].target)
	case "tbl", "tr", "tblHeader", "tc", "gridSpan":
		r.tablePart(name, attr(e, "val"))
	case "txbxContent":
		r.boxes++
		r.interrupt()
	case "footnote", "endnote":
		if k := attr(e, "type"); k != "" && k != "normal" {
			r.skip++
		}
	}
}

// switchedOn reports what the value of an element that is there or not says: it
// may be there to say no.
func switchedOn(value string) bool { return value != "0" && value != "false" && value != "off" }

// paragraphLook takes what says of which kind the paragraph is that is open. The
// paragraphs of notes are notes.
func (r *wordReader) paragraphLook(name, value string) {
	if r.notes {
		return
	}
	n, err := strconv.Atoi(value)
	switch {
	case name == "pStyle":
		if s, ok := r.styles[value]; ok {
			r.kind(s.kind, s.level)
		} else if s := styleOf(value, value); s.kind != lint.Paragraph {
			r.kind(s.kind, s.level)
		}
	case err != nil:
	case name == "ilvl":
		r.listItem(min(max(n, 0), 8) + 1)
	case n >= 0 && n < 6: // an outline has more levels, which are text
		r.kind(lint.Heading, n+1)
	}
}

// runLook takes what says how the run that is open looks.
func (r *wordReader) runLook(name, value string) {
	if r.inRun == 0 {
		return
	}
	switch name {
	case "vertAlign":
		r.run.script = map[string]script{"superscript": superscript, "subscript": subscript}[value]
	case "position": // raised or lowered by hand, in half points
		switch n, err := strconv.Atoi(value); {
		case err != nil || n == 0:
		case n < 0:
			r.run.script = subscript
		default:
			r.run.script = superscript
		}
	default: // hidden or struck out
		r.run.hidden = r.run.hidden || switchedOn(value)
	}
}

// tablePart takes a table, or a part of one.
func (r *wordReader) tablePart(name, value string) {
	switch name {
	case "tbl":
		r.beginTable()
	case "tr":
		r.beginRow()
	case "tblHeader":
		if n := len(r.tables); n > 0 && switchedOn(value) {
			r.tables[n-1].headerRow = true
		}
	case "tc":
		r.beginCell()
		r.columns = append(r.columns, 1)
	case "gridSpan":
		if n := len(r.columns); n > 0 {
			r.columns[n-1], _ = strconv.Atoi(value)
		}
	}
}

// end takes an end tag.
func (r *wordReader) end(e xml.EndElement, where span) {
	if e.Name.Space == "http://schemas.openxmlformats.org/markup-compatibility/2006" {
		r.endAlternate(e.Name.Local)
		return
	}
	if r.skip > 0 {
		r.skip--
		return
	}
	if !slices.Contains(wordSpaces, e.Name.Space) {
		return
	}
	switch e.Name.Local {
	case "p":
		r.endParagraph()
	case "r":
		r.inRun = max(0, r.inRun-1)
		r.run = runState{}
	case "t":
		r.inText = false
	case "hyperlink":
		r.endLink(where.Start)
	case "tbl":
		r.endTable()
	case "tc":
		if n := len(r.columns); n > 0 {
			r.endCell(r.columns[n-1])
			r.columns = r.columns[:n-1]
		}
	case "txbxContent":
		r.resume()
	}
}

// text takes character data.
func (r *wordReader) text(raw span) {
	if r.skip > 0 || !r.inText || r.run.hidden {
		return
	}
	if !r.preserve {
		src := r.w.a.src
		for raw.Start < raw.End && isSpace(src[raw.Start]) {
			raw.Start++
		}
		for raw.End > raw.Start && isSpace(src[raw.End-1]) {
			raw.End--
		}
	}
	r.w.script = r.run.script
	r.office.text(raw)
	r.w.script = noScript
}

// atom writes what a run holds besides text.
func (r *wordReader) atom(where span, t string) {
	if r.inRun > 0 && !r.run.hidden && r.w.open {
		r.w.atom(where, t)
	}
}

// listItem makes the paragraph a list item, unless its style says more.
func (r *wordReader) listItem(level int) {
	if r.w.open && r.w.blocks[len(r.w.blocks)-1].block.Kind == lint.Paragraph {
		r.kind(lint.ListItem, level)
	}
}

// alternate takes the start of mc:AlternateContent and its branches: of those
// one is read, for they hold the same (a text box for new programs and for old).
func (r *wordReader) alternate(name string) {
	switch {
	case r.skip > 0:
		r.skip++
	case name == "AlternateContent":
		r.choice = append(r.choice, false)
	case len(r.choice) > 0 && r.choice[len(r.choice)-1]:
		r.skip++
	case len(r.choice) > 0:
		r.choice[len(r.choice)-1] = true
	}
}

// endAlternate takes the ends of these.
func (r *wordReader) endAlternate(name string) {
	switch {
	case r.skip > 0:
		r.skip--
	case name == "AlternateContent" && len(r.choice) > 0:
		r.choice = r.choice[:len(r.choice)-1]
	}
}
