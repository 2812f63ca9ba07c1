package facts

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
	"github.com/factlint/factlint/lint/text"
)

// state reads the facts of all files.
func (d *decoder) state() {
	for _, p := range d.files {
		for items := range p.src.trees(p.pieces) {
			if items == nil {
				d.torn = true
				return
			}
			for _, item := range items {
				d.readFact(p.src, d.resolve(p.src, item))
			}
		}
		if p.facts == nil {
			continue
		}
		n := d.resolve(p.src, p.facts)
		if isNull(n) {
			continue
		}
		if n.Kind != yaml.SequenceNode {
			d.fault(p.src, n, fmt.Sprintf("facts is to be a list, and this is %s", kindName(n)), "Start each fact with '- id: ...'.")
			continue
		}
		for _, item := range n.Content {
			d.readFact(p.src, d.resolve(p.src, item))
		}
	}
}

// stating are the keys that state a fact's value, of which it has one.
var stating = []string{"date", "value", "values", "series", "derived"}

func (d *decoder) readFact(src *source, n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		d.fault(src, n, fmt.Sprintf("a fact is to be a mapping, and this is %s", kindName(n)), "Start it with '- id: ...', and put its other keys below 'id'.")
		return
	}
	f := d.roomFacts.One(lint.Fact{Pos: src.position(n.Line, n.Column)})
	before := len(d.faults)
	var id, unitNode, subject *yaml.Node
	nodes := map[string]*yaml.Node{}
	for key, value := range d.fields(src, n, "a fact", keys[factShape]()) {
		switch key.Value {
		case "id":
			id = d.resolve(src, value)
		case "statement":
			f.Statement, _ = d.text(src, value, "statement")
		case "subject":
			subject = value
		case "event":
			f.Event = d.words(src, value, "event")
		case "unit":
			unitNode = value
		case "as_of":
			f.AsOf, f.Version = d.asOf(src, value)
		case "valid":
			f.ValidFrom, f.ValidTo = d.valid(src, value)
		case "review_after":
			f.ReviewAfter = d.date(src, value, "review_after")
		case "attribute":
			f.Attribute = d.flag(src, value, "attribute")
		case "refs":
			f.Refs = d.refs(src, value)
		case "note":
			d.plainText(src, value, "note")
		default:
			nodes[key.Value] = value
		}
	}
	if !d.nameFact(src, n, id, f) {
		return
	}
	if subject != nil {
		f.Subjects = d.subjectsOf(src, subject)
	}
	unit := ""
	if unitNode != nil {
		unit, _ = d.text(src, unitNode, "unit")
	}
	if len(d.faults) > before && !slices.ContainsFunc(stating, func(key string) bool { return nodes[key] != nil }) {
		return // the key that states its value is probably misspelt
	}
	if !d.stateValue(src, n, f, nodes, unit) {
		return
	}
	if wrong := nodes["wrong"]; wrong != nil {
		f.Wrong = d.wrong(src, wrong, f, unit)
	}
	d.out.Facts = append(d.out.Facts, f)
}

// nameFact gives the fact its id.
func (d *decoder) nameFact(src *source, n, id *yaml.Node, f *lint.Fact) bool {
	if id == nil || id.Kind != yaml.ScalarNode {
		d.fault(src, n, "this fact has no id", "Add 'id:' with a short name of its own, such as s-300.delivery.")
		return false
	}
	if !d.checkID(src, id, "fact") {
		return false
	}
	f.ID = d.roomTexts.Keep(id.Value)
	if before, ok := d.facts[f.ID]; ok {
		d.twice(src, id, "fact", before.Pos)
		return false
	}
	d.facts[f.ID] = f
	d.order = append(d.order, f.ID)
	return true
}

// stateValue reads the one key that states the fact's value.
func (d *decoder) stateValue(src *source, n *yaml.Node, f *lint.Fact, nodes map[string]*yaml.Node, unit string) bool {
	var has []string
	for _, key := range stating {
		if nodes[key] != nil {
			has = append(has, key)
		}
	}
	switch {
	case len(has) == 0:
		d.fault(src, n, fmt.Sprintf("fact %q states no value", f.ID), "Add 'date:' for when it happened, or 'value:' for an amount; 'values:', 'series:' and 'derived:' are for several.")
		return false
	case len(has) > 1 && (len(has) != 2 || has[1] != "derived"):
		d.fault(src, nodes[has[1]], fmt.Sprintf("fact %q has both %s", f.ID, list(has, "and")), "Keep one; put a second value into a fact of its own.")
		return false
	}
	node := nodes[has[0]]
	if derived := nodes["derived"]; derived != nil {
		d.pending = append(d.pending, pending{src, derived, f})
	}
	switch has[0] {
	case "date":
		r, ok := d.dateValue(src, node, "date")
		return ok && d.observe(src, node, f, r)
	case "value":
		r, ok := d.value(src, node, "value", unit)
		return ok && d.observe(src, node, f, r)
	case "values":
		return d.readValues(src, node, f, unit)
	case "series":
		return d.readSeries(src, node, f, unit)
	default: // derived: its values are computed when all facts are known
		return true
	}
}

// tolerance is the range that a tolerance allows, nil for none.
func tolerance(v quant.Value) *quant.Value {
	if v.Kind == quant.NoKind {
		return nil
	}
	return &v
}

func (d *decoder) observe(src *source, n *yaml.Node, f *lint.Fact, r reading) bool {
	n = d.resolve(src, n)
	value := [...]lint.Observation{{Value: r.value, Within: tolerance(r.within), Text: r.text, Pos: src.position(n.Line, n.Column)}}
	f.Values = d.roomValues.Keep(value[:])
	return true
}

// subjectsOf finds what a fact is said of. Each item that is the id of a
// subject stands for it; the others are the names of one more, unless they are
// names of a subject that is declared.
func (d *decoder) subjectsOf(src *source, n *yaml.Node) []*lint.Subject {
	var subjects []*lint.Subject
	var names []string
	add := func(s *lint.Subject) {
		for _, have := range subjects {
			if have == s {
				return
			}
		}
		subjects = append(subjects, s)
	}
	items := d.texts(src, n, "subject")
	for _, it := range items {
		if s, ok := d.subjects[it.text]; ok {
			add(s)
		} else if s, ok := d.names[strings.ToLower(it.text)]; ok {
			add(s)
		} else {
			names = append(names, it.text)
		}
	}
	if len(names) == 0 {
		return subjects
	}
	if len(items) == 1 && len(d.subjects) > 0 {
		ids := make([]string, 0, len(d.out.Subjects))
		for _, s := range d.out.Subjects {
			ids = append(ids, s.ID)
		}
		if meant := nearest(names[0], ids); meant != "" && looksLikeID(names[0], meant) {
			d.warn(src, n, fmt.Sprintf("subject %q is no id; did you mean %q?", names[0], meant),
				"Write the id, or, if this is the name itself, declare it under 'subjects:'.")
		}
	}
	joined := "\x00" + strings.Join(names, "\x00")
	s, ok := d.names[joined]
	if !ok {
		node := d.resolve(src, n)
		s = d.roomSubjects.One(lint.Subject{Names: d.roomNames.Keep(names), Pos: src.position(node.Line, node.Column)})
		d.names[joined] = s
	}
	add(s)
	return subjects
}

// looksLikeID tells a misspelt id from a name: small letters, joined by marks, or
// a word that is one slip away from the id.
func looksLikeID(s, id string) bool {
	if s != strings.ToLower(s) || strings.Contains(s, " ") {
		return false
	}
	return strings.ContainsAny(s, "-._") || len(s) >= minSlip && text.Slips(s, id, 2) < 2
}

// minSlip is how many letters a word has of which one is taken for a slip.
const minSlip = 5

// valid reads {from, to} or an EDTF range.
func (d *decoder) valid(src *source, n *yaml.Node) (from, to quant.Date) {
	n = d.resolve(src, n)
	if n.Kind == yaml.MappingNode {
		for key, value := range d.fields(src, n, "valid", keys[validShape]()) {
			if key.Value == "from" {
				from = d.date(src, value, "from")
			} else {
				to = d.date(src, value, "to")
			}
		}
	} else if s, ok := d.text(src, n, "valid"); ok && s != "" {
		v, ok := parseEDTF(s)
		if !ok || !v.Range {
			d.fault(src, n, fmt.Sprintf("valid %q is not a range of time", s), "Write 2007/2016, 2007/.. for one without end, or {from: 2007, to: 2016}.")
			return quant.Date{}, quant.Date{}
		}
		if !v.Date.Open {
			from = v.Date
		}
		if !v.DateHi.Open {
			to = v.DateHi
		}
	}
	if !from.IsZero() && !to.IsZero() && from.First() > to.Last() {
		d.fault(src, n, fmt.Sprintf("valid ends (%s) before it starts (%s)", to, from), "Swap the two dates.")
	}
	return from, to
}

// refs reads the citations of a fact: ids of sources, or mappings. It gives nil
// where there are none, and leaves out those whose source is not declared.
func (d *decoder) refs(src *source, n *yaml.Node) []lint.Ref {
	n = d.resolve(src, n)
	nodes := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		nodes = n.Content
	}
	if len(nodes) == 0 || isNull(n) {
		return nil
	}
	refs := make([]lint.Ref, 0, len(nodes))
	for _, node := range nodes {
		node = d.resolve(src, node)
		ref := lint.Ref{Pos: src.position(node.Line, node.Column)}
		if node.Kind == yaml.MappingNode {
			for key, value := range d.fields(src, node, "a ref", keys[refShape]()) {
				switch key.Value {
				case "source":
					ref.Source = d.source(src, value)
				case "quote":
					ref.Quote, ref.Pos = d.quote(src, value)
				case "locator":
					ref.Locator, _ = d.text(src, value, "locator")
				default:
					d.plainText(src, value, key.Value)
				}
			}
			if ref.Source == nil && !hasKey(node, "source") {
				d.fault(src, node, "this ref names no source", "Add 'source:' with the id of an entry of 'sources:'.")
			}
		} else {
			ref.Source = d.source(src, node)
		}
		if ref.Source != nil {
			refs = append(refs, ref)
		}
	}
	return refs
}

func hasKey(n *yaml.Node, key string) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return true
		}
	}
	return false
}

// source finds a source by its id.
func (d *decoder) source(src *source, n *yaml.Node) *lint.Source {
	id, ok := d.text(src, n, "source")
	if !ok {
		return nil
	}
	if s := d.sources[id]; s != nil {
		return s
	}
	ids := make([]string, 0, len(d.out.Sources))
	for _, s := range d.out.Sources {
		ids = append(ids, s.ID)
	}
	d.fault(src, n, unknownID("source", id, ids), "Declare it under 'sources:'.")
	return nil
}

// unknownID says that an id is not declared, and which one was meant.
func unknownID(what, id string, ids []string) string {
	message := fmt.Sprintf("there is no %s %q", what, id)
	if meant := nearest(id, ids); meant != "" {
		message += fmt.Sprintf("; did you mean %q?", meant)
	}
	return message
}

// quote reads a quote: its words, or {exact, prefix, suffix}. Its place is that
// of the exact words.
func (d *decoder) quote(src *source, n *yaml.Node) (q lint.Quote, at lint.Position) {
	n = d.resolve(src, n)
	at = src.position(n.Line, n.Column)
	if n.Kind != yaml.MappingNode {
		q.Exact, _ = d.text(src, n, "quote")
		return q, at
	}
	for key, value := range d.fields(src, n, "a quote", keys[quoteShape]()) {
		s, _ := d.text(src, value, key.Value)
		switch key.Value {
		case "exact":
			q.Exact = s
			value = d.resolve(src, value)
			at = src.position(value.Line, value.Column)
		case "prefix":
			q.Prefix = s
		case "suffix":
			q.Suffix = s
		}
	}
	if q.Exact == "" {
		d.fault(src, n, "this quote has no 'exact' words", "Add 'exact:' with the words of the source.")
	}
	return q, at
}
