package lsp_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.lsp.dev/protocol"

	"github.com/factlint/factlint/internal/desk/desktest"
)

func desk() map[string]string {
	return map[string]string{
		"facts.yaml":      desktest.Facts,
		"yearbook.txt":    desktest.Yearbook,
		"drafts/one.md":   "# A dam\n\nThe Orsa dam was opened in 2009.\n",
		"drafts/two.md":   "# More\n\nThe Orsa dam was opened in 2007, and it cost $1.4 billion.\n",
		"drafts/three.md": "# Dams\n\nThe Orsa dam was inaugurated in 2007.\n\nThe Pell lock was widened by 12 metres in 1987.\n",
	}
}

func TestPushesFindingsAsTheyComeUp(t *testing.T) {
	e := open(t, desk(), config{})
	text := e.show("drafts/one.md", "markdown")
	found := e.pushedFor("drafts/one.md", 1, has("fact-conflict"))
	d := found[0]
	if d.Range != span(text, "2009") || d.Severity != protocol.DiagnosticSeverityError && d.Severity != protocol.DiagnosticSeverityWarning && d.Severity != protocol.DiagnosticSeverityInformation {
		t.Errorf("got %+v", d)
	}
	message := string(d.Message.(protocol.String))
	if !strings.Contains(message, "2009") || !strings.Contains(message, "2007") {
		t.Errorf("the message names not both values: %s", message)
	}
	e.edit("drafts/one.md", 2, &protocol.TextDocumentContentChangePartial{Range: span(text, "2009"), Text: "2007"})
	e.pushedFor("drafts/one.md", 2, none)
	// An older version does nothing; a whole text is taken as well.
	e.edit("drafts/one.md", 1, &protocol.TextDocumentContentChangeWholeDocument{Text: "The Orsa dam was opened in 2001."})
	e.edit("drafts/one.md", 3, &protocol.TextDocumentContentChangeWholeDocument{Text: "The Orsa dam was opened in 2003."})
	e.pushedFor("drafts/one.md", 3, has("fact-conflict"))
	p := &protocol.DidCloseTextDocumentParams{}
	p.TextDocument.URI = e.uri("drafts/one.md")
	e.must(e.server.DidClose(e.ctx, p))
	e.wait("an empty list after closing", func() bool {
		p := e.pushed[e.uri("drafts/one.md")]
		_, versioned := p.Version.Get()
		return len(p.Diagnostics) == 0 && !versioned
	})
}

func TestPositionsOfBothEncodings(t *testing.T) {
	for _, utf8 := range []bool{false, true} {
		e := open(t, desk(), config{utf8: utf8})
		e.show("drafts/one.md", "markdown")
		want := protocol.PositionEncodingKindUTF16
		column := len("Zoë’s 🚢: the Orsa dam was opened in ") - 1 - 2 - 2 // ë, ’ and the ship take fewer units than bytes
		if utf8 {
			want, column = protocol.PositionEncodingKindUTF8, len("Zoë’s 🚢: the Orsa dam was opened in ")
		}
		if e.caps.PositionEncoding != want {
			t.Errorf("encoding %s, want %s", e.caps.PositionEncoding, want)
		}
		e.edit("drafts/one.md", 2, &protocol.TextDocumentContentChangeWholeDocument{Text: "Zoë’s 🚢: the Orsa dam was opened in 2009.\n"})
		found := e.pushedFor("drafts/one.md", 2, has("fact-conflict"))
		if got := int(found[0].Range.Start.Character); got != column {
			t.Errorf("utf-8 %v: column %d, want %d", utf8, got, column)
		}
		r := found[0].Range
		e.edit("drafts/one.md", 3, &protocol.TextDocumentContentChangePartial{Range: r, Text: "2007"})
		e.pushedFor("drafts/one.md", 3, none)
	}
}

func TestAnswersWhenAsked(t *testing.T) {
	e := open(t, desk(), config{pull: true})
	e.show("drafts/one.md", "markdown")
	ask := func(previous *string) protocol.DocumentDiagnosticReport {
		p := &protocol.DocumentDiagnosticParams{PreviousResultID: previous}
		p.TextDocument.URI = e.uri("drafts/one.md")
		r, err := e.server.Diagnostic(e.ctx, p)
		e.must(err)
		return r
	}
	full, ok := ask(nil).(*protocol.RelatedFullDocumentDiagnosticReport)
	if !ok || !strings.Contains(codes(full.Items), "fact-conflict") {
		t.Fatalf("got %+v", full)
	}
	all, err := e.server.DiagnosticWorkspace(e.ctx, &protocol.WorkspaceDiagnosticParams{PreviousResultIds: []protocol.PreviousResultId{}})
	e.must(err)
	if len(all.Items) < 2 {
		t.Errorf("the workspace has %d reports", len(all.Items))
	}
	full = ask(nil).(*protocol.RelatedFullDocumentDiagnosticReport) // with what comparing shows
	if _, ok := ask(full.ResultID).(*protocol.RelatedUnchangedDocumentDiagnosticReport); !ok {
		t.Error("the same findings are sent twice")
	}
	e.show("facts.yaml", "yaml")
	before := e.refreshes
	e.edit("facts.yaml", 2, &protocol.TextDocumentContentChangeWholeDocument{Text: strings.NewReplacer(`"2007"`, `"2009"`, "in 2007", "in 2009").Replace(desktest.Facts)})
	e.wait("a refresh after facts.yaml changed", func() bool { return e.refreshes > before })
	full = ask(nil).(*protocol.RelatedFullDocumentDiagnosticReport)
	if strings.Contains(codes(full.Items), "fact-conflict") {
		t.Errorf("after the fact has changed: %s", codes(full.Items))
	}
	if e.pushes > 0 {
		t.Error("an editor that asks is told as well")
	}
}

func TestFindingsInTheFactsFile(t *testing.T) {
	e := open(t, desk(), config{})
	e.show("facts.yaml", "yaml")
	e.pushedFor("facts.yaml", 1, none)
	broken := strings.Replace(desktest.Facts, "it was opened in 2007", "it was shut in 2007", 1)
	e.edit("facts.yaml", 2, &protocol.TextDocumentContentChangeWholeDocument{Text: broken})
	e.pushedFor("facts.yaml", 2, has("quote-missing"))
	e.edit("facts.yaml", 3, &protocol.TextDocumentContentChangeWholeDocument{Text: strings.Replace(desktest.Facts, "statement", "sentence", 1)})
	e.pushedFor("facts.yaml", 3, has("facts-schema"))
	// A file that cannot be relied on leaves the drafts with the last good one.
	e.show("drafts/one.md", "markdown")
	e.pushedFor("drafts/one.md", 1, has("fact-conflict"))
	e.edit("facts.yaml", 4, &protocol.TextDocumentContentChangeWholeDocument{Text: strings.NewReplacer(`"2007"`, `"2009"`, "in 2007", "in 2009").Replace(desktest.Facts)})
	e.pushedFor("drafts/one.md", 1, func(ds []protocol.Diagnostic) bool { return !has("fact-conflict")(ds) })
}

func TestHoverShowsFactQuoteAndSource(t *testing.T) {
	e := open(t, desk(), config{})
	text := e.show("drafts/one.md", "markdown")
	p := &protocol.HoverParams{}
	p.TextDocument.URI, p.Position = e.uri("drafts/one.md"), at(text, "2009")
	h, err := e.server.Hover(e.ctx, p)
	e.must(err)
	if h == nil {
		t.Fatal("no hover")
	}
	shown := h.Contents.(*protocol.MarkupContent).Value
	for _, want := range []string{"dam.opened", "Nine years went by before **it was opened in 2007** by the queen", "The Yearbook of Waters", "2019", "2009"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the hover lacks %q:\n%s", want, shown)
		}
	}
	p.Position = at(text, "dam was")
	if h, err := e.server.Hover(e.ctx, p); err != nil || h != nil {
		t.Errorf("a hover where no value is: %v, %v", h, err)
	}
	yaml := e.show("facts.yaml", "yaml")
	p.TextDocument.URI, p.Position = e.uri("facts.yaml"), at(yaml, "yearbook, quote: it")
	h, err = e.server.Hover(e.ctx, p)
	e.must(err)
	if h == nil || !strings.Contains(h.Contents.(*protocol.MarkupContent).Value, "Yearbook of Waters") {
		t.Errorf("hover on a source: %+v", h)
	}
}

func TestGoesFromClaimToFactToSource(t *testing.T) {
	e := open(t, desk(), config{})
	text := e.show("drafts/one.md", "markdown")
	p := &protocol.DefinitionParams{}
	p.TextDocument.URI, p.Position = e.uri("drafts/one.md"), at(text, "2009")
	r, err := e.server.Definition(e.ctx, p)
	e.must(err)
	to := r.(protocol.LocationSlice)
	if len(to) != 1 || to[0].URI != e.uri("facts.yaml") || to[0].Range.Start.Line != at(desktest.Facts, "- id: dam.opened").Line {
		t.Fatalf("from the claim: %+v", to)
	}
	e.show("facts.yaml", "yaml")
	p.TextDocument.URI, p.Position = e.uri("facts.yaml"), at(desktest.Facts, "dam.opened")
	r, err = e.server.Definition(e.ctx, p)
	e.must(err)
	to = r.(protocol.LocationSlice)
	if len(to) != 1 || to[0].URI != e.uri("yearbook.txt") || to[0].Range != span(desktest.Yearbook, "it was opened in 2007") {
		t.Fatalf("from the fact: %+v", to)
	}
	refs := &protocol.ReferenceParams{}
	refs.TextDocument.URI, refs.Position = e.uri("facts.yaml"), at(desktest.Facts, "dam.opened")
	places, err := e.server.References(e.ctx, refs)
	e.must(err)
	if len(places) != 3 || places[0].URI != e.uri("drafts/one.md") {
		t.Fatalf("references: %+v", places)
	}
	refs.Context.IncludeDeclaration = true
	refs.TextDocument.URI, refs.Position = e.uri("drafts/one.md"), at(text, "2009")
	if places, err = e.server.References(e.ctx, refs); err != nil || len(places) != 4 {
		t.Fatalf("references from a claim: %+v, %v", places, err)
	}
}

func (e *editor) actions(path string, r protocol.Range) []*protocol.CodeAction {
	e.t.Helper()
	p := &protocol.CodeActionParams{Range: r, Context: protocol.CodeActionContext{Diagnostics: []protocol.Diagnostic{}}}
	p.TextDocument.URI = e.uri(path)
	list, err := e.server.CodeAction(e.ctx, p)
	e.must(err)
	var out []*protocol.CodeAction
	for _, a := range list {
		out = append(out, a.(*protocol.CodeAction))
	}
	return out
}

func pick(t *testing.T, actions []*protocol.CodeAction, title string) *protocol.CodeAction {
	t.Helper()
	var titles []string
	for _, a := range actions {
		if strings.Contains(a.Title, title) {
			return a
		}
		titles = append(titles, a.Title)
	}
	t.Fatalf("no action %q among %q", title, titles)
	return nil
}

func TestRepairsIgnoresAndPins(t *testing.T) {
	e := open(t, desk(), config{snippets: true})
	text := e.show("drafts/one.md", "markdown")
	e.pushedFor("drafts/one.md", 1, has("fact-conflict"))
	actions := e.actions("drafts/one.md", span(text, "2009"))
	for _, c := range []struct{ title, want string }{
		{"Write 2007", strings.Replace(text, "2009", "2007", 1)},
		{"Ignore fact-conflict", strings.Replace(text, "2009", "<!-- factlint: ignore fact-conflict ${1:why this stands} --> 2009", 1)},
		{"Pin “2009” to fact dam.opened", strings.Replace(text, "2009", "2009 {fact: dam.opened}", 1)},
	} {
		texts := map[string]string{"drafts/one.md": text}
		e.apply(pick(t, actions, c.title).Edit, texts)
		if texts["drafts/one.md"] != c.want {
			t.Errorf("%s gives %q, want %q", c.title, texts["drafts/one.md"], c.want)
		}
	}
	e.edit("drafts/one.md", 2, &protocol.TextDocumentContentChangeWholeDocument{Text: strings.Replace(text, "2009", "<!-- factlint: ignore fact-conflict the minister’s own words --> 2009", 1)})
	e.pushedFor("drafts/one.md", 2, func(ds []protocol.Diagnostic) bool { return !has("fact-conflict")(ds) })
}

func TestMakesAFactOfASentence(t *testing.T) {
	e := open(t, desk(), config{})
	text := e.show("drafts/three.md", "markdown")
	e.show("facts.yaml", "yaml")
	a := pick(t, e.actions("drafts/three.md", span(text, "12 metres")), "Make this a fact")
	a, err := e.server.CodeActionResolve(e.ctx, a)
	e.must(err)
	texts := map[string]string{"facts.yaml": desktest.Facts}
	e.apply(a.Edit, texts)
	if !strings.HasPrefix(texts["facts.yaml"], desktest.Facts) || !strings.Contains(texts["facts.yaml"], "The Pell lock was widened by 12 metres in 1987.") {
		t.Fatalf("the facts file is now\n%s", texts["facts.yaml"])
	}
	e.edit("facts.yaml", 2, &protocol.TextDocumentContentChangeWholeDocument{Text: texts["facts.yaml"]})
	e.pushedFor("facts.yaml", 2, func(ds []protocol.Diagnostic) bool { return !strings.Contains(codes(ds), "facts-schema") })
	e.edit("drafts/three.md", 2, &protocol.TextDocumentContentChangePartial{Range: span(text, "12 metres"), Text: "21 metres"})
	e.pushedFor("drafts/three.md", 2, has("fact-conflict"))
}

func TestCompletesTheFactsFile(t *testing.T) {
	e := open(t, desk(), config{})
	e.show("facts.yaml", "yaml")
	for i, c := range []struct{ typed, want, not string }{
		{"  - id: x\n    sta", "statement", "title"},
		{"  - id: x\n    refs:\n      - sou", "source", "statement"},
		{"  - id: x\n    refs:\n      - source: y", "yearbook", "dam.cost"},
		{"  - id: x\n    refs: [{source: y", "yearbook", "dam"},
		{"  - id: x\n    refs: [{source: yearbook, quo", "quote", "statement"},
		{"  - id: x\n    subject: d", "dam", "dam.cost"},
		{"chronology:\n  - [dam.opened, d", "dam.cost", "yearbook"},
		{"  - id: x\n    derived: {from: [d", "dam.cost", "yearbook"},
		{"rat", "rates", "statement"},
	} {
		text := desktest.Facts + c.typed
		e.edit("facts.yaml", int32(i+2), &protocol.TextDocumentContentChangeWholeDocument{Text: text})
		p := &protocol.CompletionParams{}
		p.TextDocument.URI = e.uri("facts.yaml")
		line := strings.Count(text, "\n")
		p.Position = protocol.Position{Line: uint32(line), Character: uint32(len(text) - strings.LastIndex(text, "\n") - 1)}
		r, err := e.server.Completion(e.ctx, p)
		e.must(err)
		labels := map[string]bool{}
		for _, item := range r.(protocol.CompletionItemSlice) {
			labels[item.Label] = true
		}
		if !labels[c.want] || labels[c.not] {
			t.Errorf("after %q: %v", c.typed, labels)
		}
	}
}

func TestLensSaysHowOftenAFactIsStated(t *testing.T) {
	e := open(t, desk(), config{})
	e.show("facts.yaml", "yaml")
	p := &protocol.CodeLensParams{}
	p.TextDocument.URI = e.uri("facts.yaml")
	lenses, err := e.server.CodeLens(e.ctx, p)
	e.must(err)
	var titles []string
	for _, l := range lenses {
		titles = append(titles, l.Command.Title)
	}
	if got := strings.Join(titles, "; "); got != "stated in 3 articles, 1 contradicts; stated in 1 article" {
		t.Errorf("lenses: %s", got)
	}
	r, err := e.server.ExecuteCommand(e.ctx, &protocol.ExecuteCommandParams{Command: lenses[0].Command.Command, Arguments: lenses[0].Command.Arguments})
	if err != nil || !strings.Contains(string(r), "drafts/one.md") {
		t.Errorf("its command gives %s, %v", r, err)
	}
}

func TestChangesOnDiskAreSeen(t *testing.T) {
	e := open(t, desk(), config{})
	e.wait("the wish to be told of files", func() bool { return e.watched })
	e.show("drafts/one.md", "markdown")
	e.pushedFor("drafts/one.md", 1, has("fact-conflict"))
	changed := strings.NewReplacer(`"2007"`, `"2009"`, "in 2007", "in 2009").Replace(desktest.Facts)
	e.must(os.WriteFile(filepath.Join(e.dir, "facts.yaml"), []byte(changed), 0o644))
	e.must(e.server.DidChangeWatchedFiles(e.ctx, &protocol.DidChangeWatchedFilesParams{Changes: []protocol.FileEvent{
		{URI: e.uri("facts.yaml"), Type: protocol.FileChangeTypeChanged},
	}}))
	e.pushedFor("drafts/one.md", 1, func(ds []protocol.Diagnostic) bool { return !has("fact-conflict")(ds) })
}

// TestEditsFasterThanChecks types into a long draft without waiting, and sees
// that the last version is what is reported in the end.
func TestEditsFasterThanChecks(t *testing.T) {
	files := desk()
	files["drafts/long.md"] = strings.Repeat("The council met in the town hall and spoke of the harvest, the weather and the road.\n\n", 3000)
	e := open(t, files, config{})
	e.show("drafts/long.md", "markdown")
	const typed = "The Orsa dam was opened in 2009. "
	for i, r := range typed {
		pos := protocol.Position{Character: uint32(i)}
		e.edit("drafts/long.md", int32(i+2), &protocol.TextDocumentContentChangePartial{Range: protocol.Range{Start: pos, End: pos}, Text: string(r)})
	}
	e.pushedFor("drafts/long.md", int32(len(typed)+1), has("fact-conflict"))
	if e.pushes > len(typed) {
		t.Errorf("%d pushes for %d edits: stale work is not dropped", e.pushes, len(typed))
	}
}

func TestCancelledRequestsAreDropped(t *testing.T) {
	files := desk()
	for i := range 400 {
		files[fmt.Sprintf("drafts/x%03d.md", i)] = strings.Repeat("The Orsa dam was opened in 2007 after a long dispute over 40 hectares of land.\n\n", 30)
	}
	e := open(t, files, config{pull: true})
	e.show("drafts/one.md", "markdown")
	ctx, cancel := context.WithTimeout(e.ctx, 30*time.Millisecond)
	defer cancel()
	begun := time.Now()
	_, err := e.server.DiagnosticWorkspace(ctx, &protocol.WorkspaceDiagnosticParams{PreviousResultIds: []protocol.PreviousResultId{}})
	if err == nil {
		t.Skip("the articles were read before the request could be cancelled")
	}
	p := &protocol.HoverParams{}
	p.TextDocument.URI = e.uri("drafts/one.md")
	if _, err := e.server.Hover(e.ctx, p); err != nil {
		t.Error(err)
	}
	if d := time.Since(begun); d > 10*time.Second {
		t.Errorf("the server was busy for %s", d)
	}
}
