package facts

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A facts file is edited by splicing text at a place. Nothing else of it is
// written anew, so that comments, order, quoting and line ends stay as they
// are.

// Entry is a fact as it is to be written.
type Entry struct {
	ID, Statement string
	// Subject is the id of a subject, or names.
	Subject []string
	Event   []string
	// Date is EDTF; Value is an amount as an article would write it. One of
	// them is set.
	Date, Value string
	AsOf        string
	// Unit is that of bare numbers; Series are values by their times.
	Unit   string
	Series [][2]string
	Refs   []EntryRef
}

// EntryRef is a citation as it is to be written.
type EntryRef struct{ Source, Quote, Locator string }

// Splice is a change of a file: the bytes from Start to End give way to New.
type Splice struct {
	Start, End int
	New        string
}

// Apply makes a change.
func (s Splice) Apply(b []byte) []byte {
	out := make([]byte, 0, len(b)+len(s.New))
	out = append(out, b[:s.Start]...)
	out = append(out, s.New...)
	return append(out, b[s.End:]...)
}

var errByHand = errors.New("it is written in a way that cannot be changed safely; change it by hand")

// editor is a file that is being edited.
type editor struct {
	src  *source
	root *yaml.Node
	eol  string
}

func newEditor(name string, b []byte) (*editor, error) {
	d := decoder{}
	src := newSource(name, "", b)
	root := d.parseYAML(src)
	if len(d.faults) > 0 {
		f := &d.faults[0]
		return nil, fmt.Errorf("editing %s: line %d, column %d: %s", name, f.Line, f.Column, f.Message)
	}
	e := &editor{src: src, root: root, eol: "\n"}
	if i := bytes.IndexByte(b, '\n'); i > 0 && b[i-1] == '\r' {
		e.eol = "\r\n"
	}
	if root != nil && root.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("editing %s: it is no facts file", name)
	}
	return e, nil
}

// child is the key and the value of a mapping's key, nil where it has none.
func child(n *yaml.Node, key string) (k, v *yaml.Node) {
	for i := 0; n != nil && n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Kind == yaml.ScalarNode && n.Content[i].Value == key {
			return n.Content[i], n.Content[i+1]
		}
	}
	return nil, nil
}

// AddFact gives the change that appends a fact to the facts of a file.
func AddFact(name string, b []byte, f Entry) (Splice, error) {
	return AddFacts(name, b, []Entry{f})
}

// AddFacts gives the change that appends facts to the facts of a file.
func AddFacts(name string, b []byte, facts []Entry) (Splice, error) {
	if len(facts) == 0 {
		return Splice{}, nil
	}
	e, err := newEditor(name, b)
	if err != nil {
		return Splice{}, err
	}
	key, list := child(e.root, "facts")
	s, err := e.append(key, list, facts)
	if err != nil {
		return Splice{}, fmt.Errorf("adding facts to %s: %w", name, err)
	}
	return s, e.check(s, facts)
}

func (e *editor) append(key, list *yaml.Node, f entries) (Splice, error) {
	b := e.src.bytes
	switch {
	case e.root == nil:
		return e.atLine(len(b), "factlint: 1"+e.eol+"facts:"+e.eol+f.block("  ", e.eol)), nil
	case key == nil && flow(e.root):
		end, ok := e.closing(e.root)
		if !ok {
			return Splice{}, errByHand
		}
		return Splice{end, end, comma(e.root) + "facts: [" + f.flow() + "]"}, nil
	case key == nil:
		return e.atLine(e.lineAfter(e.end(e.root)), "facts:"+e.eol+f.block("  ", e.eol)), nil
	case list.Kind == yaml.AliasNode:
		return Splice{}, errByHand
	case list.Kind == yaml.SequenceNode && flow(list) && len(list.Content) > 0 || list.Kind == yaml.SequenceNode && flow(e.root):
		end, ok := e.closing(list)
		if !ok {
			return Splice{}, errByHand
		}
		return Splice{end, end, comma(list) + f.flow()}, nil
	case list.Kind == yaml.SequenceNode && flow(list), isNull(list):
		return e.firstFact(key, list, f)
	case list.Kind == yaml.SequenceNode:
		return e.lastFact(list, f)
	}
	return Splice{}, errors.New("'facts:' is not a list")
}

// firstFact takes the place of an empty list.
func (e *editor) firstFact(key, list *yaml.Node, f entries) (Splice, error) {
	if flow(e.root) {
		return Splice{}, errByHand
	}
	indent := strings.Repeat(" ", key.Column+1)
	start := e.src.span(key).End
	colon := bytes.IndexByte(e.src.bytes[start:], ':')
	if colon < 0 {
		return Splice{}, errByHand
	}
	start += colon + 1
	end := start
	if !isNull(list) {
		var ok bool
		if end, ok = e.closing(list); !ok {
			return Splice{}, errByHand
		}
		end++
	} else if list.Value != "" {
		end = e.end(list)
	}
	rest := lineEnd(e.src.bytes, end)
	comment := strings.TrimRight(string(e.src.bytes[end:rest]), " \t")
	return Splice{start, rest, comment + e.eol + strings.TrimSuffix(f.block(indent, e.eol), e.eol)}, nil
}

// lastFact follows the last item of a block list.
func (e *editor) lastFact(list *yaml.Node, f entries) (Splice, error) {
	last := list.Content[len(list.Content)-1]
	column := e.dash(list)
	if column < 1 {
		return Splice{}, errByHand
	}
	indent := strings.Repeat(" ", column-1)
	block := f.block(indent, e.eol)
	if e.spaced(list) {
		block = e.eol + strings.TrimSuffix(strings.ReplaceAll(block, e.eol+indent+"- ", e.eol+e.eol+indent+"- "), e.eol) + e.eol
	}
	return e.atLine(e.afterComments(e.lineAfter(e.end(last)), column), block), nil
}

// afterComments passes the comments that belong to the item before them: those
// that are indented further than the dashes of the list.
func (e *editor) afterComments(at, column int) int {
	b := e.src.bytes
	for next := at; next < len(b); {
		stop := lineEnd(b, next)
		content := bytes.TrimLeft(b[next:stop], " ")
		switch {
		case len(bytes.TrimSpace(content)) == 0:
		case content[0] == '#' && stop-next-len(content) >= column:
			at = nextLine(b, stop)
		default:
			return at
		}
		following := nextLine(b, stop)
		if following == next {
			break
		}
		next = following
	}
	return at
}

// dash is the column of the dashes of a block list, 0 where it cannot be told.
// The place of a list with an anchor is that of the anchor.
func (e *editor) dash(list *yaml.Node) int {
	if at := e.src.offset(list.Line, list.Column); at < len(e.src.bytes) && e.src.bytes[at] == '-' {
		return list.Column
	}
	first := list.Content[0]
	at := e.src.offset(first.Line, first.Column)
	line := e.line(first.Line)
	before := line[:min(at-e.src.starts[first.Line-1], len(line))]
	if strings.Trim(before, " -") != "" || strings.Count(before, "-") != 1 {
		return 0
	}
	return 1 + strings.IndexByte(before, '-')
}

// spaced reports whether the items of a list stand apart by blank lines: the
// last two do, or there is but one and it follows a blank line.
func (e *editor) spaced(list *yaml.Node) bool {
	if len(list.Content) < 2 {
		return false
	}
	last := list.Content[len(list.Content)-1]
	line := last.Line - 1
	for line > 1 && strings.HasPrefix(strings.TrimSpace(e.line(line)), "#") {
		line--
	}
	return line >= 1 && strings.TrimSpace(e.line(line)) == "" && list.Content[len(list.Content)-2].Line < line
}

// line is a line of the file by its number.
func (e *editor) line(n int) string {
	at := e.src.starts[n-1]
	return string(e.src.bytes[at:lineEnd(e.src.bytes, at)])
}

// atLine inserts lines at the start of a line, or after the last one.
func (e *editor) atLine(at int, lines string) Splice {
	b := e.src.bytes
	if at > 0 && b[at-1] != '\n' && b[at-1] != '\r' {
		return Splice{at, at, e.eol + strings.TrimSuffix(lines, e.eol)}
	}
	return Splice{at, at, lines}
}

// lineAfter is the start of the line after a byte.
func (e *editor) lineAfter(at int) int { return nextLine(e.src.bytes, lineEnd(e.src.bytes, at)) }

func flow(n *yaml.Node) bool { return n.Style&yaml.FlowStyle != 0 }

func comma(n *yaml.Node) string {
	if len(n.Content) == 0 {
		return ""
	}
	return ", "
}

// end is the end of a node with all that it holds.
func (e *editor) end(n *yaml.Node) int {
	switch {
	case n.Kind == yaml.AliasNode:
		at := e.src.offset(n.Line, n.Column)
		return min(at+1+len(n.Value), len(e.src.bytes))
	case n.Kind == yaml.ScalarNode:
		return e.src.span(n).End
	case flow(n):
		if at, ok := e.closing(n); ok {
			return at + 1
		}
		return len(e.src.bytes)
	case len(n.Content) == 0:
		return e.src.offset(n.Line, n.Column)
	default:
		return e.end(n.Content[len(n.Content)-1])
	}
}

// closing is the offset of the bracket that closes a flow list or mapping. A
// comma after the last item makes it unsafe to add another.
func (e *editor) closing(n *yaml.Node) (int, bool) {
	b := e.src.bytes
	at := skipProperties(b, e.src.offset(n.Line, n.Column)) + 1
	if len(n.Content) > 0 {
		at = e.end(n.Content[len(n.Content)-1])
	}
	want := byte(']')
	if n.Kind == yaml.MappingNode {
		want = '}'
	}
	for at < len(b) {
		switch c := b[at]; {
		case c == want:
			return at, true
		case c == '#':
			return at, false
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ':':
			at++
		default:
			return at, false
		}
	}
	return at, false
}

// check reads the file as it would be and makes sure that all that was there
// is there still, and the new facts after it.
func (e *editor) check(s Splice, added entries) error {
	id := added[len(added)-1].ID
	changed := s.Apply(e.src.bytes)
	d := decoder{}
	root := d.parseYAML(newSource(e.src.path, "", changed))
	ok := len(d.faults) == 0 && root != nil && root.Kind == yaml.MappingNode
	_, facts := child(root, "facts")
	ok = ok && facts != nil && facts.Kind == yaml.SequenceNode && len(facts.Content) > 0
	if ok {
		_, v := child(facts.Content[len(facts.Content)-1], "id")
		ok = v != nil && v.Value == id
	}
	if ok && e.root != nil {
		_, before := child(e.root, "facts")
		ok = e.kept(root, "facts") && (before == nil || before.Kind != yaml.SequenceNode ||
			len(facts.Content) == len(before.Content)+len(added) && slices.EqualFunc(before.Content, facts.Content[:len(before.Content)], same))
	}
	if !ok {
		return fmt.Errorf("adding fact %q to %s: %w", id, e.src.path, errByHand)
	}
	return nil
}

// kept reports whether all keys of the file but one are what they were.
func (e *editor) kept(root *yaml.Node, but string) bool {
	for i := 0; e.root != nil && i+1 < len(e.root.Content); i += 2 {
		key, before := e.root.Content[i], e.root.Content[i+1]
		if key.Value == but {
			continue
		}
		if _, after := child(root, key.Value); after == nil || !same(before, after) {
			return false
		}
	}
	return true
}

// same reports whether two nodes say the same in the same way.
func same(a, b *yaml.Node) bool {
	return a.Kind == b.Kind && a.Style == b.Style && a.Value == b.Value && a.Anchor == b.Anchor &&
		slices.EqualFunc(a.Content, b.Content, same)
}
