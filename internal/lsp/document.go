package lsp

import (
	"context"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/desk"
	"github.com/factlint/factlint/internal/read"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
	"github.com/factlint/factlint/lint/text"
)

// document is a text that is open in the editor. What it points to does not
// change: an edit makes another content.
type document struct {
	uri  uri.URI
	path string
	*content
	// checked is what came of checking the newest text that was checked.
	checked *checked
	// busy says that it is being checked, again that it is to be once more.
	busy, again bool
	closed      bool
	edited      time.Time
	// turn is held by who checks it: one text at a time, the newest.
	turn sync.Mutex
}

// content is the text of a document at one version.
type content struct {
	version int32
	text    []byte
	lines   *text.Lines
}

// checked is what came of a text.
type checked struct {
	*content
	state  *desk.State
	result check.Result
}

func newContent(version int32, b []byte) *content {
	return &content{version: version, text: b, lines: text.NewLines(b)}
}

// pathOf is the path of a document, as findings name it. A document that was
// never saved goes by its language.
func pathOf(u uri.URI, language protocol.LanguageKind) string {
	if u.IsFile() {
		return workspace.Shortest(u.FsPath())
	}
	name := strings.TrimLeft(filepath.Base(u.Path()), "/.")
	if name == "" {
		name = "untitled"
	}
	if read.Supported(name) {
		return name
	}
	switch language {
	case "markdown":
		return name + ".md"
	case "html":
		return name + ".html"
	default:
		return name + ".txt"
	}
}

// uriOf is the name by which the editor knows a path.
func uriOf(path string) uri.URI {
	abs, err := filepath.Abs(filepath.FromSlash(path))
	if err != nil {
		abs = path
	}
	return uri.File(abs)
}

// offset is the byte of a position of the editor.
func (s *Server) offset(c *content, p protocol.Position) int {
	if int(p.Line) >= c.lines.Count() {
		return len(c.text)
	}
	if s.can.encoding == protocol.PositionEncodingKindUTF8 {
		span := c.lines.LineSpan(int(p.Line) + 1)
		return min(span.Start+int(p.Character), span.End)
	}
	return c.lines.OffsetUTF16(int(p.Line)+1, int(p.Character)+1)
}

// position is where the editor has a byte.
func (s *Server) position(l *text.Lines, at int) protocol.Position {
	line, column := l.PositionUTF16(at)
	if s.can.encoding == protocol.PositionEncodingKindUTF8 {
		column = at - l.LineSpan(line).Start + 1
	}
	return protocol.Position{Line: uint32(line - 1), Character: uint32(max(column-1, 0))}
}

func (s *Server) span(l *text.Lines, start, end int) protocol.Range {
	return protocol.Range{Start: s.position(l, start), End: s.position(l, max(start, end))}
}

// linesOf is an index of the lines of a file, as open in the editor or on disk.
func (s *Server) linesOf(p *project, path string) *text.Lines {
	s.mu.Lock()
	d := s.documents[uriOf(path)]
	s.mu.Unlock()
	if d != nil {
		return d.content.lines
	}
	b, err := p.Read(filepath.FromSlash(path))
	if err != nil {
		return text.NewLines(nil)
	}
	return text.NewLines(b)
}

// location is a place of a file as the editor has it.
func (s *Server) location(p *project, at lint.Place) protocol.Location {
	return protocol.Location{URI: uriOf(at.Path), Range: s.span(s.linesOf(p, at.Path), at.Start, at.End)}
}

// document is the open document of a name, with what it holds now; nil where
// there is none.
func (s *Server) document(u uri.URI) (*document, *content) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.documents[u]
	if d == nil {
		return nil, nil
	}
	return d, d.content
}

// asked is the open document that a request is about, with its project and what
// it held when the request was sent; nil where it is not open. The messages after
// the request are handled meanwhile.
func (s *Server) asked(ctx context.Context, u uri.URI) (*project, *document, *content) {
	d, now := s.document(u)
	later(ctx)
	if d == nil {
		return nil, nil, nil
	}
	return s.project(d.path), d, now
}

// DidOpen takes a document.
func (s *Server) DidOpen(_ context.Context, p *protocol.DidOpenTextDocumentParams) error {
	t := p.TextDocument
	d := &document{uri: t.URI, path: pathOf(t.URI, t.LanguageID), content: newContent(t.Version, []byte(t.Text))}
	s.mu.Lock()
	s.documents[t.URI] = d
	s.mu.Unlock()
	s.changed(d)
	return nil
}

// DidChange takes the edits of a document. Edits of a version that is not newer
// than the one at hand are not taken.
func (s *Server) DidChange(_ context.Context, p *protocol.DidChangeTextDocumentParams) error {
	d, now := s.document(p.TextDocument.URI)
	if d == nil || p.TextDocument.Version < now.version {
		return nil
	}
	for _, change := range p.ContentChanges {
		switch c := change.(type) {
		case *protocol.TextDocumentContentChangePartial:
			start, end := s.offset(now, c.Range.Start), s.offset(now, c.Range.End)
			b := make([]byte, 0, len(now.text)+len(c.Text))
			b = append(append(append(b, now.text[:start]...), c.Text...), now.text[max(start, end):]...)
			now = newContent(p.TextDocument.Version, b)
		case *protocol.TextDocumentContentChangeWholeDocument:
			now = newContent(p.TextDocument.Version, []byte(c.Text))
		}
	}
	s.mu.Lock()
	d.content = now
	s.mu.Unlock()
	s.changed(d)
	return nil
}

// DidSave looks at all articles again.
func (s *Server) DidSave(_ context.Context, p *protocol.DidSaveTextDocumentParams) error {
	if d, _ := s.document(p.TextDocument.URI); d != nil {
		s.compare(s.project(d.path))
	}
	return nil
}

// DidClose forgets a document, and what was reported on it.
func (s *Server) DidClose(ctx context.Context, p *protocol.DidCloseTextDocumentParams) error {
	s.mu.Lock()
	d := s.documents[p.TextDocument.URI]
	delete(s.documents, p.TextDocument.URI)
	if d != nil {
		d.closed = true
	}
	s.mu.Unlock()
	if d == nil {
		return nil
	}
	project := s.project(d.path)
	project.Open(d.path, nil)
	if project.holds(d.path) {
		s.reload(project)
	}
	if !s.can.pull {
		return s.client.PublishDiagnostics(ctx, &protocol.PublishDiagnosticsParams{URI: d.uri, Diagnostics: []protocol.Diagnostic{}})
	}
	return nil
}

// changed has a document checked, or the facts file read again where it is one.
func (s *Server) changed(d *document) {
	p := s.project(d.path)
	s.mu.Lock()
	b := d.content.text
	d.edited = time.Now()
	s.mu.Unlock()
	p.Open(d.path, b)
	p.hold()
	if p.holds(d.path) {
		s.reload(p)
		return
	}
	if s.can.pull { // the editor asks by itself
		s.soon(p)
		return
	}
	s.check(p, d)
}

// DidChangeWatchedFiles looks again at what has changed on disk.
func (s *Server) DidChangeWatchedFiles(_ context.Context, p *protocol.DidChangeWatchedFilesParams) error {
	seen := map[*project]bool{}
	for _, e := range p.Changes {
		if !e.URI.IsFile() {
			continue
		}
		path := workspace.Shortest(e.URI.FsPath())
		if d, _ := s.document(e.URI); d != nil {
			continue // the editor's text counts
		}
		if pr := s.project(path); !seen[pr] {
			seen[pr] = true
			if pr.holds(path) {
				s.reload(pr)
			} else {
				s.compare(pr)
			}
		}
	}
	return nil
}
