package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"

	"go.lsp.dev/protocol"

	"github.com/factlint/factlint/internal/desk"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// Definition leads from a value to its fact, and in the facts file from the id
// of a fact to the words of its sources, from that of a source to its copy.
func (s *Server) Definition(ctx context.Context, params *protocol.DefinitionParams) (protocol.DefinitionResult, error) {
	p, d, now := s.asked(ctx, params.TextDocument.URI)
	if d == nil {
		return protocol.LocationSlice{}, nil
	}
	at := s.offset(now, params.Position)
	if p.holds(d.path) {
		return protocol.LocationSlice(s.sources(p, now, at)), nil
	}
	state := p.Fresh()
	if word, _, _ := wordAt(now.text, at); state.Fact(word) != nil { // the id in an anchor
		return protocol.LocationSlice{s.factLocation(p, state.Fact(word))}, nil
	}
	c := s.checkNow(p, d)
	if c.content != now {
		return nil, protocol.ErrContentModified
	}
	out := protocol.LocationSlice{}
	if claim := claimAt(c.result.Claims, at); claim != nil {
		ids := claim.Derived
		if claim.Fact != nil {
			ids = append([]string{*claim.Fact}, ids...)
		}
		for _, id := range ids {
			if f := state.Fact(id); f != nil {
				out = append(out, s.factLocation(p, f))
			}
		}
	}
	return out, nil
}

// factLocation is where a fact stands in its facts file.
func (s *Server) factLocation(p *project, f *lint.Fact) protocol.Location {
	return s.mark(p, f.Pos, f.ID)
}

// mark is the place of a word at a position.
func (s *Server) mark(p *project, at lint.Position, word string) protocol.Location {
	return s.location(p, lint.Place{Path: at.Path, Start: at.Offset, End: at.Offset + len(word)})
}

// sources are the places that a word of the facts file leads to.
func (s *Server) sources(p *project, c *content, at int) []protocol.Location {
	state := p.State()
	word, _, _ := wordAt(c.text, at)
	out := []protocol.Location{}
	if f := state.Fact(word); f != nil {
		if line, _ := c.lines.Position(at); !atDeclaration(c.lines, f.Pos.Offset, line) {
			return append(out, s.factLocation(p, f)) // a mention of the fact elsewhere in the file
		}
		refs := append([]lint.Ref(nil), f.Refs...)
		for _, o := range f.Values {
			refs = append(refs, o.Refs...)
		}
		for _, r := range refs {
			if place, ok := quotePlace(p, state, r); ok {
				out = append(out, s.location(p, place))
			}
		}
		return out
	}
	if state.Project == nil {
		return out
	}
	if src, _ := state.Project.Book.Source(word); src != nil {
		if name, _ := state.CopyOf(src, lint.Quote{}); name != "" {
			return append(out, s.location(p, lint.Place{Path: name}))
		}
		return append(out, s.mark(p, src.Pos, src.ID))
	}
	for _, subject := range state.Project.Facts.Subjects {
		if subject.ID == word {
			return append(out, s.mark(p, subject.Pos, subject.ID))
		}
	}
	return out
}

func atDeclaration(l *text.Lines, offset, line int) bool {
	declared, _ := l.Position(offset)
	return declared == line
}

// quotePlace is where the quote of a citation begins in the source's copy.
func quotePlace(p *project, state *desk.State, r lint.Ref) (lint.Place, bool) {
	name, line := state.CopyOf(r.Source, r.Quote)
	if name == "" {
		return lint.Place{}, false
	}
	place := lint.Place{Path: filepath.ToSlash(name)}
	b, err := p.Read(name)
	if err != nil {
		return place, true
	}
	place.Start = text.NewLines(b).LineSpan(line).Start
	place.End = place.Start
	if i := indexFrom(b, place.Start, r.Quote.Exact); i >= 0 && r.Quote.Exact != "" {
		place.Start, place.End = i, i+len(r.Quote.Exact)
	}
	return place, true
}

// References are the places in all articles that state a fact.
func (s *Server) References(ctx context.Context, params *protocol.ReferenceParams) ([]protocol.Location, error) {
	p, d, now := s.asked(ctx, params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	at := s.offset(now, params.Position)
	id := ""
	if p.holds(d.path) {
		id = factAround(p.State(), d.path, now, at)
	} else if claim := claimAt(s.checkNow(p, d).result.Claims, at); claim != nil && claim.Fact != nil {
		id = *claim.Fact
	}
	if id == "" {
		return []protocol.Location{}, nil
	}
	survey := s.surveyed(ctx, p)
	if survey == nil {
		return nil, protocol.ErrRequestCancelled
	}
	out := s.statements(p, survey, id)
	if f := p.State().Fact(id); params.Context.IncludeDeclaration && f != nil {
		out = append([]protocol.Location{s.factLocation(p, f)}, out...)
	}
	return out, nil
}

func (s *Server) statements(p *project, survey *desk.Survey, id string) []protocol.Location {
	out := []protocol.Location{}
	for _, st := range survey.Of(id) {
		out = append(out, s.location(p, st.Place))
	}
	return out
}

// factAround is the id of the fact that the word at a byte names, or else of
// the fact in whose entry the byte stands.
func factAround(state *desk.State, path string, c *content, at int) string {
	if word, _, _ := wordAt(c.text, at); state.Fact(word) != nil {
		return word
	}
	id, best := "", -1
	for _, f := range state.Facts() {
		if same(f.Pos.Path, path) && f.Pos.Offset <= c.lines.LineSpan(c.lines.Line(at)).End && f.Pos.Offset > best {
			id, best = f.ID, f.Pos.Offset
		}
	}
	return id
}

// statementsCommand lists the places that state a fact. An editor that can
// shows them as it shows references; for the others they are told in words.
const statementsCommand = "factlint.statements"

// CodeLens says of each fact in the facts file how many articles state it.
func (s *Server) CodeLens(ctx context.Context, params *protocol.CodeLensParams) ([]protocol.CodeLens, error) {
	p, d, now := s.asked(ctx, params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	if !p.holds(d.path) {
		return []protocol.CodeLens{}, nil
	}
	p.settled(ctx)
	survey := s.surveyed(ctx, p)
	if survey == nil {
		return nil, protocol.ErrRequestCancelled
	}
	out := []protocol.CodeLens{}
	for _, f := range p.State().Facts() {
		if !same(f.Pos.Path, d.path) {
			continue
		}
		at := s.span(now.lines, f.Pos.Offset, f.Pos.Offset+len(f.ID))
		lens := protocol.CodeLens{Range: at, Command: protocol.Command{Title: stated(survey, f.ID), Command: statementsCommand}}
		for _, arg := range []any{string(d.uri), at.Start, f.ID} {
			b, err := json.Marshal(arg)
			if err != nil {
				continue
			}
			lens.Command.Arguments = append(lens.Command.Arguments, b)
		}
		out = append(out, lens)
	}
	return out, nil
}

// stated words how many articles state a fact.
func stated(survey *desk.Survey, id string) string {
	n, wrong := survey.Count(id)
	switch {
	case n == 0:
		return "stated in no article"
	case n == 1 && wrong == 0:
		return "stated in 1 article"
	case wrong == 0:
		return fmt.Sprintf("stated in %d articles", n)
	case n == 1:
		return "stated in 1 article, which contradicts"
	case wrong == 1:
		return fmt.Sprintf("stated in %d articles, 1 contradicts", n)
	default:
		return fmt.Sprintf("stated in %d articles, %d contradict", n, wrong)
	}
}

// ExecuteCommand gives the places that state a fact.
func (s *Server) ExecuteCommand(ctx context.Context, params *protocol.ExecuteCommandParams) (protocol.LSPAny, error) {
	later(ctx)
	if params.Command != statementsCommand || len(params.Arguments) != 3 {
		return nil, fmt.Errorf("there is no command %q", params.Command)
	}
	var name, id string
	if json.Unmarshal(params.Arguments[0], &name) != nil || json.Unmarshal(params.Arguments[2], &id) != nil {
		return nil, fmt.Errorf("%s takes a document, a position and the id of a fact", statementsCommand)
	}
	for _, p := range s.known() {
		if p.State().Fact(id) == nil {
			continue
		}
		survey := s.surveyed(ctx, p)
		if survey == nil {
			return nil, protocol.ErrRequestCancelled
		}
		return protocol.Marshal(protocol.LocationSlice(s.statements(p, survey, id)))
	}
	return protocol.LSPAny("[]"), nil
}
