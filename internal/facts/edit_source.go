package facts

import (
	"fmt"
	"strings"
)

// EntrySource is a source as it is to be written.
type EntrySource struct{ ID, Title, Issued, Copy string }

// SourcesBlock is the `sources` of a facts file, "" for none.
func SourcesBlock(sources []EntrySource) string {
	if len(sources) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("sources:\n")
	for _, s := range sources {
		b.WriteString(s.block("  ", "  ", "\n"))
	}
	return b.String()
}

// block is a source as an entry of a block mapping, its keys indented by step.
func (s EntrySource) block(indent, step, eol string) string {
	var b strings.Builder
	b.WriteString(indent + scalarText(s.ID, false) + ":" + eol)
	for _, field := range s.fields() {
		b.WriteString(indent + step + field[0] + ": " + scalarText(field[1], false) + eol)
	}
	return b.String()
}

func (s EntrySource) fields() [][2]string {
	var out [][2]string
	for _, field := range [][2]string{{"type", "article"}, {"title", s.Title}, {"issued", s.Issued}, {"copy", s.Copy}} {
		if field[1] != "" {
			out = append(out, field)
		}
	}
	return out
}

// AddSource gives the change that adds a source to a file.
func AddSource(name string, b []byte, s EntrySource) (Splice, error) {
	e, err := newEditor(name, b)
	if err != nil {
		return Splice{}, err
	}
	splice, err := e.addSource(name, s)
	if err != nil {
		return Splice{}, err
	}
	d := decoder{}
	root := d.parseYAML(newSource(name, "", splice.Apply(b)))
	_, sources := child(root, "sources")
	if _, added := child(sources, s.ID); len(d.faults) > 0 || added == nil || !e.kept(root, "sources") {
		return Splice{}, fmt.Errorf("adding source %q to %s: %w", s.ID, name, errByHand)
	}
	return splice, nil
}

func (e *editor) addSource(name string, s EntrySource) (Splice, error) {
	b := e.src.bytes
	key, sources := child(e.root, "sources")
	fields := s.fields()
	for i := range fields {
		fields[i][1] = scalarText(fields[i][1], true)
	}
	inFlow := scalarText(s.ID, true) + ": " + inBraces(fields)
	fail := func() (Splice, error) {
		return Splice{}, fmt.Errorf("adding source %q to %s: %w", s.ID, name, errByHand)
	}
	switch {
	case e.root == nil:
		return e.atLine(len(b), "factlint: 1"+e.eol+"sources:"+e.eol+s.block("  ", "  ", e.eol)), nil
	case key == nil && flow(e.root):
		end, ok := e.closing(e.root)
		if !ok {
			return fail()
		}
		return Splice{end, end, comma(e.root) + "sources: {" + inFlow + "}"}, nil
	case key == nil:
		return e.atLine(e.lineAfter(e.end(e.root)), "sources:"+e.eol+s.block("  ", "  ", e.eol)), nil
	case isNull(sources) && sources.Value == "":
		end := e.lineAfter(e.src.span(key).End)
		return e.atLine(end, s.block(strings.Repeat(" ", key.Column+1), "  ", e.eol)), nil
	case !mapped(sources):
		return fail()
	case flow(sources):
		end, ok := e.closing(sources)
		if !ok {
			return fail()
		}
		return Splice{end, end, comma(sources) + inFlow}, nil
	default:
		end := e.lineAfter(e.end(sources))
		column := sources.Content[0].Column
		return e.atLine(e.afterComments(end, column), s.block(strings.Repeat(" ", column-1), "  ", e.eol)), nil
	}
}
