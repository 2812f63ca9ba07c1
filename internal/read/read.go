// Package read turns the bytes of an article into a lint.Document: plain text,
// the exact way home from there to the bytes, blocks, the article's own date,
// and the marks that steer factlint.
//
// It opens no file, knows no clock, and never fails: what it cannot read is a
// Fault in the Document. Each format has a file of its own; what they share is
// encodings (decode.go), dates (date.go, dateline.go), tables (table.go), notes
// (notes.go) and the writing of text and map (writer.go).
package read

import (
	"path"
	"slices"
	"strings"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
	"github.com/factlint/factlint/lint/text"
)

// Config says how an article is to be read.
type Config struct {
	// Path is the article's name, with slashes. Its extension chooses the
	// format, and a date in it may be the article's.
	Path string
	// Date is the date of an article that states none, zero for none.
	Date quant.Date
	// Format is one of Formats, "" to go by the extension.
	Format string
}

// span is a range of bytes; of the source or of the text, as its owner says.
type span = text.Span

// The formats, by the name of their first extension.
const (
	formatText     = "txt"
	formatMarkdown = "md"
	formatHTML     = "html"
	formatWord     = "docx"
	formatODF      = "odt"
)

// extensions are the endings that name a format, in the order in which
// messages list them.
var extensions = []struct{ ext, format string }{
	{".txt", formatText},
	{".text", formatText},
	{".md", formatMarkdown},
	{".markdown", formatMarkdown},
	{".mdown", formatMarkdown},
	{".mkd", formatMarkdown},
	{".html", formatHTML},
	{".htm", formatHTML},
	{".xhtml", formatHTML},
	{".docx", formatWord},
	{".odt", formatODF},
}

// Formats are the names of the formats that can be read.
func Formats() []string {
	var names []string
	for _, e := range extensions {
		if !slices.Contains(names, e.format) {
			names = append(names, e.format)
		}
	}
	return names
}

// Supported reports whether the extension of path names a format that can be
// read. A name without an extension is not, though Bytes reads it as text.
func Supported(name string) bool { return formatOf(name) != "" }

// formatOf is the format that name's extension stands for, "" for none.
func formatOf(name string) string {
	ext := strings.ToLower(path.Ext(name))
	for _, e := range extensions {
		if e.ext == ext {
			return e.format
		}
	}
	return ""
}

// article is a document on its way: readers append text to it and fill in what
// they learn. Spans of pieces are of src.
type article struct {
	cfg Config
	doc *lint.Document
	// src is the article in UTF-8, of which the first from bytes (a byte
	// order mark) are no text.
	src  []byte
	from int
	b    *text.Builder
}

// Hint is what the reading of an article hangs on beside its bytes and the
// configuration: of its path, the format and the date that it names. Two
// articles with the same bytes and hint are read alike.
func Hint(name string) string {
	base := path.Base(name)
	if format := formatOf(name); format != "" || path.Ext(base) == "" || strings.HasPrefix(base, ".") {
		return format + " " + fileDate(name).String()
	}
	return "?" + path.Ext(base)
}

// Bytes reads an article. It never returns nil and never fails: see the
// Document's Faults, of which a fatal one says that nothing was read.
//
// Of a format with several parts (docx: the text, its footnotes, its endnotes)
// this is the main part; Parts gives all.
func Bytes(b []byte, cfg Config) *lint.Document { return Parts(b, cfg)[0] }

// Parts reads an article part by part, the main part first. Most formats have
// one. The parts share Path, Date, Lang and Title.
func Parts(b []byte, cfg Config) []*lint.Document {
	doc := &lint.Document{Path: cfg.Path, Source: b}
	format := cfg.Format
	if format == "" {
		format = formatOf(cfg.Path)
	}
	ext := path.Ext(cfg.Path)
	switch {
	case format == "" && ext != "" && ext != cfg.Path && !strings.HasPrefix(path.Base(cfg.Path), "."):
		if ext == ".yaml" || ext == ".yml" {
			return refuse(doc, 0, "this is no article; a facts file is checked by factlint facts verify --facts FILE")
		}
		return refuse(doc, 0, "factlint does not read "+ext+" files; it reads "+supportedList())
	case format != "" && !slices.Contains(Formats(), format):
		return refuse(doc, 0, "there is no format "+format+"; the formats are "+strings.Join(Formats(), ", "))
	case format == formatWord || format == formatODF:
		return packageParts(b, cfg, format)
	}
	src, outer, from, faults := decode(b)
	doc.Faults = faults
	for _, f := range faults {
		if f.Fatal {
			return []*lint.Document{doc}
		}
	}
	if format == "" {
		format = sniff(src[from:])
	}
	a := &article{cfg: cfg, doc: doc, src: src, from: from}
	switch format {
	case formatMarkdown:
		a.markdown()
	case formatHTML:
		a.html()
	default:
		a.plain()
	}
	doc.Text, doc.Map = a.b.Build()
	a.finish()
	doc.Map = doc.Map.Then(outer)
	return []*lint.Document{doc}
}

// finish does what all formats share once the text and its blocks stand: table
// headers, the dateline, the date.
func (a *article) finish() {
	labelTables(a.doc)
	a.datelines()
	switch d := a.doc; {
	case !d.Date.IsZero():
	case !fileDate(a.cfg.Path).IsZero():
		d.Date, d.DateFrom = fileDate(a.cfg.Path), "file name"
	case !a.cfg.Date.IsZero():
		d.Date, d.DateFrom = a.cfg.Date, "flag"
	}
}

// refuse is a document of which nothing can be read, and why.
func refuse(doc *lint.Document, offset int, message string) []*lint.Document {
	doc.Faults = append(doc.Faults, lint.Fault{Offset: offset, Message: message, Fatal: true})
	return []*lint.Document{doc}
}

// supportedList names the extensions for a message: ".txt, .md and .html".
func supportedList() string {
	var names []string
	for _, e := range extensions {
		names = append(names, e.ext)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// sniff is the format of an article whose name does not tell: text, unless it
// begins as web pages do.
func sniff(src []byte) string {
	head := strings.ToLower(strings.TrimSpace(string(src[:min(len(src), 512)])))
	if strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") {
		return formatHTML
	}
	return formatText
}
