package facts

import (
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/factlint/factlint/internal/slab"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// decoder turns the YAML of a facts file and its includes into facts. It goes
// over the files three times, because a fact may name a source, a subject or
// a fact that another file declares.
type decoder struct {
	cfg      Config
	out      *lint.Facts
	settings *Settings
	faults   []Fault
	files    []*parsed

	sources  map[string]*lint.Source
	subjects map[string]*lint.Subject
	names    map[string]*lint.Subject // by spelling, and by joined spellings for subjects without id
	facts    map[string]*lint.Fact
	order    []string // ids of facts, for suggestions
	pending  []pending
	included map[string]bool
	units    map[string]unit
	aliases  int

	// The room for what is kept, apart from the YAML, which is not.
	roomFacts    slab.Of[lint.Fact]
	roomSubjects slab.Of[lint.Subject]
	roomValues   slab.Of[lint.Observation]
	roomNames    slab.Of[string]
	roomTexts    slab.Texts

	// Files of long bytes are read in pieces of size; torn says that a piece,
	// or what is left without them, is no YAML.
	long, size int
	torn       bool
}

// parsed is a file whose keys have been told apart.
type parsed struct {
	src                                         *source
	sources, subjects, facts, chronology, rates *yaml.Node
	// pieces hold the facts where facts does not.
	pieces []text.Span
}

// pending is a derivation that waits for all facts to be known.
type pending struct {
	src  *source
	node *yaml.Node
	fact *lint.Fact
}

// maxAliases bounds how often aliases are followed, so that a file of aliases
// of aliases cannot grow without end.
const maxAliases = 100_000

// file reads one file's top level and, depth first, what it includes.
func (d *decoder) file(name, dir string, b []byte) {
	src := newSource(name, dir, b)
	p := &parsed{src: src}
	d.files = append(d.files, p)
	tree := b
	if len(b) >= d.long {
		if list, pieces := cut(b, d.size); len(pieces) > 0 {
			p.pieces, tree = pieces, src.without(list)
		}
	}
	root := d.parseLines(src, tree)
	if root == nil {
		// What is wrong beside the facts may lie within them, and hide them all.
		d.torn, p.pieces = d.torn || p.pieces != nil, nil
		if !HasErrors(d.faults) {
			d.faultAt(src, text.Span{}, RuleSchema, lint.Error, "the facts file is empty",
				"Start it with the line 'factlint: 1'; 'factlint init' writes a file to start from.")
		}
		return
	}
	if root = d.resolve(src, root); root.Kind != yaml.MappingNode {
		d.fault(src, root, fmt.Sprintf("a facts file is a mapping of keys, and this is %s", kindName(root)),
			"Start it with the line 'factlint: 1', then 'facts:' and a list.")
		return
	}
	first := len(d.files) == 1
	version := false
	for key, value := range d.fields(src, root, "the facts file", keys[fileShape]()) {
		switch key.Value {
		case "factlint":
			version = true
			if s, ok := d.text(src, value, "factlint"); ok && s != "1" {
				d.fault(src, value, fmt.Sprintf("version %q of the format is not known", s), "Write 'factlint: 1'.")
			}
		case "settings":
			if first {
				d.readSettings(src, value)
			} else {
				d.warn(src, key, "settings in an included file are not used", "Move them to "+d.out.Path+", or name this file under 'settings: extends:'.")
			}
		case "include":
			d.include(src, value)
		case "sources":
			p.sources = value
		case "subjects":
			p.subjects = value
		case "facts":
			p.facts = value
			d.torn = d.torn || p.pieces != nil && !isNull(d.resolve(src, value))
		case "chronology":
			p.chronology = value
		case "rates":
			p.rates = value
		}
	}
	if !version && first {
		d.fault(src, root, "the line 'factlint: 1' is missing", "Put 'factlint: 1' at the top: it says which version of the format this is.")
	}
}

// include reads the files that an `include` names.
func (d *decoder) include(src *source, n *yaml.Node) {
	for _, item := range d.texts(src, n, "include") {
		clean, ok := d.within(src, item.node, item.text, "include")
		if !ok {
			continue
		}
		if d.cfg.Files == nil {
			d.fault(src, item.node, fmt.Sprintf("%q cannot be included here", item.text), "Give the facts as a file on disk, or paste the included file.")
			continue
		}
		names, err := d.cfg.Files.List(clean)
		if err == nil && len(names) == 0 {
			err = fmt.Errorf("no file matches")
		}
		if err != nil {
			d.fault(src, item.node, fmt.Sprintf("including %q: %s", item.text, plainError(err)), "Paths are relative to the folder of "+src.path+".")
			continue
		}
		for _, name := range names {
			if d.included[name] {
				continue
			}
			d.included[name] = true
			b, err := d.cfg.Files.ReadFile(name)
			if err != nil {
				d.fault(src, item.node, fmt.Sprintf("including %q: %s", name, plainError(err)), "Paths are relative to the folder of "+src.path+".")
				continue
			}
			d.file(path.Join(path.Dir(d.out.Path), name), folder(name), b)
		}
	}
}

// within cleans a path that a file names and makes it relative to the folder
// of the first facts file. It refuses one that leads out of it.
func (d *decoder) within(src *source, n *yaml.Node, name, key string) (string, bool) {
	name = strings.ReplaceAll(name, "\\", "/")
	absolute := strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':'
	clean := name
	if !absolute {
		clean = path.Join(src.dir, name)
	}
	if outside := absolute || clean == ".." || strings.HasPrefix(clean, "../"); outside && !d.cfg.AllowOutside {
		d.fault(src, n, fmt.Sprintf("%s %q leads out of the folder of the facts file", key, name),
			"Move the file into that folder, or run factlint with --allow-outside.")
		return "", false
	}
	return clean, true
}

// folder is the folder of a path, "" for the first.
func folder(name string) string {
	if dir := path.Dir(name); dir != "." {
		return dir
	}
	return ""
}

// plainError drops the system's words before the reason.
func plainError(err error) string {
	s := err.Error()
	if i := strings.LastIndex(s, ": "); i >= 0 {
		s = s[i+2:]
	}
	if s == "file does not exist" || s == "no such file or directory" {
		return "there is no such file"
	}
	return s
}

// resolve follows aliases.
func (d *decoder) resolve(src *source, n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode && n.Alias != nil {
		if d.aliases++; d.aliases > maxAliases {
			if d.aliases == maxAliases+1 {
				d.fault(src, n, "the file has too many aliases", "Write the entries out; a facts file hardly needs '*aliases'.")
			}
			return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Line: n.Line, Column: n.Column}
		}
		n = n.Alias
	}
	return n
}

// fields gives the keys and values of a mapping. It reports a value that is no
// mapping, keys that are not among known (nil: any), and keys given twice.
func (d *decoder) fields(src *source, n *yaml.Node, what string, known []string) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(*yaml.Node, *yaml.Node) bool) {
		n = d.resolve(src, n)
		if isNull(n) {
			return
		}
		if n.Kind != yaml.MappingNode {
			d.fault(src, n, fmt.Sprintf("%s is to be a mapping, and this is %s", what, kindName(n)), "Write it as 'key: value' lines"+allowed(known)+".")
			return
		}
		content := d.merged(src, n)
		var seen map[string]*yaml.Node
		if len(content) > 24 {
			seen = make(map[string]*yaml.Node, len(content)/2)
		}
		for i := 0; i+1 < len(content); i += 2 {
			key := d.resolve(src, content[i])
			if key.Kind != yaml.ScalarNode {
				d.fault(src, key, fmt.Sprintf("a key of %s is to be a text, and this is %s", what, kindName(key)), "Write it as 'key: value'.")
				continue
			}
			if before := earlier(content[:i], key.Value, seen); before != nil {
				f := d.fault(src, key, fmt.Sprintf("%q is given twice in %s", key.Value, what), "Keep one of the two.")
				f.Related = append(f.Related, lint.FindingRelated{
					Place:   src.place(src.span(before)),
					Message: "it is given here before",
					Excerpt: src.excerpt(src.span(before)),
				})
				continue
			}
			if seen != nil {
				seen[key.Value] = key
			}
			if known != nil && !slices.Contains(known, key.Value) {
				switch {
				case isExtension(key.Value):
				case d.severed(src, n, key):
					d.comma(src, n, key)
				default:
					d.unknownKey(src, key, what, known)
				}
				continue
			}
			if !yield(key, content[i+1]) {
				return
			}
		}
	}
}

// earlier is the key of the same name before this one, nil for none.
func earlier(content []*yaml.Node, name string, seen map[string]*yaml.Node) *yaml.Node {
	if seen != nil {
		return seen[name]
	}
	for i := 0; i < len(content); i += 2 {
		if content[i].Value == name && content[i].Kind == yaml.ScalarNode {
			return content[i]
		}
	}
	return nil
}

// merged is a mapping's content with its merge keys (<<) written out. Keys of
// the mapping itself come first and win.
func (d *decoder) merged(src *source, n *yaml.Node) []*yaml.Node {
	if !slices.ContainsFunc(n.Content, isMerge) {
		return n.Content
	}
	var own, from []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		if !isMerge(n.Content[i]) {
			own = append(own, n.Content[i], n.Content[i+1])
			continue
		}
		value := d.resolve(src, n.Content[i+1])
		maps := []*yaml.Node{value}
		if value.Kind == yaml.SequenceNode {
			maps = value.Content
		}
		for _, m := range maps {
			if m = d.resolve(src, m); m.Kind == yaml.MappingNode && m != n {
				from = append(from, m.Content...)
			} else {
				d.fault(src, n.Content[i], "'<<' is to name a mapping", "Write '<<: *name', where '&name' marks a mapping.")
			}
		}
	}
	for i := 0; i+1 < len(from); i += 2 {
		if !isMerge(from[i]) && earlier(own, from[i].Value, nil) == nil {
			own = append(own, from[i], from[i+1])
		}
	}
	return own
}

func isMerge(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "<<" && n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) == 0
}

// kindKeys are what people write where "value" is meant, as a date does have a
// key of its own name.
var kindKeys = []string{"amount", "count", "duration", "measure", "money", "number", "percent", "quantity"}

func (d *decoder) unknownKey(src *source, key *yaml.Node, what string, known []string) {
	name, _ := uncurled(key.Value)
	meant := nearest(name, known)
	if slices.Contains(kindKeys, key.Value) && slices.Contains(known, "value") {
		meant = "value"
	}
	if (key.Value == "source" || key.Value == "sources" || key.Value == "quote") && slices.Contains(known, "refs") {
		d.fault(src, key, fmt.Sprintf("%s has no key %q", what, key.Value), "Write it under 'refs:', as in refs: [{source: ID, quote: its words}].")
		return
	}
	if meant == "" {
		d.fault(src, key, fmt.Sprintf("%s has no key %q", what, key.Value), "Its keys are "+list(sorted(known), "and")+"; a key of your own starts with 'x-'.")
		return
	}
	f := d.fault(src, key, fmt.Sprintf("%s has no key %q; did you mean %q?", what, key.Value, meant), "Write '"+meant+"'; a key of your own starts with 'x-'.")
	f.Fixes = append(f.Fixes, lint.FindingFix{
		Title:  "Write '" + meant + "'",
		Safety: lint.Unsafe.String(),
		Edits:  []lint.FindingEdit{{Start: f.Start, End: f.End, New: meant}},
	})
}

// fault reports an error at a node.
func (d *decoder) fault(src *source, n *yaml.Node, message, detail string) *Fault {
	return d.faultAt(src, src.span(n), RuleSchema, lint.Error, message, detail)
}

// warn reports a warning at a node.
func (d *decoder) warn(src *source, n *yaml.Node, message, detail string) *Fault {
	return d.faultAt(src, src.span(n), RuleSchema, lint.Warning, message, detail)
}

func (d *decoder) faultAt(src *source, span text.Span, rule string, severity lint.Severity, message, detail string) *Fault {
	d.faults = append(d.faults, newFault(src, span, rule, severity, message, detail))
	return &d.faults[len(d.faults)-1]
}
