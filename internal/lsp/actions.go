package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/factlint/factlint/internal/desk"
	"github.com/factlint/factlint/internal/facts"
	"github.com/factlint/factlint/lint"
)

// factAction is what is kept of "Make this a fact" until it is chosen.
type factAction struct {
	URI      string `json:"uri"`
	Version  int32  `json:"version"`
	Sentence string `json:"sentence"`
}

// CodeAction offers, for what is selected: each repair, to ignore a finding, to
// pin a value to a fact, and to make a fact of a sentence.
func (s *Server) CodeAction(ctx context.Context, params *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	p, d, now := s.asked(ctx, params.TextDocument.URI)
	out := []protocol.CommandOrCodeAction{}
	if d == nil {
		return out, nil
	}
	start, end := s.offset(now, params.Range.Start), s.offset(now, params.Range.End)
	var found []lint.Finding
	var c *checked
	if p.holds(d.path) {
		p.settled(ctx)
		found = s.factsFindings(p, d.path)
	} else {
		if c = s.checkNow(p, d); c.content != now {
			return nil, protocol.ErrContentModified
		}
		found = s.findings(p, d.path, c)
	}
	found = slices.DeleteFunc(found, func(f lint.Finding) bool { return f.End < start || end < f.Start })
	if wants(params.Context.Only, protocol.CodeActionKindQuickFix) {
		for i := range found {
			out = append(out, s.repairs(p, d, now, &found[i])...)
		}
		if c != nil {
			for i := range found {
				out = append(out, s.ignore(p, d, now, &found[i]))
			}
			out = append(out, s.pins(d, c, start, end)...)
		}
	}
	if c != nil && wants(params.Context.Only, protocol.CodeActionKindRefactorExtract) {
		if a := s.makeFact(d, c, start, end); a != nil {
			out = append(out, a)
		}
	}
	return out, nil
}

// wants reports whether an editor that asks for some kinds asks for this one.
func wants(only []protocol.CodeActionKind, kind protocol.CodeActionKind) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(o protocol.CodeActionKind) bool {
		return o == kind || strings.HasPrefix(string(kind), string(o)+".") || o == ""
	})
}

// repairs are the repairs of a finding that change something.
func (s *Server) repairs(p *project, d *document, c *content, f *lint.Finding) []protocol.CommandOrCodeAction {
	var out []protocol.CommandOrCodeAction
	for _, fix := range f.Fixes {
		if len(fix.Edits) == 0 || fix.Safety == lint.Display.String() {
			continue
		}
		var edits []protocol.TextEdit
		for _, e := range fix.Edits {
			edits = append(edits, protocol.TextEdit{Range: s.span(c.lines, e.Start, e.End), NewText: e.New})
		}
		out = append(out, &protocol.CodeAction{
			Title: fix.Title, Kind: to(protocol.CodeActionKindQuickFix), Edit: s.edit(d.uri, &c.version, edits),
			Diagnostics: s.diagnostics(p, c.lines, []lint.Finding{*f}),
		})
	}
	return out
}

// edit is a change of one document, at a version where the editor can keep to
// it.
func (s *Server) edit(u uri.URI, version *int32, edits []protocol.TextEdit) *protocol.WorkspaceEdit {
	if !s.can.versions {
		return &protocol.WorkspaceEdit{Changes: map[uri.URI][]protocol.TextEdit{u: edits}}
	}
	change := &protocol.TextDocumentEdit{}
	change.TextDocument.URI, change.TextDocument.Version = u, version
	for i := range edits {
		change.Edits = append(change.Edits, &edits[i])
	}
	return &protocol.WorkspaceEdit{DocumentChanges: []protocol.DocumentChange{change}}
}

// reason stands where the editor is to say why.
const reason = "why this stands"

// ignore puts a comment before the value, whose last words are to say why.
func (s *Server) ignore(p *project, d *document, c *content, f *lint.Finding) protocol.CommandOrCodeAction {
	at := s.span(c.lines, f.Start, f.Start)
	a := &protocol.CodeAction{
		Title: fmt.Sprintf("Ignore %s here, with a reason", f.Rule), Kind: to(protocol.CodeActionKindQuickFix),
		Diagnostics: s.diagnostics(p, c.lines, []lint.Finding{*f}),
	}
	before, after := "<!-- factlint: ignore "+f.Rule+" ", " --> "
	if s.can.snippets && s.can.versions {
		change := &protocol.TextDocumentEdit{}
		change.TextDocument.URI, change.TextDocument.Version = d.uri, &c.version
		change.Edits = append(change.Edits, &protocol.SnippetTextEdit{Range: at, Snippet: protocol.StringValue{Kind: "snippet", Value: before + "${1:" + reason + "}" + after}})
		a.Edit = &protocol.WorkspaceEdit{DocumentChanges: []protocol.DocumentChange{change}}
		return a
	}
	a.Edit = s.edit(d.uri, &c.version, []protocol.TextEdit{{Range: at, NewText: before + reason + after}})
	return a
}

// maxPins bounds how many facts a value may be pinned to at once.
const maxPins = 3

// pins bind a value to a fact by an anchor behind it.
func (s *Server) pins(d *document, c *checked, start, end int) []protocol.CommandOrCodeAction {
	var claim *lint.ClaimLine
	for i := range c.result.Claims {
		if x := &c.result.Claims[i]; x.Start <= end && start <= x.End {
			claim = x
			break
		}
	}
	if claim == nil || bytes.HasPrefix(bytes.TrimLeft(c.text[claim.End:], " "), []byte("{fact:")) {
		return nil
	}
	var ids []string
	if claim.Fact != nil {
		ids = append(ids, *claim.Fact)
	}
	for _, id := range candidates(c.state, claim) {
		if !slices.Contains(ids, id) && len(ids) < maxPins {
			ids = append(ids, id)
		}
	}
	var out []protocol.CommandOrCodeAction
	for _, id := range ids {
		edit := protocol.TextEdit{Range: s.span(c.lines, claim.End, claim.End), NewText: " {fact: " + id + "}"}
		out = append(out, &protocol.CodeAction{
			Title: fmt.Sprintf("Pin “%s” to fact %s", claim.Text, id), Kind: to(protocol.CodeActionKindQuickFix),
			Edit: s.edit(d.uri, &c.version, []protocol.TextEdit{edit}),
		})
	}
	return out
}

// candidates are facts of the value's kind whose words stand in its sentence,
// those with most of them first.
func candidates(state *desk.State, claim *lint.ClaimLine) []string {
	if claim.Excerpt == nil {
		return nil
	}
	sentence := strings.ToLower(claim.Excerpt.Text)
	type scored struct {
		id string
		n  int
	}
	var found []scored
	for _, f := range state.Facts() {
		if len(f.Values) == 0 || f.Values[0].Value.Kind.String() != claim.Kind {
			continue
		}
		n := 0
		for _, subject := range f.Subjects {
			if slices.ContainsFunc(subject.Names, func(name string) bool { return strings.Contains(sentence, strings.ToLower(name)) }) {
				n += 2
			}
		}
		if n == 0 {
			continue
		}
		for _, e := range f.Event {
			if strings.Contains(sentence, strings.ToLower(e)) {
				n++
			}
		}
		found = append(found, scored{f.ID, n})
	}
	slices.SortStableFunc(found, func(a, b scored) int { return b.n - a.n })
	var out []string
	for _, f := range found {
		out = append(out, f.id)
	}
	return out
}

// makeFact offers to make a fact of what is selected, or of the sentence of a
// value that no fact speaks of. The edit is worked out once it is chosen.
func (s *Server) makeFact(d *document, c *checked, start, end int) protocol.CommandOrCodeAction {
	if c.state.Project == nil || c.state.Project.Path == "" || c.state.Broken {
		return nil
	}
	sentence := strings.TrimSpace(string(c.text[start:max(start, end)]))
	if sentence == "" {
		claim := claimAt(c.result.Claims, start)
		if claim == nil || claim.Verdict != lint.Unmatched.String() {
			return nil
		}
	}
	// A selection within a sentence stands for all of it.
	if around := c.state.Sentence(d.path, c.text, start); strings.Contains(around, strings.Join(strings.Fields(sentence), " ")) {
		sentence = around
	}
	if sentence == "" || !slices.ContainsFunc(c.result.Claims, func(x lint.ClaimLine) bool { return x.Start <= max(end, start) && start <= x.End }) {
		return nil
	}
	data, err := json.Marshal(factAction{string(d.uri), c.version, sentence})
	if err != nil {
		return nil
	}
	return &protocol.CodeAction{Title: "Make this a fact", Kind: to(protocol.CodeActionKindRefactorExtract), Data: data}
}

// CodeActionResolve works out the edit of the facts file.
func (s *Server) CodeActionResolve(ctx context.Context, a *protocol.CodeAction) (*protocol.CodeAction, error) {
	later(ctx)
	var f factAction
	if a.Data == nil || json.Unmarshal(a.Data, &f) != nil || f.Sentence == "" {
		return a, nil
	}
	u, err := uri.Parse(f.URI)
	if err != nil {
		return nil, fmt.Errorf("making a fact: %w", err)
	}
	d, _ := s.document(u)
	if d == nil {
		return nil, protocol.ErrContentModified
	}
	p := s.project(d.path)
	proposal, err := p.Propose(p.Fresh(), desk.Wish{Sentence: f.Sentence, Article: d.path})
	if err != nil {
		return nil, fmt.Errorf("making a fact: %w", err)
	}
	for i := range proposal.Faults {
		if facts.HasErrors(proposal.Faults[i : i+1]) {
			return nil, fmt.Errorf("making a fact of %q: %s", f.Sentence, proposal.Faults[i].Message)
		}
	}
	a.Edit = s.factEdit(p, proposal)
	a.Data = nil
	return a, nil
}

// factEdit is the change of the facts file that adds a fact.
func (s *Server) factEdit(p *project, f *desk.Proposal) *protocol.WorkspaceEdit {
	var version *int32
	if d, c := s.document(uriOf(f.Path)); d != nil {
		version = &c.version
	}
	lines := s.linesOf(p, f.Path)
	return s.edit(uriOf(f.Path), version, []protocol.TextEdit{{Range: s.span(lines, f.Splice.Start, f.Splice.End), NewText: f.Splice.New}})
}

// indexFrom is where s first stands in b from a byte on, -1 for nowhere.
func indexFrom(b []byte, from int, s string) int {
	from = min(from, len(b))
	if i := bytes.Index(b[from:], []byte(s)); i >= 0 {
		return from + i
	}
	return -1
}
