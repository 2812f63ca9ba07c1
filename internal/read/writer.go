package read

import (
	"bytes"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// objectMark stands in the text for code that is left out: no word, no value.
const objectMark = "\uFFFC"

// writer takes down what a reader of marked-up text finds: blocks, and in them
// stretches of source that are copied, atoms and notes. At the end it writes
// them in order of the source (Markdown's parser hands out footnotes last).
type writer struct {
	a      *article
	ops    []op
	blocks []pending
	open   bool
	wrote  bool // text stands in the open block
	// script is set inside a superscript or a subscript, whose digits are
	// written as ¹ and ₁: 10⁶ must not be read as 106.
	script script
}

// writers wait here for the next article.
var writers = sync.Pool{New: func() any { return &writer{} }}

// newWriter is a writer for an article.
func newWriter(a *article) *writer {
	w := writers.Get().(*writer)
	w.a = a
	return w
}

// mostSteps is how many steps and blocks a writer keeps room for.
const mostSteps = 1 << 12

// free lets the next article have the writer, of which nothing is asked any
// more.
func (w *writer) free() {
	clear(w.ops)
	clear(w.blocks)
	if cap(w.ops) > mostSteps || cap(w.blocks) > mostSteps {
		*w = writer{}
	}
	*w = writer{ops: w.ops[:0], blocks: w.blocks[:0]}
	writers.Put(w)
}

// op is one step of writing.
type op struct {
	kind opKind
	src  span
	text string // of an atom; of a note, what it says
}

type opKind uint8

const (
	opVerbatim opKind = iota
	opAtom
	opNote
	opNoteAlone
	opOpen  // a link to a fact begins
	opClose // and ends; text is its note
)

// pending is a block and its range of ops.
type pending struct {
	block lint.Block
	first int
	last  int
	part  termPart
}

type script uint8

const (
	noScript script = iota
	superscript
	subscript
)

var scriptDigits = [...][10]string{
	superscript: {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"},
	subscript:   {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"},
}

// begin opens a block, after closing the one that is open.
func (w *writer) begin(b lint.Block) {
	w.end()
	w.blocks = append(w.blocks, pending{block: b, first: len(w.ops)})
	w.open, w.wrote = true, false
}

// beginPart opens a block that is a part of a list of terms.
func (w *writer) beginPart(b lint.Block, of termPart) {
	w.begin(b)
	w.blocks[len(w.blocks)-1].part = of
}

// end closes the open block, if there is one.
func (w *writer) end() {
	if w.open {
		w.blocks[len(w.blocks)-1].last = len(w.ops)
		w.open = false
	}
}

// empty reports whether no text stands in the open block yet, or none is open.
func (w *writer) empty() bool { return !w.open || !w.wrote }

// last is the last op if it wrote text.
func (w *writer) last() *op {
	if n := len(w.ops); n > 0 && w.open && w.blocks[len(w.blocks)-1].first < n {
		return &w.ops[n-1]
	}
	return nil
}

// verbatim copies a stretch of source.
func (w *writer) verbatim(s span) {
	if s.Empty() {
		return
	}
	if w.script != noScript {
		w.scripted(s)
		return
	}
	w.wrote = true
	if o := w.last(); o != nil && o.kind == opVerbatim && o.src.End == s.Start {
		o.src.End = s.End
		return
	}
	w.ops = append(w.ops, op{kind: opVerbatim, src: s})
}

// scripted writes a stretch of source with raised or lowered digits.
func (w *writer) scripted(s span) {
	set := w.script
	w.script = noScript
	for i := s.Start; i < s.End; i++ {
		here := span{Start: i, End: i + 1}
		switch c := w.a.src[i]; {
		case isDigit(c):
			w.atom(here, scriptDigits[set][c-'0'])
		case c == '-' && set == superscript:
			w.atom(here, "⁻")
		default:
			w.verbatim(here)
		}
	}
	w.script = set
}

// atom writes t for a stretch of source.
func (w *writer) atom(s span, t string) {
	if t != "" {
		w.wrote = true
		w.ops = append(w.ops, op{kind: opAtom, src: s, text: t})
	}
}

// reference writes what stands before the character reference at byte i of rest, and
// the character that it stands for. It gives where what is not yet written begins and
// where to go on; of a mark that begins no reference nothing is written yet.
func (w *writer) reference(rest span, i int, rules entityRules) (good, next int) {
	t, n := entity(w.a.src[i:rest.End], rules)
	if n == 0 {
		return rest.Start, i + 1
	}
	w.verbatim(span{Start: rest.Start, End: i})
	if !softMark(t) {
		w.atom(span{Start: i, End: i + n}, t)
	}
	return i + n, i + n
}

// note takes down a note; one that stands outside of blocks, or before any text
// of its block, speaks of the block after it.
func (w *writer) note(at int, said string) {
	kind := opNote
	if w.empty() {
		kind = opNoteAlone
	}
	o := op{kind: kind, src: span{Start: at, End: at}, text: said}
	if w.open {
		w.ops = append(w.ops, o)
		return
	}
	w.begin(lint.Block{})
	w.ops = append(w.ops, o)
	w.end()
}

// openLink begins a link to a fact at an offset of the source.
func (w *writer) openLink(at int) {
	w.ops = append(w.ops, op{kind: opOpen, src: span{Start: at, End: at}})
}

// closeLink ends one: what stands between carries the note. A link around whole
// blocks ends in the last of them.
func (w *writer) closeLink(at int, note string) {
	n := len(w.blocks) - 1
	inLast := !w.open && n >= 0 && w.blocks[n].last == len(w.ops)
	w.ops = append(w.ops, op{kind: opClose, src: span{Start: at, End: at}, text: note})
	if inLast {
		w.blocks[n].last++
	}
}

// comment takes down a comment that steers factlint.
func (w *writer) comment(at int, said string) {
	said = strings.TrimSpace(said)
	if len(said) >= 4 && strings.EqualFold(said[:4], "fact") {
		w.note(at, said)
	}
}

// code writes inline code: a single word without digits as it stands, for it
// names what the sentence speaks of (`statement_timeout`), and so the name of an
// option before its argument (`--retries N`); anything else as one objectMark, so
// that no value is read out of code.
func (w *writer) code(s span) {
	name := s
	if src := w.a.src[s.Start:s.End]; len(src) > 0 && src[0] == '-' {
		if i := bytes.IndexAny(src, " \t=[<{"); i > 0 {
			name.End = s.Start + i
		}
	}
	for _, c := range w.a.src[name.Start:name.End] {
		if isDigit(c) || isSpace(c) {
			w.atom(s, objectMark)
			return
		}
	}
	w.verbatim(name)
	if name.End < s.End {
		w.atom(span{Start: name.End, End: s.End}, objectMark)
	}
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// write makes the article's text of what was taken down.
func (w *writer) write() {
	w.end()
	a := w.a
	start := func(p pending) int {
		if p.first == p.last {
			return 0
		}
		return w.ops[p.first].src.Start
	}
	filled := w.blocks[:0]
	for _, p := range w.blocks {
		if p.first < p.last {
			filled = append(filled, p)
		}
	}
	byStart := func(i, j int) bool { return start(filled[i]) < start(filled[j]) }
	if !sort.SliceIsSorted(filled, byStart) {
		sort.SliceStable(filled, byStart)
	}
	a.b = text.NewBuilder(a.src, len(a.src)-a.from)
	a.b.Expect(len(w.ops) + len(filled))
	a.doc.Blocks = make([]lint.Block, 0, len(filled))
	var held []op // notes that wait for the next block
	var defs definitions
	home := a.from
	for _, p := range filled {
		ops := w.ops[p.first:p.last]
		if !hasText(a.src, ops) {
			for _, o := range ops {
				if o.kind == opNote || o.kind == opNoteAlone {
					held = append(held, o)
				}
			}
			continue
		}
		if a.b.Len() > 0 {
			a.b.Atom(span{Start: home, End: home}, "\n")
		}
		w.notes(held)
		held = held[:0]
		from := a.b.Len()
		home = max(home, w.run(w.joinAnchors(ops)))
		b := p.block
		b.Span = trimmed(a.b, from)
		if b.Span.Empty() {
			continue
		}
		a.doc.Blocks = append(a.doc.Blocks, b)
		if p.part != noPart {
			defs.add(len(a.doc.Blocks)-1, p.part)
		}
	}
	w.notes(held)
	defs.sheets(a.doc.Blocks, a.b.Text())
}

// notes writes notes that stand alone at the end of the text so far.
func (w *writer) notes(held []op) {
	for _, o := range held {
		w.a.note(span{Start: w.a.b.Len(), End: w.a.b.Len()}, o.text, alone)
	}
}

// run writes the ops of one block and returns where they end in the source.
func (w *writer) run(ops []op) (home int) {
	a := w.a
	linkFrom := -1
	for _, o := range ops {
		switch o.kind {
		case opVerbatim:
			a.emit(o.src)
		case opAtom:
			a.b.Atom(o.src, o.text)
		case opNote, opNoteAlone:
			a.note(span{Start: a.b.Len(), End: a.b.Len()}, o.text, o.kind == opNoteAlone)
		case opOpen:
			linkFrom = a.b.Len()
		case opClose:
			if linkFrom >= 0 {
				a.note(span{Start: linkFrom, End: a.b.Len()}, o.text, inText)
			}
			linkFrom = -1
		}
		home = max(home, o.src.End)
	}
	return home
}

// hasText reports whether ops write anything but white space.
func hasText(src []byte, ops []op) bool {
	for _, o := range ops {
		switch o.kind {
		case opVerbatim:
			if !trimSpan(src[o.src.Start:o.src.End], 0).Empty() {
				return true
			}
		case opAtom:
			if strings.TrimSpace(o.text) != "" {
				return true
			}
		}
	}
	return false
}

// trimmed is the range of b's text from an offset on without the white space
// around it.
func trimmed(b *text.Builder, from int) span {
	return trimSpan(b.Since(from), from)
}

// trimSpan is the range of s, which stands at an offset, without the white
// space around it.
func trimSpan[T string | []byte](s T, at int) span {
	left, right := 0, len(s)
	for left < right {
		r, size := rune(s[left]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(string(s[left:min(right, left+utf8.UTFMax)]))
		}
		if !blank(r) {
			break
		}
		left += size
	}
	for right > left {
		r, size := rune(s[right-1]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeLastRuneInString(string(s[max(left, right-utf8.UTFMax):right]))
		}
		if !blank(r) {
			break
		}
		right -= size
	}
	return span{Start: at + left, End: at + right}
}

// blank reports whether r is white space.
func blank(r rune) bool {
	return r == ' ' || r >= '\t' && r <= '\r' || r == 0x85 || r == 0xA0 || r == 0x2028 || r == 0x2029 ||
		r >= 0x2000 && r <= 0x200B || r == 0x202F || r == 0x205F || r == 0x3000
}
