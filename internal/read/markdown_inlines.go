package read

import (
	"bytes"
	"slices"
	"unicode/utf8"

	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// inliner reads the links and the emphasis of a block, by the algorithm of
// CommonMark's appendix. It is used again from block to block.
type inliner struct {
	delims     []delim
	head, tail int // the first and the last delim that may make emphasis
	brackets   []bracket
	cuts       []cut // what is no text, in no order
}

// cut is a stretch of a block that is no text, but perhaps a tag.
type cut struct {
	span
	tag bool
}

// none stands for the number of a delim that is not there.
const none = -1

// delim is a run of asterisks or underlines. Those that may still make emphasis
// are linked with each other.
type delim struct {
	at, length, left int // of left bytes nothing was made
	char             byte
	opens, closes    bool
	before, after    int
}

// bracket is a square bracket that is open.
type bracket struct {
	at     int
	image  bool
	linked bool // a link stands behind it
	bottom int  // the delim before it
}

// mostOpen is how far apart brackets may be that are open together, in bytes: a
// little less than what CommonMark lets a label have.
const mostOpen = 900

// The bytes at which text may end: those that are looked at, and those that are
// left to goldmark.
const (
	plainByte = iota
	markByte
	strangeByte
)

var textBytes = func() (kinds [256]uint8) {
	for c := range ' ' {
		kinds[c] = strangeByte
	}
	kinds['\n'] = plainByte
	for _, c := range "\\`~\x7f" {
		kinds[c] = strangeByte
	}
	for _, c := range "*_[]<" {
		kinds[c] = markByte
	}
	return kinds
}()

// plainText takes down the text of a block, and reports false where something
// in it is left to goldmark.
func (m *markdownReader) plainText(from, to int) bool {
	src, in := m.src[:to], &m.in
	in.delims, in.head, in.tail, in.brackets, in.cuts = in.delims[:0], none, none, in.brackets[:0], in.cuts[:0]
	for i := from; i < to; {
		switch textBytes[src[i]] {
		case plainByte:
			i++
			continue
		case strangeByte:
			return false
		}
		switch src[i] {
		case '<':
			line, _, _ := bytes.Cut(src[i:], []byte("\n"))
			n := tagLength(line)
			if n == 0 {
				return false
			}
			in.cuts = append(in.cuts, cut{span{Start: i, End: i + n}, true})
			i += n
		case '[':
			if !in.open(src, from, i) {
				return false
			}
			i++
		case ']':
			end, ok := in.close(src, i)
			if !ok {
				return false
			}
			i = end
		default:
			i = in.run(src, from, i)
		}
	}
	in.emphasis(none)
	for i := range in.delims {
		if d := &in.delims[i]; d.left < d.length {
			in.cuts = append(in.cuts, cut{span: span{Start: d.at + d.left, End: d.at + d.length}})
		}
	}
	slices.SortFunc(in.cuts, func(a, b cut) int { return a.Start - b.Start })
	at := from
	for _, c := range in.cuts {
		if c.Start < at {
			continue // part of what is cut
		}
		m.lines(at, c.Start)
		if at = c.End; c.tag {
			m.tag(m.home(c.Start, c.End))
		}
	}
	m.lines(at, to)
	return true
}

// lines takes down text as it stands, without the blanks before its line ends.
func (m *markdownReader) lines(from, to int) {
	if m.struck > 0 {
		return
	}
	for from < to {
		n := bytes.IndexByte(m.src[from:to], '\n')
		if n < 0 {
			break
		}
		end := from + n
		stop := end
		for stop > from && m.src[stop-1] == ' ' {
			stop--
		}
		m.text(gmtext.NewSegment(from, stop), false)
		m.w.verbatim(m.home(end, end+1))
		from = end + 1
	}
	m.text(gmtext.NewSegment(from, to), false)
}

// open takes the bracket at i. It reports false for a note's, and where brackets
// are open too long.
func (in *inliner) open(src []byte, from, i int) bool {
	if i+1 < len(src) && src[i+1] == '^' || len(in.brackets) > 0 && i-in.brackets[0].at > mostOpen {
		return false
	}
	in.brackets = append(in.brackets, bracket{at: i, image: i > from && src[i-1] == '!', bottom: in.tail})
	return true
}

// close takes the bracket at i, and gives the end of the link that it makes. ok
// is false where goldmark is to tell.
func (in *inliner) close(src []byte, i int) (end int, ok bool) {
	n := len(in.brackets) - 1
	if n < 0 {
		return i + 1, true
	}
	b := in.brackets[n]
	in.brackets = in.brackets[:n]
	if b.linked && !b.image || i+1 == len(src) || src[i+1] != '(' {
		return i + 1, true
	}
	if end = target(src, i+1); end < 0 {
		return i, false
	}
	in.emphasis(b.bottom)
	if b.image {
		in.cuts = append(in.cuts, cut{span: span{Start: b.at - 1, End: end}})
		return end, true
	}
	for k := range in.brackets {
		in.brackets[k].linked = true
	}
	in.cuts = append(in.cuts, cut{span: span{Start: b.at, End: b.at + 1}}, cut{span: span{Start: i, End: end}})
	return end, true
}

// target is the end of the target of a link in parentheses, with its title, of
// the common forms: (url) and (url "title"). It is -1 for others, and for links
// to facts.
func target(src []byte, i int) int {
	i++
	if bytes.HasPrefix(src[i:], []byte("fact:")) {
		return -1
	}
	begin, depth := i, 0
	for ; i < len(src); i++ {
		c := src[i]
		if textBytes[c] == strangeByte || c == '<' || c == ' ' || c == '\n' {
			break
		}
		if c == '(' {
			depth++
		} else if c == ')' {
			if depth == 0 {
				return i + 1
			}
			depth--
		}
	}
	if i == begin || i+1 >= len(src) || src[i] != ' ' || src[i+1] != '"' {
		return -1
	}
	for i += 2; i < len(src); i++ {
		switch c := src[i]; {
		case c == '"':
			if i+1 < len(src) && src[i+1] == ')' {
				return i + 2
			}
			return -1
		case c == '\n' || c == '<' || textBytes[c] == strangeByte:
			return -1
		}
	}
	return -1
}

// run takes the run of asterisks or underlines at i, and gives its end.
func (in *inliner) run(src []byte, from, i int) int {
	end := i
	for end < len(src) && src[end] == src[i] {
		end++
	}
	before, after := '\n', ' '
	if i > from {
		before, _ = utf8.DecodeLastRune(src[:i])
	}
	if end < len(src) {
		after, _ = utf8.DecodeRune(src[end:])
	}
	spaceBefore, spaceAfter := util.IsSpaceRune(before), util.IsSpaceRune(after)
	punctBefore, punctAfter := util.IsPunctRune(before), util.IsPunctRune(after)
	left := !spaceAfter && (!punctAfter || spaceBefore || punctBefore)
	right := !spaceBefore && (!punctBefore || spaceAfter || punctAfter)
	d := delim{at: i, length: end - i, left: end - i, char: src[i], opens: left, closes: right, before: in.tail, after: none}
	if d.char == '_' {
		d.opens, d.closes = left && (!right || punctBefore), right && (!left || punctAfter)
	}
	if in.tail == none {
		in.head = len(in.delims)
	} else {
		in.delims[in.tail].after = len(in.delims)
	}
	in.tail = len(in.delims)
	in.delims = append(in.delims, d)
	return end
}

// emphasis makes emphasis of the delims behind one, of all for none. They make
// no other afterwards.
func (in *inliner) emphasis(bottom int) {
	closer := in.head
	if bottom != none {
		closer = in.delims[bottom].after
	}
	for closer != none {
		c := &in.delims[closer]
		if !c.closes {
			closer = c.after
			continue
		}
		opener, made, any := c.before, 0, false
		for ; opener != bottom && opener != none; opener = in.delims[opener].before {
			if o := &in.delims[opener]; o.opens && o.char == c.char {
				any = true
				if made = o.makes(c); made > 0 {
					break
				}
			}
		}
		if made == 0 {
			next := c.after
			if !any && !c.opens {
				in.drop(closer)
			}
			closer = next
			continue
		}
		o := &in.delims[opener]
		o.left, c.left = o.left-made, c.left-made
		for o.after != closer {
			in.drop(o.after)
		}
		if o.left == 0 {
			in.drop(opener)
		}
		if c.left == 0 {
			next := c.after
			in.drop(closer)
			closer = next
		}
	}
	for in.tail != bottom && in.tail != none {
		in.drop(in.tail)
	}
}

// makes is how many bytes an opening delim and a closing one make into emphasis.
func (o *delim) makes(c *delim) int {
	switch {
	case (o.closes || c.opens) && (o.length+c.length)%3 == 0 && c.length%3 != 0:
		return 0
	case o.left >= 2 && c.left >= 2:
		return 2
	}
	return 1
}

// drop takes a delim from those that may make emphasis.
func (in *inliner) drop(k int) {
	d := &in.delims[k]
	if d.before == none {
		in.head = d.after
	} else {
		in.delims[d.before].after = d.after
	}
	if d.after == none {
		in.tail = d.before
	} else {
		in.delims[d.after].before = d.before
	}
}
