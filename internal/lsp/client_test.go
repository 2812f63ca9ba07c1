package lsp_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "factlint-lsp")
	if err != nil {
		return "", err
	}
	name := filepath.Join(dir, "factlint")
	out, err := exec.Command("go", "build", "-o", name, "github.com/factlint/factlint/cmd/factlint").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return name, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if name, err := program(); err == nil {
		os.RemoveAll(filepath.Dir(name))
	}
	os.Exit(code)
}

// editor is a client that talks to the program over its standard streams.
type editor struct {
	protocol.UnimplementedClient
	t      *testing.T
	dir    string
	server protocol.Server
	conn   jsonrpc2.Conn
	cmd    *exec.Cmd
	ctx    context.Context
	stderr bytes.Buffer
	caps   protocol.ServerCapabilities

	mu        sync.Mutex
	cond      *sync.Cond
	pushed    map[uri.URI]*protocol.PublishDiagnosticsParams
	pushes    int
	refreshes int
	watched   bool
	progress  []string
}

type config struct {
	pull, utf8, snippets bool
	// greeting, if set, is what the editor says instead: the params of
	// initialize as JSON, ROOT standing for the folder.
	greeting string
}

// open starts the program on a folder of files.
func open(t *testing.T, files map[string]string, cfg config) *editor {
	t.Helper()
	name, err := program()
	if err != nil {
		t.Fatal(err)
	}
	e := &editor{t: t, dir: t.TempDir(), pushed: map[uri.URI]*protocol.PublishDiagnosticsParams{}}
	e.cond = sync.NewCond(&e.mu)
	for path, text := range files {
		full := filepath.Join(e.dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var cancel context.CancelFunc
	e.ctx, cancel = context.WithTimeout(context.Background(), 5*time.Minute)
	t.Cleanup(cancel)
	e.cmd = exec.Command(name, "lsp", "--stdio")
	e.cmd.Dir = os.TempDir() // the folder is told by the protocol
	e.cmd.Stderr = &e.stderr
	in, err := e.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := e.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := e.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	e.conn = jsonrpc2.NewConn(jsonrpc2.NewHeaderStream(pipes{out, in}), jsonrpc2.WithCodec(codec{}))
	e.conn.Go(e.ctx, jsonrpc2.AsyncHandler(protocol.ClientHandler(e, jsonrpc2.MethodNotFoundHandler)))
	e.server = protocol.ServerDispatcher(e.conn)
	params := &protocol.InitializeParams{}
	params.WorkspaceFolders = protocol.NewNullable([]protocol.WorkspaceFolder{{URI: uri.File(e.dir), Name: "desk"}})
	yes := true
	params.Capabilities.Workspace = &protocol.WorkspaceClientCapabilities{
		WorkspaceEdit:         &protocol.WorkspaceEditClientCapabilities{DocumentChanges: &yes, SnippetEditSupport: &cfg.snippets},
		Diagnostics:           &protocol.DiagnosticWorkspaceClientCapabilities{RefreshSupport: &yes},
		DidChangeWatchedFiles: &protocol.DidChangeWatchedFilesClientCapabilities{DynamicRegistration: &yes},
	}
	params.Capabilities.Window = &protocol.WindowClientCapabilities{WorkDoneProgress: &yes}
	params.Capabilities.TextDocument = &protocol.TextDocumentClientCapabilities{
		Hover: &protocol.HoverClientCapabilities{ContentFormat: []protocol.MarkupKind{protocol.MarkupKindMarkdown}},
	}
	if cfg.pull {
		params.Capabilities.TextDocument.Diagnostic = &protocol.DiagnosticClientCapabilities{}
	}
	if cfg.utf8 {
		params.Capabilities.General = &protocol.GeneralClientCapabilities{PositionEncodings: []protocol.PositionEncodingKind{"utf-8", "utf-16"}}
	}
	result := &protocol.InitializeResult{}
	if cfg.greeting != "" {
		said := strings.ReplaceAll(cfg.greeting, "ROOT", filepath.ToSlash(e.dir))
		_, err = e.conn.Call(e.ctx, protocol.MethodInitialize, json.RawMessage(said), result)
	} else {
		result, err = e.server.Initialize(e.ctx, params)
	}
	if err != nil {
		t.Fatal(err)
	}
	e.caps = result.Capabilities
	e.must(e.server.Initialized(e.ctx, &protocol.InitializedParams{}))
	t.Cleanup(e.close)
	return e
}

// close ends the program as the protocol has it, and sees that it ends well.
func (e *editor) close() {
	e.must(e.server.Shutdown(e.ctx))
	e.must(e.server.Exit(e.ctx))
	done := make(chan error, 1)
	go func() { done <- e.cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil || e.stderr.Len() > 0 {
			e.t.Errorf("the server ended with %v: %s", err, e.stderr.String())
		}
	case <-time.After(10 * time.Second):
		_ = e.cmd.Process.Kill()
		e.t.Error("the server did not end when told to exit")
	}
}

// codec reads answers from bytes of their own.
type codec struct{}

func (codec) Marshal(v any) ([]byte, error)   { return protocol.Marshal(v) }
func (codec) Unmarshal(b []byte, v any) error { return protocol.Unmarshal(bytes.Clone(b), v) }

type pipes struct {
	io.ReadCloser
	w io.WriteCloser
}

func (p pipes) Write(b []byte) (int, error) { return p.w.Write(b) }
func (p pipes) Close() error                { p.w.Close(); return p.ReadCloser.Close() }

func (e *editor) must(err error) {
	e.t.Helper()
	if err != nil {
		e.t.Fatal(err)
	}
}

func (e *editor) uri(path string) uri.URI {
	return uri.File(filepath.Join(e.dir, filepath.FromSlash(path)))
}

func (e *editor) PublishDiagnostics(_ context.Context, p *protocol.PublishDiagnosticsParams) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.pushed[p.URI] = p
	e.pushes++
	e.cond.Broadcast()
	return nil
}

func (e *editor) DiagnosticRefresh(context.Context) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.refreshes++
	e.cond.Broadcast()
	return nil
}

func (e *editor) RegisterCapability(_ context.Context, p *protocol.RegistrationParams) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.watched = p.Registrations[0].Method == protocol.MethodWorkspaceDidChangeWatchedFiles
	e.cond.Broadcast()
	return nil
}

func (e *editor) WorkDoneProgressCreate(context.Context, *protocol.WorkDoneProgressCreateParams) error {
	return nil
}

func (e *editor) Progress(_ context.Context, p *protocol.ProgressParams) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.progress = append(e.progress, string(p.Value))
	return nil
}

// wait waits until what was heard is as wanted.
func (e *editor) wait(what string, ok func() bool) {
	e.t.Helper()
	timer := time.AfterFunc(60*time.Second, func() { e.cond.Broadcast() })
	defer timer.Stop()
	limit := time.Now().Add(20 * time.Second)
	e.mu.Lock()
	defer e.mu.Unlock()
	for !ok() {
		if time.Now().After(limit) {
			e.t.Fatalf("%s did not come; pushed is %v", what, e.pushed)
		}
		e.cond.Wait()
	}
}

// show opens a document as it lies on disk.
func (e *editor) show(path, language string) string {
	e.t.Helper()
	b, err := os.ReadFile(filepath.Join(e.dir, path))
	e.must(err)
	e.must(e.server.DidOpen(e.ctx, &protocol.DidOpenTextDocumentParams{TextDocument: protocol.TextDocumentItem{
		URI: e.uri(path), LanguageID: protocol.LanguageKind(language), Version: 1, Text: string(b),
	}}))
	return string(b)
}

// pushedFor waits for the diagnostics of a version.
func (e *editor) pushedFor(path string, version int32, want func([]protocol.Diagnostic) bool) []protocol.Diagnostic {
	e.t.Helper()
	var out []protocol.Diagnostic
	e.wait(fmt.Sprintf("%s, version %d", path, version), func() bool {
		p := e.pushed[e.uri(path)]
		if p == nil {
			return false
		}
		v, _ := p.Version.Get()
		if v != version || !want(p.Diagnostics) {
			return false
		}
		out = p.Diagnostics
		return true
	})
	return out
}

// diagnosed asks for the findings of a document.
func (e *editor) diagnosed(path string) ([]protocol.Diagnostic, error) {
	p := &protocol.DocumentDiagnosticParams{}
	p.TextDocument.URI = e.uri(path)
	r, err := e.server.Diagnostic(e.ctx, p)
	if err != nil {
		return nil, err
	}
	full, ok := r.(*protocol.RelatedFullDocumentDiagnosticReport)
	if !ok {
		return nil, fmt.Errorf("%s: the answer is %T", path, r)
	}
	return full.Items, nil
}

func (e *editor) edit(path string, version int32, changes ...protocol.TextDocumentContentChangeEvent) {
	e.t.Helper()
	p := &protocol.DidChangeTextDocumentParams{ContentChanges: changes}
	p.TextDocument.URI, p.TextDocument.Version = e.uri(path), version
	e.must(e.server.DidChange(e.ctx, p))
}

// at is the place of words in a text of ASCII, by line and column.
func at(text, words string) protocol.Position {
	i := strings.Index(text, words)
	if i < 0 {
		panic("no " + words)
	}
	line := strings.Count(text[:i], "\n")
	return protocol.Position{Line: uint32(line), Character: uint32(i - strings.LastIndex(text[:i], "\n") - 1)}
}

func span(text, words string) protocol.Range {
	r := protocol.Range{Start: at(text, words)}
	r.End = protocol.Position{Line: r.Start.Line, Character: r.Start.Character + uint32(len(words))}
	return r
}

func codes(ds []protocol.Diagnostic) string {
	var out []string
	for _, d := range ds {
		out = append(out, string(d.Code.(protocol.String)))
	}
	return strings.Join(out, " ")
}

func has(code string) func([]protocol.Diagnostic) bool {
	return func(ds []protocol.Diagnostic) bool { return strings.Contains(codes(ds), code) }
}

func none(ds []protocol.Diagnostic) bool { return len(ds) == 0 }

// apply makes the edits of an action in the texts given, by path.
func (e *editor) apply(edit *protocol.WorkspaceEdit, texts map[string]string) {
	e.t.Helper()
	for _, change := range edit.DocumentChanges {
		c := change.(*protocol.TextDocumentEdit)
		path, err := filepath.Rel(e.dir, c.TextDocument.URI.FsPath())
		e.must(err)
		text := texts[path]
		for _, raw := range c.Edits {
			switch x := raw.(type) {
			case *protocol.TextEdit:
				text = splice(text, x.Range, x.NewText)
			case *protocol.SnippetTextEdit:
				text = splice(text, x.Range, x.Snippet.Value)
			}
		}
		texts[path] = text
	}
}

func splice(text string, r protocol.Range, s string) string {
	return text[:offset(text, r.Start)] + s + text[offset(text, r.End):]
}

func offset(text string, p protocol.Position) int {
	at := 0
	for range p.Line {
		at += strings.Index(text[at:], "\n") + 1
	}
	return at + int(p.Character)
}
