package read

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/factlint/factlint/lint"
)

// skipped are the elements whose text no reader sees as part of the article.
var skipped = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Title: true,
	atom.Nav: true, atom.Svg: true, atom.Math: true, atom.Iframe: true, atom.Object: true, atom.Audio: true, atom.Video: true,
	atom.Canvas: true, atom.Select: true, atom.Textarea: true, atom.Button: true, atom.Datalist: true, atom.Dialog: true,
	atom.Del: true, atom.S: true, atom.Strike: true, atom.Rp: true, atom.Rt: true,
	atom.Noframes: true, atom.Noembed: true, atom.Xmp: true, atom.Listing: true,
}

// inline are the elements that do not part the text.
var inline = map[atom.Atom]bool{
	0: true, atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true,
	atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true,
	atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Output: true, atom.Q: true, atom.Ruby: true,
	atom.Rp: true, atom.Rt: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strike: true,
	atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Svg: true, atom.Math: true, atom.Time: true, atom.Tt: true,
	atom.U: true, atom.Var: true, atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true,
	atom.Button: true, atom.Select: true, atom.Textarea: true,
}

// attributes are those attributes of a tag that matter.
type attributes struct {
	href, name, property, itemprop, content, datetime, lang, kind string

	colspan, rowspan int

	hidden  bool
	listing bool // its class says that it is a listing of code
}

// readAttrs reads the attributes of the tag at which z stands.
func readAttrs(z *html.Tokenizer, more bool) attributes {
	a := attributes{colspan: 1, rowspan: 1}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "href":
			a.href = string(value)
		case "name":
			a.name = strings.ToLower(string(value))
		case "property":
			a.property = strings.ToLower(string(value))
		case "itemprop":
			a.itemprop = strings.ToLower(string(value))
		case "content":
			a.content = string(value)
		case "datetime":
			a.datetime = string(value)
		case "lang", "xml:lang":
			a.lang = string(value)
		case "type":
			a.kind = strings.ToLower(string(value))
		case "colspan":
			a.colspan = min(max(number(string(value)), 1), widestTable)
		case "rowspan":
			a.rowspan = min(max(number(string(value)), 1), 1<<16)
		case "hidden":
			a.hidden = string(value) != "false"
		case "style":
			style := strings.ReplaceAll(strings.ToLower(string(value)), " ", "")
			a.hidden = a.hidden || strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
		case "class":
			class := strings.ToLower(string(value))
			for _, c := range [...]string{"highlight", "language-", "lang-", "source", "prettyprint", "code"} {
				a.listing = a.listing || strings.Contains(class, c)
			}
		}
	}
	return a
}

// inTable calls f with the innermost open table, if one is open.
func (p *webPage) inTable(f func(*webTable)) {
	if n := len(p.tables); n > 0 {
		f(&p.tables[n-1])
	}
}

// newRow begins a row.
func (t *webTable) newRow() {
	if t.row >= 0 {
		for i, n := range t.busy {
			t.busy[i] = max(0, n-1)
		}
	}
	t.row++
	t.column = 0
}

// newCell is the block of the next cell of the row.
func (t *webTable) newCell(a attributes, header bool) lint.Block {
	t.row = max(t.row, 0)
	for t.column < len(t.busy) && t.busy[t.column] > 0 {
		t.column++
	}
	b := lint.Block{Table: t.number, Row: t.row, Column: t.column, Header: header || t.head}
	for range min(a.colspan, max(0, widestTable-t.column)) {
		if a.rowspan > 1 {
			for len(t.busy) <= t.column {
				t.busy = append(t.busy, 0)
			}
			t.busy[t.column] = a.rowspan
		}
		t.column++
	}
	return b
}
