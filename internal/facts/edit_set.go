package facts

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Lock gives the changes that write the SHA-256 of copies beside them, by the
// id of their source, last first.
func Lock(name string, b []byte, sums map[string]string) ([]Splice, error) {
	e, err := newEditor(name, b)
	if err != nil {
		return nil, err
	}
	_, sources := child(e.root, "sources")
	if sources == nil {
		return nil, nil
	}
	var splices []Splice
	each := func(id string, n *yaml.Node) error {
		sum := sums[id]
		if sum == "" || n.Kind != yaml.MappingNode {
			return nil
		}
		s, err := e.set(n, "copy", "sha256", sum)
		if err != nil {
			return fmt.Errorf("locking source %q in %s: %w", id, name, err)
		}
		if s.New != string(b[s.Start:s.End]) {
			splices = append(splices, s)
		}
		return nil
	}
	for i := 0; i < len(sources.Content); i++ {
		n := sources.Content[i]
		id := n.Value
		if sources.Kind == yaml.MappingNode {
			if i++; i >= len(sources.Content) {
				break
			}
			n = sources.Content[i]
		} else if _, v := child(n, "id"); v != nil {
			id = v.Value
		}
		if err := each(id, n); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(splices, func(a, b Splice) int { return b.Start - a.Start })
	return splices, nil
}

// set writes a key of a mapping: its value where it has one, else a new key
// after another one.
func (e *editor) set(n *yaml.Node, after, key, value string) (Splice, error) {
	if _, v := child(n, key); v != nil {
		if v.Kind != yaml.ScalarNode {
			return Splice{}, errByHand
		}
		return e.replace(v, value, flow(n)), nil
	}
	k, v := child(n, after)
	if k == nil || v.Kind == yaml.AliasNode {
		return Splice{}, errByHand
	}
	end := e.end(v)
	if flow(n) {
		return Splice{end, end, ", " + key + ": " + scalarText(value, true)}, nil
	}
	return e.atLine(e.lineAfter(end), strings.Repeat(" ", k.Column-1)+key+": "+scalarText(value, false)+e.eol), nil
}

// replace writes a scalar anew, in the quotation marks that it has.
func (e *editor) replace(n *yaml.Node, value string, inFlow bool) Splice {
	span := e.src.span(n)
	fresh := scalarText(value, inFlow)
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		fresh = doubleQuoted(value)
	case n.Style&yaml.SingleQuotedStyle != 0 && !strings.ContainsAny(value, "\n\t"):
		fresh = "'" + strings.ReplaceAll(value, "'", "''") + "'"
	}
	if isNull(n) && n.Value == "" {
		fresh = " " + fresh
	}
	return Splice{span.Start, span.End, fresh}
}

// SetValue gives the change that writes another value or date for a fact that
// has one as a text.
func SetValue(name string, b []byte, id, value string) (Splice, error) {
	e, err := newEditor(name, b)
	if err != nil {
		return Splice{}, err
	}
	_, list := child(e.root, "facts")
	if list == nil {
		return Splice{}, fmt.Errorf("changing fact %q: %s holds no facts", id, name)
	}
	for _, n := range list.Content {
		if _, v := child(n, "id"); v == nil || v.Value != id {
			continue
		}
		for _, key := range []string{"date", "value"} {
			if _, v := child(n, key); v != nil && v.Kind == yaml.ScalarNode {
				return e.replace(v, value, flow(n)), nil
			}
		}
		return Splice{}, fmt.Errorf("changing fact %q in %s: %w", id, name, errByHand)
	}
	return Splice{}, fmt.Errorf("changing fact %q: it is not in %s", id, name)
}

func mapped(n *yaml.Node) bool { return n.Kind == yaml.MappingNode }
