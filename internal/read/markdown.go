package read

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/factlint/factlint/lint"
)

// markdown reads Markdown as GitHub and the usual site builders do: tables,
// footnotes, definition lists, front matter. Emphasis and links are seen
// through; listings of code, tags and struck-through text are left out; HTML
// between paragraphs is read as HTML.
func (a *article) markdown() {
	from := a.frontMatter()
	m := &markdownReader{w: newWriter(a), from: from, start: from, src: a.src[from:]}
	m.page = &webPage{w: m.w}
	if shown := mask(m.src); linked(shown) || len(shown) > 0 && &shown[0] != &m.src[0] {
		m.whole(shown)
	} else {
		m.stretches()
	}
	m.w.write()
	m.w.free()
	a.titleFromBlocks()
}

// whole has goldmark read the article, as it is shown to it.
func (m *markdownReader) whole(shown []byte) {
	root := markdownParser().Parser().Parse(gmtext.NewReader(shown))
	m.findFactNotes(root)
	m.blocks(root, place{kind: lint.Paragraph})
}

var markdownParser = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote, extension.DefinitionList),
		goldmark.WithParserOptions(parser.WithHeadingAttribute(), parser.WithInlineParsers(util.Prioritized(tagParser{}, beforeRawHTML))),
	)
})

// markdownReader walks goldmark's tree. Its positions count from src, which
// begins behind the front matter.
type markdownReader struct {
	part termPart // of a list of terms that is being read
	w    *writer
	page *webPage
	src  []byte
	from int
	// start is where the article's text begins, of which src may be a stretch.
	start int
	// facts are the footnotes that say nothing but "fact:id", by index.
	facts  map[int]string
	tables int
	// struck counts the tags of deleted text that are open.
	struck int
	in     inliner
}

// place is where in the tree a block stands.
type place struct {
	kind  lint.BlockKind
	level int
}

// blocks takes down the children of a block.
func (m *markdownReader) blocks(parent ast.Node, at place) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		m.block(n, at)
	}
}

// block takes down one block.
func (m *markdownReader) block(n ast.Node, at place) {
	switch n := n.(type) {
	case *ast.Heading:
		m.leaf(n, lint.Block{Kind: lint.Heading, Level: n.Level})
	case *extast.DefinitionTerm:
		m.part = term
		m.leaf(n, lint.Block{Kind: at.kind, Level: at.level})
		m.part = noPart
	case *extast.DefinitionDescription:
		m.part = definition
		m.blocks(n, at)
		m.part = noPart
	case *ast.Paragraph, *ast.TextBlock:
		m.leaf(n, lint.Block{Kind: at.kind, Level: at.level})
	case *ast.List, *extast.DefinitionList:
		level := 1
		if at.kind == lint.ListItem {
			level = at.level + 1
		}
		m.blocks(n, place{lint.ListItem, level})
	case *ast.Blockquote:
		m.blocks(n, place{kind: lint.Quotation})
	case *extast.FootnoteList:
		m.blocks(n, place{kind: lint.Footnote})
	case *extast.Footnote:
		if m.facts[n.Index] == "" {
			m.blocks(n, at)
		}
	case *ast.HTMLBlock:
		m.htmlBlock(n)
	case *extast.Table:
		m.table(n)
	case *ast.FencedCodeBlock:
		m.unclosed(n)
	case *ast.CodeBlock, *ast.ThematicBreak, *ast.LinkReferenceDefinition:
	default:
		if n.Type() == ast.TypeInline {
			m.inline(n)
			return
		}
		m.blocks(n, at)
	}
}

// unclosed tells of a fenced block that nothing closes: what is written after it
// is taken for code to the end of the file, and not checked.
func (m *markdownReader) unclosed(n *ast.FencedCodeBlock) {
	lines := n.Lines()
	if lines.Len() == 0 || len(bytes.TrimSpace(m.src[lines.At(lines.Len()-1).Stop:])) > 0 {
		return
	}
	fence := bytes.LastIndexByte(bytes.TrimRight(m.src[:lines.At(0).Start], "\r\n"), '\n') + 1
	m.w.a.doc.Faults = append(m.w.a.doc.Faults, lint.Fault{
		Offset:  m.from + fence,
		Message: "the block of code that begins here is not closed; all that follows is taken for code",
	})
}

// leaf takes down a block that holds text.
func (m *markdownReader) leaf(n ast.Node, b lint.Block) {
	m.w.beginPart(b, m.part)
	m.inlines(n)
	m.w.script, m.struck = noScript, 0
	m.w.end()
}

// table takes down a table's cells.
func (m *markdownReader) table(n *extast.Table) {
	m.tables++
	row := 0
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		_, header := r.(*extast.TableHeader)
		column := 0
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			m.leaf(c, lint.Block{Kind: lint.Cell, Table: m.tables, Row: row, Column: column, Header: header})
			column++
		}
		row++
	}
}

// htmlBlock reads a block of HTML as HTML, line by line where a quotation or a
// list stands in front of its lines.
func (m *markdownReader) htmlBlock(n *ast.HTMLBlock) {
	lines := n.Lines()
	var run span
	flush := func() {
		if !run.Empty() {
			m.html(run)
		}
	}
	add := func(s gmtext.Segment) {
		here := m.home(s.Start, s.Stop)
		if here.Start != run.End {
			flush()
			run = here
			return
		}
		run.End = here.End
	}
	for i := range lines.Len() {
		add(lines.At(i))
	}
	if n.HasClosure() {
		add(n.ClosureLine)
	}
	flush()
	m.endHTML()
}

// html reads a stretch of HTML.
func (m *markdownReader) html(run span) {
	m.page.count = m.tables
	m.page.read(run)
	m.tables = m.page.count
}

// endHTML ends a block of HTML: what is open in it stays open no longer.
func (m *markdownReader) endHTML() {
	m.w.end()
	m.page.pop(0)
	m.page.cell = 0
}

// home is a range of the source by goldmark's offsets.
func (m *markdownReader) home(start, stop int) span {
	return span{Start: m.from + start, End: m.from + max(start, stop)}
}

// isCellValue reports whether code is all that a cell of a table holds behind the first
// column: tables of settings print their defaults like that (`30s`). The column of what is
// explained holds codes (`404`).
func isCellValue(n *ast.CodeSpan) bool {
	cell, ok := n.Parent().(*extast.TableCell)
	return ok && n.PreviousSibling() == nil && n.NextSibling() == nil && cell.PreviousSibling() != nil
}

// inlines takes down the text of a block.
func (m *markdownReader) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		m.inline(n)
	}
}

// inline takes down one inline.
func (m *markdownReader) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		if m.struck == 0 {
			m.text(n.Segment, n.IsRaw())
			if n.SoftLineBreak() || n.HardLineBreak() {
				m.lineBreak(n.Segment.Stop)
			}
		}
	case *ast.CodeSpan:
		if first, last := n.FirstChild(), n.LastChild(); first != nil && m.struck == 0 {
			from, fok := first.(*ast.Text)
			to, tok := last.(*ast.Text)
			if where := m.home(from.Segment.Start, to.Segment.Stop); fok && tok && isDigit(m.w.a.src[where.Start]) && isCellValue(n) {
				m.w.verbatim(where)
			} else if fok && tok {
				m.w.code(where)
			}
		}
	case *ast.AutoLink:
		// The label is a stretch of src, whose capacity tells where it begins.
		if label := n.Label(m.src); m.struck == 0 {
			if at := cap(m.src) - cap(label); len(label) > 0 && at >= 0 && at+len(label) <= len(m.src) {
				m.w.verbatim(m.home(at, at+len(label)))
			}
		}
	case *ast.Link:
		id, anchor := strings.CutPrefix(string(n.Destination), "fact:")
		if anchor {
			m.w.openLink(m.here())
		}
		m.inlines(n)
		if anchor {
			m.w.closeLink(m.here(), "fact: "+strings.TrimSpace(id))
		}
	case *ast.RawHTML:
		m.rawHTML(n)
	case *extast.FootnoteLink:
		if fact := m.facts[n.Index]; fact != "" {
			m.w.note(m.here(), fact)
		}
	case *ast.Image, *extast.Strikethrough, *extast.TaskCheckBox, *extast.FootnoteBacklink:
	default:
		m.inlines(n)
	}
}

// here is the offset of the source behind what was taken down last.
func (m *markdownReader) here() int {
	if n := len(m.w.ops); n > 0 {
		return m.w.ops[n-1].src.End
	}
	return m.start
}

// lineBreak takes down the line break behind an offset.
func (m *markdownReader) lineBreak(at int) {
	for i := at; i < len(m.src); i++ {
		switch m.src[i] {
		case '\n':
			m.w.verbatim(m.home(i, i+1))
			return
		case ' ', '\t', '\\', '\r':
		default:
			return
		}
	}
}

// text takes down a stretch of text: as it stands, but for escaped characters
// and character references.
func (m *markdownReader) text(s gmtext.Segment, raw bool) {
	if raw {
		m.w.verbatim(m.home(s.Start, s.Stop))
		return
	}
	good := s.Start
	for i := s.Start; i < s.Stop; {
		j := escape(m.src[i:s.Stop])
		if j < 0 {
			break
		}
		i += j
		t, n := "", 0
		if m.src[i] == '&' {
			t, n = entity(m.src[i:s.Stop], strictEntities)
		} else if i+1 < s.Stop && isPunct(m.src[i+1]) {
			t, n = string(m.src[i+1:i+2]), 2
		}
		if n == 0 {
			i++
			continue
		}
		m.w.verbatim(m.home(good, i))
		if !softMark(t) {
			m.w.atom(m.home(i, i+n), t)
		}
		i += n
		good = i
	}
	m.w.verbatim(m.home(good, s.Stop))
}

// escape is where a backslash or an ampersand stands first, -1 for neither. Most
// text has none, and two runs over it are faster than one that looks for both.
func escape(text []byte) int {
	i := bytes.IndexByte(text, '\\')
	if i >= 0 {
		text = text[:i]
	}
	if j := bytes.IndexByte(text, '&'); j >= 0 {
		return j
	}
	return i
}

// isPunct reports whether a backslash before c escapes it.
func isPunct(c byte) bool {
	return c > ' ' && c < 0x7f && !isAlnum(c)
}

// rawHTML takes a tag or a comment within text.
func (m *markdownReader) rawHTML(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	m.tag(m.home(n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop))
}

// tag takes the tag or the comment at a place of the source.
func (m *markdownReader) tag(where span) {
	tag := m.w.a.src[where.Start:where.End]
	if bytes.HasPrefix(tag, []byte("<!--")) {
		m.w.comment(where.Start, string(bytes.TrimSuffix(tag[4:], []byte("-->"))))
		return
	}
	end := 1
	for end < len(tag) && (isAlnum(tag[end]) || tag[end] == '/' && end == 1) {
		end++
	}
	switch strings.ToLower(string(tag[1:end])) {
	case "br":
		m.w.atom(where, "\n")
	case "sup":
		m.w.script = superscript
	case "sub":
		m.w.script = subscript
	case "/sup", "/sub":
		m.w.script = noScript
	case "del", "s", "strike", "script", "style":
		m.struck++
	case "/del", "/s", "/strike", "/script", "/style":
		m.struck = max(0, m.struck-1)
	}
}

// findFactNotes finds the footnotes that hold nothing but "fact:id".
func (m *markdownReader) findFactNotes(root ast.Node) {
	list, ok := root.LastChild().(*extast.FootnoteList)
	if !ok {
		return
	}
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		note, ok := n.(*extast.Footnote)
		if !ok || note.FirstChild() == nil || note.FirstChild().NextSibling() != nil {
			continue
		}
		lines := note.FirstChild().Lines()
		if lines == nil || lines.Len() != 1 {
			continue
		}
		line := lines.At(0)
		if id, ok := strings.CutPrefix(strings.TrimSpace(string(line.Value(m.src))), "fact:"); ok {
			if m.facts == nil {
				m.facts = map[int]string{}
			}
			m.facts[note.Index] = "fact: " + strings.TrimSpace(id)
		}
	}
}
