// Package lsp serves editors by the Language Server Protocol, version 3.17 and
// later, on any stream of bytes: it reports findings as they come up, shows the
// fact behind a value with its source, offers the repairs, and helps to write
// the facts file. It changes no file: every change is an edit that it gives to
// the editor.
package lsp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"sync"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/factlint/factlint/check"
	"github.com/factlint/factlint/internal/desk"
	"github.com/factlint/factlint/internal/workspace"
	"github.com/factlint/factlint/lint"
)

// Config is what a server is to know of the program that it is part of.
type Config struct {
	// Facts is the facts file of all documents. "": each document has the one
	// that is found by walking up from it.
	Facts string
	// NoFacts looks for no facts file.
	NoFacts bool
	// Rules are those that run.
	Rules []lint.Rule
	// Configure says what the engine is to do under a facts file, which is nil
	// where there is none.
	Configure func(*workspace.Project) (check.Config, error)
	Version   string
	// Enter, if set, is told the folder that the editor has opened.
	Enter func(dir string) error
}

// Server serves one editor.
type Server struct {
	protocol.UnimplementedServer
	cfg    Config
	client protocol.Client
	conn   jsonrpc2.Conn
	can    abilities

	mu        sync.Mutex
	documents map[uri.URI]*document
	projects  map[string]*project // by facts file
	stopped   bool
	exit      func()
	work      sync.WaitGroup
	ctx       context.Context
}

// abilities are what the editor says that it can do.
type abilities struct {
	encoding protocol.PositionEncodingKind
	pull, refresh, lensRefresh,
	versions, snippets,
	progress, watch, markdown bool
}

// Run serves one editor until it says exit or ends the stream. The error says
// that the editor went without a shutdown, or what broke the stream.
func Run(ctx context.Context, cfg Config, in io.ReadCloser, out io.WriteCloser) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stream := jsonrpc2.NewHeaderStream(duplex{in, out})
	conn := jsonrpc2.NewConn(stream, jsonrpc2.WithCodec(codec{}))
	s := &Server{
		cfg: cfg, conn: conn, client: protocol.ClientDispatcher(conn), exit: cancel, ctx: ctx,
		documents: map[uri.URI]*document{}, projects: map[string]*project{},
	}
	// Requests are taken in order, so that each sees the text as it was when it
	// was sent; those that take time let the next ones pass (see later).
	conn.Go(ctx, s.cancelling(protocol.ServerHandler(s, jsonrpc2.MethodNotFoundHandler)))
	select {
	case <-conn.Done():
	case <-ctx.Done():
	}
	cancel()
	in.Close()
	<-conn.Done()
	s.work.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.stopped {
		return errors.New("the editor went away without a shutdown")
	}
	return nil
}

// requestKey is under which a handler's context holds that of the connection.
type requestKey struct{}

// later lets the messages after this one be handled before it is answered.
func later(ctx context.Context) {
	if request, ok := ctx.Value(requestKey{}).(context.Context); ok {
		jsonrpc2.Async(request)
	}
}

// cancelling gives each request a context of its own, which ends when the
// editor takes the request back. The connection's own context of a request is
// used again for others, and must not outlive the request.
func (s *Server) cancelling(next jsonrpc2.Handler) jsonrpc2.Handler {
	var mu sync.Mutex
	busy := map[string]context.CancelFunc{}
	return func(ctx context.Context, req *jsonrpc2.Request) (any, error) {
		if req.Method() == protocol.MethodCancelRequest {
			var p protocol.CancelParams
			if protocol.Unmarshal(req.Params(), &p) == nil {
				mu.Lock()
				defer mu.Unlock()
				if cancel := busy[fmt.Sprint(p.ID)]; cancel != nil {
					cancel()
				}
			}
			return nil, nil
		}
		own, cancel := context.WithCancel(context.WithValue(s.ctx, requestKey{}, ctx))
		defer cancel()
		if req.IsCall() {
			id, _ := req.ID().StringValue()
			if n, ok := req.ID().Number(); ok {
				id = fmt.Sprint(n)
			}
			mu.Lock()
			busy[id] = cancel
			mu.Unlock()
			defer func() {
				mu.Lock()
				delete(busy, id)
				mu.Unlock()
			}()
		}
		return next(own, req)
	}
}

// duplex makes one stream of two.
type duplex struct {
	io.ReadCloser
	w io.WriteCloser
}

func (d duplex) Write(b []byte) (int, error) { return d.w.Write(b) }

func (d duplex) Close() error { return errors.Join(d.ReadCloser.Close(), d.w.Close()) }

// codec writes and reads the protocol's types, some of which are unions.
type codec struct{}

func (codec) Marshal(v any) ([]byte, error) {
	if raw, ok := v.(jsonrpc2.RawMessage); ok && raw != nil {
		return raw, nil
	}
	return protocol.Marshal(v)
}

func (codec) Unmarshal(b []byte, v any) error {
	if raw, ok := v.(*jsonrpc2.RawMessage); ok {
		*raw = append(jsonrpc2.RawMessage(nil), b...)
		return nil
	}
	return protocol.Unmarshal(bytes.Clone(b), v) // unions point into what they were read from
}

func on[T any](p *T) bool { return p != nil }

func yes(p *bool) bool { return p != nil && *p }

// to is a pointer to v.
func to[T any](v T) *T { return &v }

// Initialize says what the server can do, in the light of what the editor can.
func (s *Server) Initialize(_ context.Context, p *protocol.InitializeParams) (*protocol.InitializeResult, error) {
	s.learn(&p.Capabilities)
	if dir := root(p); dir != "" && s.cfg.Enter != nil {
		if err := s.cfg.Enter(dir); err != nil {
			return nil, err
		}
	}
	return &protocol.InitializeResult{
		ServerInfo: protocol.ServerInfo{Name: "factlint", Version: protocol.NewOptional(s.cfg.Version)},
		Capabilities: protocol.ServerCapabilities{
			PositionEncoding: s.can.encoding,
			TextDocumentSync: &protocol.TextDocumentSyncOptions{
				OpenClose: to(true), Change: to(protocol.TextDocumentSyncKindIncremental), Save: protocol.Boolean(true),
			},
			HoverProvider:      protocol.Boolean(true),
			DefinitionProvider: protocol.Boolean(true),
			ReferencesProvider: protocol.Boolean(true),
			CodeActionProvider: &protocol.CodeActionOptions{
				CodeActionKinds: []protocol.CodeActionKind{protocol.CodeActionKindQuickFix, protocol.CodeActionKindRefactorExtract},
				ResolveProvider: to(true),
			},
			CodeLensProvider:       &protocol.CodeLensOptions{ResolveProvider: to(false)},
			CompletionProvider:     &protocol.CompletionOptions{TriggerCharacters: []string{" ", "[", ",", ":"}},
			ExecuteCommandProvider: protocol.ExecuteCommandOptions{Commands: []string{statementsCommand}},
			DiagnosticProvider: &protocol.DiagnosticOptions{
				Identifier: to("factlint"), InterFileDependencies: true, WorkspaceDiagnostics: true,
			},
		},
	}, nil
}

// learn keeps what the editor can do.
func (s *Server) learn(c *protocol.ClientCapabilities) {
	s.can.encoding = protocol.PositionEncodingKindUTF16
	if c.General != nil {
		for _, e := range c.General.PositionEncodings {
			if e == protocol.PositionEncodingKindUTF8 {
				s.can.encoding = e
			}
		}
	}
	if w := c.Workspace; w != nil {
		s.can.refresh = w.Diagnostics != nil && yes(w.Diagnostics.RefreshSupport)
		s.can.lensRefresh = w.CodeLens != nil && yes(w.CodeLens.RefreshSupport)
		s.can.watch = w.DidChangeWatchedFiles != nil && yes(w.DidChangeWatchedFiles.DynamicRegistration)
		if e := w.WorkspaceEdit; e != nil {
			s.can.versions = yes(e.DocumentChanges)
			s.can.snippets = yes(e.SnippetEditSupport)
		}
	}
	if t := c.TextDocument; t != nil {
		s.can.pull = on(t.Diagnostic)
		if t.Hover != nil {
			for _, f := range t.Hover.ContentFormat {
				s.can.markdown = s.can.markdown || f == protocol.MarkupKindMarkdown
			}
		}
	}
	s.can.progress = c.Window != nil && yes(c.Window.WorkDoneProgress)
}

// root is the folder that the editor has opened, "" where it has none.
func root(p *protocol.InitializeParams) string {
	if folders, ok := p.WorkspaceFolders.Get(); ok && len(folders) > 0 {
		if u, err := uri.Parse(string(folders[0].URI)); err == nil && u.IsFile() {
			return u.FsPath()
		}
	}
	//lint:ignore SA1019 editors without workspace folders tell their folder by it
	if u := p.RootURI; u != nil && u.IsFile() {
		return u.FsPath()
	}
	return ""
}

// Initialized asks the editor to tell of changes on disk.
func (s *Server) Initialized(ctx context.Context, _ *protocol.InitializedParams) error {
	if !s.can.watch {
		return nil
	}
	options, err := protocol.Marshal(&protocol.DidChangeWatchedFilesRegistrationOptions{Watchers: []protocol.FileSystemWatcher{
		{GlobPattern: protocol.Pattern("**/*.{yaml,yml,txt,md,markdown,html,htm,docx,odt}")},
	}})
	if err != nil {
		return nil
	}
	s.later(func() {
		_ = s.client.RegisterCapability(s.ctx, &protocol.RegistrationParams{Registrations: []protocol.Registration{
			{ID: "factlint-files", Method: protocol.MethodWorkspaceDidChangeWatchedFiles, RegisterOptions: options},
		}})
	})
	return nil
}

// later runs f beside the handling of messages.
func (s *Server) later(f func()) {
	s.work.Go(f)
}

// Shutdown ends the work; Exit ends the server.
func (s *Server) Shutdown(context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stopped = true
	return nil
}

// Exit ends the server.
func (s *Server) Exit(context.Context) error {
	s.exit()
	return nil
}

// SetTrace is heard and not followed: the server traces nothing.
func (s *Server) SetTrace(context.Context, *protocol.SetTraceParams) error { return nil }

// DidChangeConfiguration is heard; settings live in the facts file.
func (s *Server) DidChangeConfiguration(context.Context, *protocol.DidChangeConfigurationParams) error {
	return nil
}

// DidChangeWorkspaceFolders is heard; a document finds its facts file by itself.
func (s *Server) DidChangeWorkspaceFolders(context.Context, *protocol.DidChangeWorkspaceFoldersParams) error {
	return nil
}

// WorkDoneProgressCancel is heard; work on all articles ends by itself.
func (s *Server) WorkDoneProgressCancel(context.Context, *protocol.WorkDoneProgressCancelParams) error {
	return nil
}

// factsOf is the facts file of a path, "" for none.
func (s *Server) factsOf(path string) string {
	switch {
	case s.cfg.NoFacts:
		return ""
	case s.cfg.Facts != "":
		return s.cfg.Facts
	case filepath.Base(path) == workspace.FactsName:
		return workspace.Shortest(path)
	}
	return workspace.FindFacts(filepath.Dir(path))
}

// project is the project of a path.
func (s *Server) project(path string) *project {
	name := s.factsOf(path)
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.projects[name]
	if p == nil {
		p = &project{
			facts: name,
			Desk:  desk.New(desk.Config{Facts: name, Rules: ruleNames(s.cfg.Rules), Configure: s.cfg.Configure}),
		}
		s.projects[name] = p
	}
	return p
}

func ruleNames(all []lint.Rule) []string {
	names := make([]string, len(all))
	for i, r := range all {
		names[i] = r.Name
	}
	return names
}
