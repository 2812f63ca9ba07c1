package lsp

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// diagnostics are findings as the editor shows them.
func (s *Server) diagnostics(p *project, lines *text.Lines, found []lint.Finding) []protocol.Diagnostic {
	out := make([]protocol.Diagnostic, 0, len(found))
	known := map[string]*text.Lines{} // of the articles that findings speak of
	for i := range found {
		known[found[i].Path] = lines
		out = append(out, s.diagnostic(p, known, &found[i]))
	}
	return out
}

func (s *Server) diagnostic(p *project, known map[string]*text.Lines, f *lint.Finding) protocol.Diagnostic {
	lines := known[f.Path]
	d := protocol.Diagnostic{
		Range: s.span(lines, f.Start, f.End), Severity: severityOf(f.Severity),
		Source: protocol.NewOptional("factlint"), Message: protocol.String(message(f)),
	}
	if f.Rule != "" {
		d.Code = protocol.String(f.Rule)
	}
	if data, err := json.Marshal(f.Key); err == nil && f.Key != "" {
		d.Data = data
	}
	for _, r := range f.Related {
		if known[r.Path] == nil {
			known[r.Path] = s.linesOf(p, r.Path)
		}
		at := protocol.Location{URI: uriOf(r.Path), Range: s.span(known[r.Path], r.Start, r.End)}
		d.RelatedInformation = append(d.RelatedInformation, protocol.DiagnosticRelatedInformation{Location: at, Message: r.Message})
	}
	return d
}

func severityOf(name string) protocol.DiagnosticSeverity {
	switch name {
	case "error":
		return protocol.DiagnosticSeverityError
	case "warning":
		return protocol.DiagnosticSeverityWarning
	default:
		return protocol.DiagnosticSeverityInformation
	}
}

// message is what is wrong, then why.
func message(f *lint.Finding) string {
	var b strings.Builder
	b.WriteString(f.Message)
	if f.Cause != "" {
		b.WriteString(" (" + f.Cause + ")")
	}
	if f.Detail != "" {
		b.WriteString("\n" + f.Detail)
	}
	return b.String()
}

// Diagnostic answers the editor that asks for the findings of a document.
func (s *Server) Diagnostic(ctx context.Context, params *protocol.DocumentDiagnosticParams) (protocol.DocumentDiagnosticReport, error) {
	d, _ := s.document(params.TextDocument.URI)
	later(ctx)
	if d == nil {
		return &protocol.RelatedFullDocumentDiagnosticReport{FullDocumentDiagnosticReport: full(nil)}, nil
	}
	p := s.project(d.path)
	p.settled(ctx)
	var report protocol.FullDocumentDiagnosticReport
	if p.holds(d.path) {
		s.mu.Lock()
		lines := d.content.lines
		s.mu.Unlock()
		report = full(s.diagnostics(p, lines, s.factsFindings(p, d.path)))
	} else {
		c := s.checkNow(p, d)
		s.mu.Lock()
		stale := d.content != c.content
		s.mu.Unlock()
		if stale {
			return nil, protocol.ErrContentModified
		}
		report = full(s.diagnostics(p, c.lines, s.findings(p, d.path, c)))
	}
	if ctx.Err() != nil {
		return nil, protocol.ErrRequestCancelled
	}
	if params.PreviousResultID != nil && *params.PreviousResultID == *report.ResultID {
		return &protocol.RelatedUnchangedDocumentDiagnosticReport{
			UnchangedDocumentDiagnosticReport: protocol.UnchangedDocumentDiagnosticReport{Kind: "unchanged", ResultID: *report.ResultID},
		}, nil
	}
	return &protocol.RelatedFullDocumentDiagnosticReport{FullDocumentDiagnosticReport: report}, nil
}

// settled waits until the facts file is read as it stands in the editor.
func (p *project) settled(ctx context.Context) {
	for ctx.Err() == nil {
		p.mu.Lock()
		loading := p.loading
		p.mu.Unlock()
		if !loading {
			return
		}
		pause(ctx)
	}
}

// full is a report whose name is made of what it says.
func full(items []protocol.Diagnostic) protocol.FullDocumentDiagnosticReport {
	if items == nil {
		items = []protocol.Diagnostic{}
	}
	id := "none"
	if b, err := protocol.Marshal(&protocol.FullDocumentDiagnosticReport{Kind: "full", Items: items}); err == nil {
		sum := sha256.Sum256(b)
		id = hex.EncodeToString(sum[:8])
	}
	return protocol.FullDocumentDiagnosticReport{Kind: "full", ResultID: &id, Items: items}
}

// DiagnosticWorkspace answers the editor that asks for the findings of all
// articles, open or not, and of the facts file.
func (s *Server) DiagnosticWorkspace(ctx context.Context, params *protocol.WorkspaceDiagnosticParams) (*protocol.WorkspaceDiagnosticReport, error) {
	later(ctx)
	had := map[uri.URI]string{}
	for _, r := range params.PreviousResultIds {
		had[r.URI] = r.Value
	}
	out := &protocol.WorkspaceDiagnosticReport{Items: []protocol.WorkspaceDocumentDiagnosticReport{}}
	add := func(path string, version *int32, items []protocol.Diagnostic) {
		report := full(items)
		u := uriOf(path)
		if had[u] == *report.ResultID {
			out.Items = append(out.Items, &protocol.WorkspaceUnchangedDocumentDiagnosticReport{
				UnchangedDocumentDiagnosticReport: protocol.UnchangedDocumentDiagnosticReport{Kind: "unchanged", ResultID: *report.ResultID}, URI: u, Version: version,
			})
			return
		}
		out.Items = append(out.Items, &protocol.WorkspaceFullDocumentDiagnosticReport{FullDocumentDiagnosticReport: report, URI: u, Version: version})
	}
	for _, p := range s.known() {
		p.settled(ctx)
		survey := s.surveyed(ctx, p)
		if survey == nil {
			return nil, protocol.ErrRequestCancelled
		}
		for _, path := range survey.Paths {
			if d, c := s.document(uriOf(path)); d != nil {
				now := s.checkNow(p, d)
				add(path, &c.version, s.diagnostics(p, now.lines, s.findings(p, path, now)))
				continue
			}
			if found := survey.Findings[path]; len(found) > 0 || had[uriOf(path)] != "" {
				add(path, nil, s.diagnostics(p, s.linesOf(p, path), found))
			}
		}
		for _, path := range p.State().Files() {
			add(path, nil, s.diagnostics(p, s.linesOf(p, path), s.factsFindings(p, path)))
		}
	}
	return out, nil
}

// known are the projects of the open documents, or that of the open folder.
func (s *Server) known() []*project {
	s.mu.Lock()
	empty := len(s.projects) == 0
	s.mu.Unlock()
	if empty {
		s.project("x.txt")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []*project
	for _, name := range sortedKeys(s.projects) {
		out = append(out, s.projects[name])
	}
	return out
}
