package lsp

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"go.lsp.dev/protocol"

	"github.com/factlint/factlint/internal/desk"
	"github.com/factlint/factlint/internal/facts"
)

// Completion offers, in the facts file, keys and the ids of facts, sources and
// subjects; in an article the ids of facts within an anchor.
func (s *Server) Completion(ctx context.Context, params *protocol.CompletionParams) (protocol.CompletionResult, error) {
	p, d, now := s.asked(ctx, params.TextDocument.URI)
	if d == nil {
		return protocol.CompletionItemSlice{}, nil
	}
	at := s.offset(now, params.Position)
	state := p.State()
	line := now.lines.LineSpan(now.lines.Line(at))
	before := string(now.text[line.Start:max(line.Start, at)])
	if !p.holds(d.path) {
		if i := strings.LastIndex(before, "fact:"); i >= 0 && !strings.ContainsAny(before[i:], "}>)]") {
			return s.items(factIDs(state), now, at), nil
		}
		return protocol.CompletionItemSlice{}, nil
	}
	path, key, value := yamlPlace(string(now.text[:line.Start]), before)
	if !value {
		return s.items(keysAt(path), now, at), nil
	}
	switch key {
	case "source":
		return s.items(sourceIDs(state), now, at), nil
	case "subject":
		return s.items(subjectIDs(state), now, at), nil
	case "from", "facts", "chronology":
		return s.items(factIDs(state), now, at), nil
	case "rules":
		return s.items(s.ruleItems(), now, at), nil
	}
	return protocol.CompletionItemSlice{}, nil
}

// item is something to complete to.
type item struct {
	label, detail string
	kind          protocol.CompletionItemKind
	suffix        string
}

func factIDs(state *desk.State) []item {
	var out []item
	for _, f := range state.Facts() {
		out = append(out, item{f.ID, strings.TrimPrefix(desk.Line(f), f.ID+" = "), protocol.CompletionItemKindReference, ""})
	}
	return out
}

func sourceIDs(state *desk.State) []item {
	var out []item
	if state.Project == nil {
		return nil
	}
	for _, src := range state.Project.Facts.Sources {
		out = append(out, item{src.ID, src.Title, protocol.CompletionItemKindReference, ""})
	}
	return out
}

func subjectIDs(state *desk.State) []item {
	var out []item
	if state.Project == nil {
		return nil
	}
	for _, subject := range state.Project.Facts.Subjects {
		if subject.ID != "" {
			out = append(out, item{subject.ID, strings.Join(subject.Names, ", "), protocol.CompletionItemKindReference, ""})
		}
	}
	return out
}

func (s *Server) ruleItems() []item {
	var out []item
	for _, r := range s.cfg.Rules {
		out = append(out, item{r.Name, "", protocol.CompletionItemKindEnumMember, ": "})
	}
	return out
}

// items are completions of the word before a byte.
func (s *Server) items(found []item, c *content, at int) protocol.CompletionItemSlice {
	_, start, _ := wordAt(c.text[:at], at)
	span := s.span(c.lines, start, at)
	out := protocol.CompletionItemSlice{}
	for _, f := range found {
		i := protocol.CompletionItem{Label: f.label, Kind: f.kind, TextEdit: &protocol.TextEdit{Range: span, NewText: f.label + f.suffix}}
		if f.detail != "" {
			i.Detail = protocol.NewOptional(f.detail)
		}
		out = append(out, i)
	}
	return out
}

// yamlPlace tells where in a facts file the end of a line stands: under which
// keys, and whether behind a key, in its value. It goes by the indentation and
// works on a file that cannot be read as it is.
func yamlPlace(above, before string) (path []string, key string, value bool) {
	indent := indentOf(before)
	lines := strings.Split(above, "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		l := strings.TrimRight(lines[i], "\r ")
		if strings.TrimSpace(l) == "" || strings.HasPrefix(strings.TrimSpace(l), "#") {
			continue
		}
		own := strings.Index(l, strings.TrimLeft(l, " "))
		content := indentOf(l)
		k := keyOf(l)
		if content < indent && k != "" && strings.HasSuffix(l, ":") {
			path, indent = append(path, k), content
		}
		if own < content && own < indent { // a dash begins an item
			indent = own + 1
		}
		if indent == 0 {
			break
		}
	}
	slices.Reverse(path)
	rest := strings.TrimLeft(before, " -")
	// Within braces and brackets the last key before the cursor counts.
	if i := strings.LastIndexAny(rest, "{,["); i >= 0 && strings.Contains(rest, ":") {
		outer, inner := rest[:i], strings.TrimLeft(rest[i+1:], " ")
		if k := keyOf(outer); k != "" && rest[i] != ',' {
			path = append(path, k)
		} else if open := strings.LastIndexAny(rest, "{["); open >= 0 {
			if k := keyOf(rest[:open]); k != "" {
				path = append(path, k)
			}
		}
		open := strings.LastIndexAny(rest[:i+1], "{[")
		if open >= 0 && rest[open] == '[' { // a list of values
			return path, lastKey(rest[:open]), true
		}
		rest = inner
	}
	if k, _, ok := strings.Cut(rest, ":"); ok {
		return path, strings.TrimSpace(k), true
	}
	if len(path) > 0 && strings.HasPrefix(strings.TrimLeft(before, " "), "- ") && scalarList(path[len(path)-1]) {
		return path, path[len(path)-1], true
	}
	return path, "", false
}

// scalarList reports whether a key holds a list of ids.
func scalarList(key string) bool { return key == "subject" || key == "from" || key == "chronology" }

func lastKey(s string) string {
	s = strings.TrimRight(s, " ")
	s = strings.TrimSuffix(s, ":")
	if i := strings.LastIndexAny(s, " {,["); i >= 0 {
		s = s[i+1:]
	}
	return s
}

// indentOf is the column at which a line's content begins, behind its dashes.
func indentOf(l string) int {
	i := 0
	for i < len(l) && (l[i] == ' ' || l[i] == '-' && i+1 < len(l) && l[i+1] == ' ') {
		i++
	}
	return i
}

// keyOf is the key that a line begins with.
func keyOf(l string) string {
	k, _, ok := strings.Cut(strings.TrimLeft(l, " -"), ":")
	if !ok || strings.ContainsAny(k, "{}[]\"'#") {
		return ""
	}
	return strings.TrimSpace(k)
}

// schema is the form of a facts file, as much of it as completion needs.
type schema struct {
	Ref        string             `json:"$ref"`
	Defs       map[string]*schema `json:"$defs"`
	Properties map[string]*schema `json:"properties"`
	// Other is that of keys that a user may choose; false where there is none.
	Other       json.RawMessage `json:"additionalProperties"`
	Items       *schema         `json:"items"`
	AnyOf       []*schema       `json:"anyOf"`
	Description string          `json:"description"`
}

var form = sync.OnceValue(func() *schema {
	s := &schema{}
	if json.Unmarshal(facts.Schema(), s) != nil {
		return &schema{}
	}
	return s
})

// keysAt are the keys that may stand under a path of keys.
func keysAt(path []string) []item {
	at := form()
	for _, k := range path {
		if at = at.under(k); at == nil {
			return nil
		}
	}
	var out []item
	for _, s := range at.objects() {
		for _, k := range sortedKeys(s.Properties) {
			suffix := ": "
			if len(s.Properties[k].objects()) > 0 {
				suffix = ":"
			}
			if !slices.ContainsFunc(out, func(i item) bool { return i.label == k }) {
				out = append(out, item{k, s.Properties[k].Description, protocol.CompletionItemKindProperty, suffix})
			}
		}
	}
	return out
}

// objects are the forms of s, or of the items of s, that have keys.
func (s *schema) objects() []*schema {
	if s == nil {
		return nil
	}
	if name, ok := strings.CutPrefix(s.Ref, "#/$defs/"); ok {
		return form().Defs[name].objects()
	}
	var out []*schema
	if len(s.Properties) > 0 || s.other() != nil {
		out = append(out, s)
	}
	out = append(out, s.Items.objects()...)
	for _, a := range s.AnyOf {
		out = append(out, a.objects()...)
	}
	return out
}

// other is the form of what stands under keys that a user may choose.
func (s *schema) other() *schema {
	o := &schema{}
	if len(s.Other) == 0 || s.Other[0] != '{' || json.Unmarshal(s.Other, o) != nil {
		return nil
	}
	return o
}

// under is the form of what stands under a key, nil for none.
func (s *schema) under(key string) *schema {
	for _, o := range s.objects() {
		if p := o.Properties[key]; p != nil {
			return p
		}
		if p := o.other(); p != nil {
			return p
		}
	}
	return nil
}
