package read

import (
	"bytes"

	"github.com/factlint/factlint/lint"
)

// text takes a stretch of text.
func (p *webPage) text(raw span) {
	e := p.top()
	src := p.w.a.src[raw.Start:raw.End]
	if e.skip {
		p.metaText(e.name, src)
		return
	}
	if !e.pre && len(bytes.TrimLeft(src, " \t\r\n\f")) == 0 {
		if !p.w.empty() {
			p.space(raw)
		}
		return
	}
	if p.w.open && p.cell != e.cell {
		p.w.end()
	}
	if !p.w.open {
		b := lint.Block{Kind: e.kind, Level: e.level}
		if e.cell > 0 {
			b = e.block
			b.Kind = lint.Cell
		}
		link := p.w.pendingLink()
		p.w.beginPart(b, e.part)
		if link {
			p.w.openLink(raw.Start)
		}
		p.cell = e.cell
	} else if p.parting && !p.w.empty() {
		p.w.atom(span{Start: raw.Start, End: raw.Start}, "\n")
	}
	p.parting, p.breaks = false, 0
	if e.code {
		p.w.code(raw)
		return
	}
	p.w.script = e.script
	p.words(raw, e.pre)
	p.w.script = noScript
}

// words writes text with its white space folded and its character references
// resolved, one by one.
func (p *webPage) words(raw span, pre bool) {
	src := p.w.a.src
	good := raw.Start
	for i := raw.Start; i < raw.End; {
		switch c := src[i]; {
		case c == '&':
			good, i = p.w.reference(span{Start: good, End: raw.End}, i, webEntities)
		case isSpace(c) && !pre:
			end := i + 1
			for end < raw.End && isSpace(src[end]) {
				end++
			}
			if end == i+1 && i > raw.Start {
				i = end
				continue
			}
			p.w.verbatim(span{Start: good, End: i})
			p.space(span{Start: i, End: end})
			i, good = end, end
		default:
			i++
		}
	}
	p.w.verbatim(span{Start: good, End: raw.End})
}

// space writes the first character of a stretch of white space, unless the
// block already ends with one or has not begun.
func (p *webPage) space(s span) {
	o := p.w.last()
	switch {
	case o == nil || o.kind == opOpen && p.w.empty():
		return
	case o.kind == opVerbatim && isSpace(p.w.a.src[o.src.End-1]), o.kind == opAtom && o.text == "\n":
		return
	}
	p.w.verbatim(span{Start: s.Start, End: s.Start + 1})
}

// pendingLink reports whether a link to a fact has begun since the last text,
// and takes it back: it belongs into the block that is about to begin.
func (w *writer) pendingLink() bool {
	if n := len(w.ops); n > 0 && !w.open && w.ops[n-1].kind == opOpen {
		w.ops = w.ops[:n-1]
		return true
	}
	return false
}
