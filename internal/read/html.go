package read

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/factlint/factlint/lint"
)

// html reads a web page: the text that a reader sees, in blocks. Scripts,
// styles, templates, hidden elements, menus, form controls, listings of code
// and deleted text are left out. White space is folded as browsers fold it, by
// leaving out all but its first character.
func (a *article) html() {
	w := newWriter(a)
	page := &webPage{w: w}
	page.read(span{Start: a.from, End: len(a.src)})
	w.write()
	a.titleFromBlocks()
	page.finish()
	w.free()
}

// webPage reads markup into a writer. Markdown lends it its pieces of HTML.
type webPage struct {
	w     *writer
	stack []element
	// open counts the elements of the stack by name.
	open map[atom.Atom]int
	// missed is, by name, the height of the stack from which an end tag did
	// not find its element.
	missed map[atom.Atom]int
	tables []webTable
	count  int // of tables
	// cell is the number of the cell that the open block belongs to, 0 for
	// none; parting says that a new line is due in it.
	cell    int
	cells   int
	parting bool
	breaks  int // line breaks since the last text
	meta    webMeta
}

// element is an open element and what it means for the text in it.
type element struct {
	name  atom.Atom
	kind  lint.BlockKind
	level int
	// cell is the number of the cell that the element is or lies in.
	cell   int
	block  lint.Block // of a cell
	skip   bool
	pre    bool
	code   bool
	script script
	depth  int      // of lists
	part   termPart // of a list of terms
	fact   string   // the note of a link to a fact
}

// webTable is a table that is open.
type webTable struct {
	number, row, column int
	head                bool
	// busy is, by column, how many rows below a cell of several rows takes.
	busy []int
}

// widestTable is the number of columns that are counted.
const widestTable = 1000

// deepest is how far up the stack an end tag looks for its element, and how
// deep elements are told apart.
const deepest = 512

// top is the innermost element.
func (p *webPage) top() element {
	if n := len(p.stack); n > 0 {
		return p.stack[n-1]
	}
	return element{kind: lint.Paragraph}
}

// read walks the tokens of a stretch of source.
func (p *webPage) read(s span) {
	if p.open == nil {
		p.open, p.missed = map[atom.Atom]int{}, map[atom.Atom]int{}
	}
	src := p.w.a.src
	z := html.NewTokenizer(bytes.NewReader(src[s.Start:s.End]))
	at := s.Start
	for {
		kind := z.Next()
		raw := span{Start: at, End: at + len(z.Raw())}
		at = raw.End
		switch kind {
		case html.ErrorToken:
			return
		case html.TextToken:
			p.text(raw)
		case html.StartTagToken, html.SelfClosingTagToken:
			p.start(z, raw, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := z.TagName()
			p.endTag(atom.Lookup(name))
		case html.CommentToken:
			if bytes.HasPrefix(src[raw.Start:raw.End], []byte("<!--")) {
				p.w.comment(raw.Start, string(bytes.TrimSuffix(src[raw.Start+4:raw.End], []byte("-->"))))
			}
		}
	}
}

// start takes a start tag.
func (p *webPage) start(z *html.Tokenizer, raw span, selfClosing bool) {
	tag, more := z.TagName()
	name := atom.Lookup(tag)
	attrs := readAttrs(z, more)
	p.metaTag(name, attrs)
	switch name {
	case atom.Br:
		p.br(raw)
		return
	case atom.Wbr, atom.Img, atom.Input, atom.Meta, atom.Link, atom.Area, atom.Base, atom.Col, atom.Embed, atom.Source, atom.Track, atom.Param:
		return
	case atom.Hr:
		p.part()
		return
	}
	p.closeImplied(name)
	e := p.top()
	e.name, e.fact = name, ""
	e.skip = e.skip || skipped[name] || attrs.hidden
	switch name {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		e.kind, e.level = lint.Heading, int(name.String()[1]-'0')
	case atom.Ul, atom.Ol, atom.Dl, atom.Menu:
		e.depth++
	case atom.Li, atom.Dt, atom.Dd:
		e.kind, e.level, e.part = lint.ListItem, max(1, e.depth), partOf[name]
	case atom.Blockquote:
		e.kind, e.level = lint.Quotation, 0
	case atom.Figcaption, atom.Caption:
		e.kind, e.level, e.cell = lint.Caption, 0, 0
	case atom.Table:
		p.count++
		p.tables = append(p.tables, webTable{number: p.count, row: -1})
		e.kind, e.level, e.cell, e.depth = lint.Paragraph, 0, 0, 0
	case atom.Thead:
		p.inTable(func(t *webTable) { t.head = true })
	case atom.Tbody, atom.Tfoot:
		p.inTable(func(t *webTable) { t.head = false })
	case atom.Tr:
		p.inTable((*webTable).newRow)
	case atom.Td, atom.Th:
		p.inTable(func(t *webTable) {
			p.cells++
			e.kind, e.level, e.cell = lint.Cell, 0, p.cells
			e.block = t.newCell(attrs, name == atom.Th)
		})
	case atom.Pre:
		e.pre = true
		e.skip = e.skip || attrs.listing
	case atom.Code, atom.Samp, atom.Kbd, atom.Tt:
		e.code = true
		e.skip = e.skip || e.pre
	case atom.Sup:
		e.script = superscript
	case atom.Sub:
		e.script = subscript
	case atom.A:
		if id, ok := strings.CutPrefix(attrs.href, "fact:"); ok && !e.skip {
			e.fact = "fact: " + strings.TrimSpace(id)
			p.w.openLink(raw.End)
		}
	}
	if !inline[name] {
		p.part()
	}
	if selfClosing && name == 0 { // an element of XML that is empty
		return
	}
	if len(p.stack) < 1<<20 {
		p.stack = append(p.stack, e)
		p.open[name]++
		delete(p.missed, name)
	}
}

// endTag takes an end tag: the innermost such element is closed with all that
// lies in it, unless a cell's border stands between.
func (p *webPage) endTag(name atom.Atom) {
	if !inline[name] && name != atom.Br {
		p.part()
	}
	if p.open[name] == 0 {
		return
	}
	if name == atom.Thead {
		p.inTable(func(t *webTable) { t.head = false })
	}
	if p.missed[name] == len(p.stack) {
		return // it was looked for from here before
	}
	inTables := name == atom.Table || name == atom.Tr || name == atom.Td || name == atom.Th || name == atom.Thead || name == atom.Tbody || name == atom.Tfoot
	for i, seen := len(p.stack)-1, 0; i >= 0 && seen < deepest; i, seen = i-1, seen+1 {
		e := p.stack[i].name
		if e == name {
			p.pop(i)
			return
		}
		if !inTables && (e == atom.Td || e == atom.Th || e == atom.Table || e == atom.Caption) || inTables && e == atom.Table ||
			inline[name] && !inline[e] {
			break
		}
	}
	p.missed[name] = len(p.stack)
}

// pop closes the elements from index i of the stack on.
func (p *webPage) pop(i int) {
	for k := len(p.stack) - 1; k >= i; k-- {
		e := p.stack[k]
		p.open[e.name]--
		if e.name == atom.Table && len(p.tables) > 0 {
			p.tables = p.tables[:len(p.tables)-1]
		}
		if e.fact != "" {
			at := 0
			if n := len(p.w.ops); n > 0 {
				at = p.w.ops[n-1].src.End
			}
			p.w.closeLink(at, e.fact)
		}
	}
	p.stack = p.stack[:i]
}

// closeImplied closes the elements whose end tags may be left out before a
// start tag: a list item before the next, a cell before the next cell or row.
func (p *webPage) closeImplied(name atom.Atom) {
	var closes func(atom.Atom) bool
	var border func(atom.Atom) bool
	switch name {
	case atom.Li:
		closes = func(e atom.Atom) bool { return e == atom.Li }
		border = func(e atom.Atom) bool { return e == atom.Ul || e == atom.Ol || e == atom.Menu || e == atom.Table }
	case atom.Dt, atom.Dd:
		closes = func(e atom.Atom) bool { return e == atom.Dt || e == atom.Dd }
		border = func(e atom.Atom) bool { return e == atom.Dl || e == atom.Table }
	case atom.Td, atom.Th:
		closes = func(e atom.Atom) bool { return e == atom.Td || e == atom.Th || e == atom.Caption }
		border = func(e atom.Atom) bool { return e == atom.Tr || e == atom.Table }
	case atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot:
		closes = func(e atom.Atom) bool { return e == atom.Tr || e == atom.Caption || e == atom.Td || e == atom.Th }
		border = func(e atom.Atom) bool { return e == atom.Table }
	default:
		if inline[name] || p.open[atom.P] == 0 {
			return
		}
		closes = func(e atom.Atom) bool { return e == atom.P }
		border = func(e atom.Atom) bool { return !inline[e] && e != atom.P }
	}
	last := -1
	for i, seen := len(p.stack)-1, 0; i >= 0 && seen < deepest; i, seen = i-1, seen+1 {
		if border(p.stack[i].name) {
			break
		}
		if closes(p.stack[i].name) {
			last = i
		}
	}
	if last >= 0 {
		p.pop(last)
	}
}

// part ends the open block; within a cell it only begins a new line.
func (p *webPage) part() {
	if p.cell > 0 && p.top().cell == p.cell {
		p.parting = true
		return
	}
	p.w.end()
	p.cell, p.parting = 0, false
}

// br takes a line break; two of them part paragraphs.
func (p *webPage) br(raw span) {
	if p.top().skip {
		return
	}
	p.breaks++
	if p.breaks > 1 {
		p.part()
		return
	}
	if !p.w.empty() {
		p.w.atom(raw, "\n")
	}
}
