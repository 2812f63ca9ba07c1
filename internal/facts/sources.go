package facts

import (
	"fmt"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/quant"
)

// declare reads the sources and subjects of all files.
func (d *decoder) declare() {
	for _, p := range d.files {
		if p.sources != nil {
			d.readSources(p.src, p.sources)
		}
		if p.subjects != nil {
			for key, value := range d.fields(p.src, p.subjects, "subjects", nil) {
				d.readSubject(p.src, key, value)
			}
		}
	}
}

// readSources reads sources by id, or a list of CSL items that hold their ids.
func (d *decoder) readSources(src *source, n *yaml.Node) {
	n = d.resolve(src, n)
	if n.Kind != yaml.SequenceNode {
		for key, value := range d.fields(src, n, "sources", nil) {
			d.readSource(src, key, value)
		}
		return
	}
	for _, item := range n.Content {
		item = d.resolve(src, item)
		id := item
		if item.Kind == yaml.MappingNode {
			id = nil
			for i := 0; i+1 < len(item.Content); i += 2 {
				if item.Content[i].Value == "id" {
					id = item.Content[i+1]
				}
			}
		}
		if id == nil || id.Kind != yaml.ScalarNode {
			d.fault(src, item, "this source has no id", "Add 'id:' with the name by which refs cite it.")
			continue
		}
		d.readSource(src, id, item)
	}
}

func (d *decoder) readSource(src *source, id, n *yaml.Node) {
	s := &lint.Source{ID: id.Value, Pos: src.position(id.Line, id.Column)}
	if !d.checkID(src, id, "source") {
		return
	}
	if before, ok := d.sources[s.ID]; ok {
		d.twice(src, id, "source", before.Pos)
		return
	}
	d.sources[s.ID] = s
	d.out.Sources = append(d.out.Sources, s)
	for key, value := range d.fields(src, n, "a source", keys[sourceShape]()) {
		switch key.Value {
		case "type":
			s.Type, _ = d.text(src, value, "type")
		case "title":
			s.Title, _ = d.text(src, value, "title")
		case "publisher":
			s.Publisher, _ = d.text(src, value, "publisher")
		case "container-title":
			if title, _ := d.text(src, value, "container-title"); s.Publisher == "" {
				s.Publisher = title
			}
		case "URL":
			s.URL, _ = d.text(src, value, "URL")
		case "tier":
			s.Tier, _ = d.text(src, value, "tier")
		case "author":
			s.Authors = d.authors(src, value)
		case "issued":
			s.Issued = d.cslDate(src, value, "issued")
		case "accessed":
			s.Accessed = d.cslDate(src, value, "accessed")
		case "copy":
			if name, ok := d.text(src, value, "copy"); ok && name != "" {
				s.Copy, _ = d.within(src, value, name, "copy")
			}
		case "sha256":
			s.SHA256 = d.sha256(src, value)
		default:
			d.plainText(src, value, key.Value)
		}
	}
}

// plainText checks a field that is kept for people and not read by factlint.
func (d *decoder) plainText(src *source, n *yaml.Node, key string) {
	if n = d.resolve(src, n); n.Kind == yaml.ScalarNode {
		return
	}
	if key == "editor" {
		d.authors(src, n)
		return
	}
	d.text(src, n, key)
}

func (d *decoder) sha256(src *source, n *yaml.Node) string {
	s, ok := d.text(src, n, "sha256")
	s = strings.ToLower(s)
	if ok && s != "" && (len(s) != 64 || strings.Trim(s, "0123456789abcdef") != "") {
		d.fault(src, n, fmt.Sprintf("%q is no SHA-256", short(s, 20)), "It is 64 hexadecimal digits; 'factlint facts lock' writes it.")
		return ""
	}
	return s
}

// authors reads names: texts, or CSL's family and given.
func (d *decoder) authors(src *source, n *yaml.Node) []string {
	n = d.resolve(src, n)
	nodes := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		nodes = n.Content
	}
	var names []string
	for _, node := range nodes {
		node = d.resolve(src, node)
		if node.Kind == yaml.ScalarNode {
			if !isNull(node) {
				names = append(names, strings.TrimSpace(node.Value))
			}
			continue
		}
		parts := map[string]string{}
		for key, value := range d.fields(src, node, "a name", keys[nameShape]()) {
			parts[key.Value], _ = d.text(src, value, key.Value)
		}
		name := parts["literal"]
		if name == "" {
			name = strings.Join(strings.Fields(parts["given"]+" "+parts["dropping-particle"]+" "+parts["non-dropping-particle"]+" "+parts["family"]+" "+parts["suffix"]), " ")
		}
		if name == "" {
			d.fault(src, node, "this name is empty", "Write {family: ..., given: ...}, or {literal: ...} for a body.")
			continue
		}
		names = append(names, name)
	}
	return names
}

// cslDate reads an EDTF date, or CSL's {date-parts: [[2023, 12, 28]]}.
func (d *decoder) cslDate(src *source, n *yaml.Node, key string) quant.Date {
	n = d.resolve(src, n)
	if n.Kind != yaml.MappingNode {
		return d.date(src, n, key)
	}
	for k, value := range d.fields(src, n, key, []string{"date-parts", "raw", "literal", "season", "circa"}) {
		switch value = d.resolve(src, value); {
		case k.Value == "raw" || k.Value == "literal":
			return d.date(src, value, key)
		case k.Value == "date-parts" && value.Kind == yaml.SequenceNode && len(value.Content) > 0:
			var parts []string
			for i, c := range d.resolve(src, value.Content[0]).Content {
				part := d.resolve(src, c).Value
				if i > 0 && len(part) == 1 {
					part = "0" + part
				}
				parts = append(parts, part)
			}
			return d.parseDate(src, value, strings.Join(parts, "-"), key)
		}
	}
	return quant.Date{}
}

func (d *decoder) readSubject(src *source, id, n *yaml.Node) {
	if !d.checkID(src, id, "subject") {
		return
	}
	s := &lint.Subject{ID: id.Value, Pos: src.position(id.Line, id.Column)}
	if before, ok := d.subjects[s.ID]; ok {
		d.twice(src, id, "subject", before.Pos)
		return
	}
	d.subjects[s.ID] = s
	d.out.Subjects = append(d.out.Subjects, s)
	n = d.resolve(src, n)
	if n.Kind != yaml.MappingNode {
		s.Names = d.words(src, n, "names")
	} else {
		for key, value := range d.fields(src, n, "a subject", keys[subjectShape]()) {
			switch key.Value {
			case "names":
				s.Names = d.words(src, value, "names")
			case "rejected":
				s.Rejected = d.words(src, value, "rejected")
			case "not":
				s.Not = d.words(src, value, "not")
			case "kinds":
				s.Kinds = d.words(src, value, "kinds")
			default:
				d.plainText(src, value, key.Value)
			}
		}
	}
	if len(s.Names) == 0 {
		d.fault(src, id, fmt.Sprintf("subject %q has no names", s.ID), "Add 'names:' with its accepted spellings, the preferred one first.")
		return
	}
	for _, name := range s.Names {
		low := strings.ToLower(name)
		if other, ok := d.names[low]; ok && other != s {
			d.warn(src, id, fmt.Sprintf("%q is a name of subject %q and of subject %q", name, other.ID, s.ID),
				"Give it to one of them, or a claim may be taken for the wrong one.")
			continue
		}
		d.names[low] = s
		for _, bad := range append(append([]string(nil), s.Rejected...), s.Not...) {
			if strings.EqualFold(bad, name) {
				d.fault(src, id, fmt.Sprintf("subject %q both accepts and rejects the name %q", s.ID, name), "Keep it in 'names' or in the other list.")
			}
		}
	}
}

// checkID reports an id that could not be cited in an article.
func (d *decoder) checkID(src *source, n *yaml.Node, what string) bool {
	if n.Value == "" || isNull(n) {
		d.fault(src, n, "this "+what+" has an empty id", "Give it a short name, such as s-300.delivery.")
		return false
	}
	for _, r := range n.Value {
		if unicode.IsSpace(r) || strings.ContainsRune("{}[]<>()\"'`,;|\\=*", r) {
			d.fault(src, n, fmt.Sprintf("the id %q holds %q", n.Value, string(r)), "Use letters, digits and . _ - / : only, so that articles can cite it.")
			return false
		}
	}
	return true
}

// twice reports an id that is taken.
func (d *decoder) twice(src *source, n *yaml.Node, what string, before lint.Position) {
	f := d.fault(src, n, fmt.Sprintf("%s %q is declared twice", what, n.Value), "Rename one of the two; ids are unique over all files.")
	f.Related = append(f.Related, lint.FindingRelated{
		Place:   lint.Place{Path: before.Path, Start: before.Offset, End: before.Offset, Line: before.Line, Column: before.Column},
		Message: "it is declared here before",
	})
}
