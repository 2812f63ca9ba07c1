package read

import (
	"bytes"
	"slices"
)

// joinAnchors makes notes of the anchors {fact: id} that several ops hold
// between them. Word cuts text wherever it has something to remember (a spell
// check, a moment of editing), and so through anchors too. Anchors within one
// op are left to emit.
func (w *writer) joinAnchors(ops []op) []op {
	if len(ops) < 2 {
		return ops
	}
	braces := false
	for _, o := range ops {
		braces = braces || o.kind == opVerbatim && bytes.IndexByte(w.a.src[o.src.Start:o.src.End], '{') >= 0
	}
	if !braces {
		return ops
	}
	var plain []byte
	starts := make([]int, len(ops)+1) // of each op in plain
	for i, o := range ops {
		starts[i] = len(plain)
		switch o.kind {
		case opVerbatim:
			plain = append(plain, w.a.src[o.src.Start:o.src.End]...)
		case opAtom:
			plain = append(plain, o.text...)
		}
	}
	starts[len(ops)] = len(plain)
	out, next := ops, 0 // out is ops until an anchor is found
	copied := false
	found := marks{src: plain, end: len(plain)}
	for m, ok := found.next(); ok; m, ok = found.next() {
		if m.sic || m.text == "" {
			continue
		}
		first, last := next, next
		for first+1 < len(ops) && starts[first+1] <= m.start {
			first++
		}
		last = first
		for last+1 < len(ops) && starts[last+1] < m.end {
			last++
		}
		if first == last || first < next || ops[first].kind != opVerbatim || ops[last].kind != opVerbatim {
			continue
		}
		if !copied {
			out, copied = make([]op, 0, len(ops)+4), true
			ops = slices.Clone(ops)
		}
		out = append(out, ops[next:first]...)
		head, tail := ops[first], ops[last]
		head.src.End = head.src.Start + m.start - starts[first]
		tail.src.Start += m.end - starts[last]
		if n := head.src.End; n > head.src.Start && w.a.src[n-1] == ' ' && (m.end == len(plain) || bytes.IndexByte([]byte(" .,;:!?)"), plain[m.end]) >= 0) {
			head.src.End-- // as emit does
		}
		if !head.src.Empty() {
			out = append(out, head)
		}
		out = append(out, op{kind: opNote, src: span{Start: head.src.End, End: head.src.End}, text: m.text})
		for _, o := range ops[first+1 : last] {
			if o.kind > opAtom {
				out = append(out, o)
			}
		}
		// What is left of the last op may hold the next anchor.
		ops[last] = tail
		starts[last] = m.end
		next = last
	}
	if !copied {
		return ops
	}
	return append(out, ops[next:]...)
}
