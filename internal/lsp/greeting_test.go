package lsp_test

import (
	"strings"
	"testing"

	"go.lsp.dev/protocol"
)

// greetings are what editors say first, in the shape that each of them gives it:
// which encodings it counts by, whether it asks for findings or is told, and how
// it names its folder.
var greetings = []struct {
	editor, params string
	encoding       string
	pull           bool
}{
	{"Helix 25", `{"processId": 1, "clientInfo": {"name": "helix", "version": "25.7"}, "rootPath": "ROOT", "rootUri": "file://ROOT",
		"workspaceFolders": [{"name": "desk", "uri": "file://ROOT"}],
		"capabilities": {
			"general": {"positionEncodings": ["utf-8", "utf-32", "utf-16"]},
			"window": {"workDoneProgress": true, "showDocument": {"support": true}},
			"workspace": {"applyEdit": true, "configuration": true, "workspaceFolders": true, "symbol": {"dynamicRegistration": false},
				"executeCommand": {"dynamicRegistration": false}, "didChangeWatchedFiles": {"dynamicRegistration": true, "relativePatternSupport": false},
				"workspaceEdit": {"documentChanges": true, "failureHandling": "abort", "normalizesLineEndings": false, "resourceOperations": ["create", "rename", "delete"]},
				"diagnostics": {"refreshSupport": true}},
			"textDocument": {"completion": {"completionItem": {"snippetSupport": true, "resolveSupport": {"properties": ["documentation", "detail"]}, "insertReplaceSupport": true, "tagSupport": {"valueSet": [1]}}},
				"hover": {"contentFormat": ["markdown"]}, "publishDiagnostics": {"versionSupport": true, "tagSupport": {"valueSet": [1, 2]}},
				"diagnostic": {"dynamicRegistration": false, "relatedDocumentSupport": true},
				"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "refactor", "source"]}}, "isPreferredSupport": true, "dataSupport": true, "disabledSupport": true, "resolveSupport": {"properties": ["edit", "command"]}}}}}`, "utf-8", true},
	{"Helix 24", `{"processId": 1, "clientInfo": {"name": "helix", "version": "24.7"}, "rootPath": "ROOT", "rootUri": "file://ROOT", "workspaceFolders": [{"name": "desk", "uri": "file://ROOT"}],
		"capabilities": {"general": {"positionEncodings": ["utf-8", "utf-32", "utf-16"]}, "textDocument": {"hover": {"contentFormat": ["markdown"]}, "publishDiagnostics": {"versionSupport": true}}, "workspace": {"workspaceEdit": {"documentChanges": true}}}}`, "utf-8", false},
	{"Zed", `{"processId": 1, "rootUri": "file://ROOT", "initializationOptions": null, "clientInfo": {"name": "Zed", "version": "0.200"}, "workspaceFolders": [{"name": "", "uri": "file://ROOT"}],
		"capabilities": {"general": {"positionEncodings": ["utf-16"]}, "workspace": {"configuration": true, "didChangeWatchedFiles": {"dynamicRegistration": true, "relativePatternSupport": true}, "didChangeConfiguration": {"dynamicRegistration": true},
			"workspaceFolders": true, "diagnostics": {"refreshSupport": true}, "workspaceEdit": {"documentChanges": true, "snippetEditSupport": true}},
			"textDocument": {"diagnostic": {"dynamicRegistration": true, "relatedDocumentSupport": true}, "codeLens": {"dynamicRegistration": true}, "hover": {"contentFormat": ["markdown"]}}, "window": {"workDoneProgress": true}}}`, "utf-16", true},
	{"Emacs", `{"processId": 1, "clientInfo": {"name": "Eglot", "version": "1.17"}, "rootPath": "ROOT/", "rootUri": "file://ROOT", "initializationOptions": {}, "workspaceFolders": [{"uri": "file://ROOT", "name": "~/desk/"}],
		"capabilities": {"general": {"positionEncodings": ["utf-32", "utf-8", "utf-16"]}, "workspace": {"applyEdit": true, "workspaceEdit": {"documentChanges": true}}, "textDocument": {"synchronization": {"didSave": true}, "hover": {"contentFormat": ["markdown", "plaintext"]}, "publishDiagnostics": {"relatedInformation": false}}, "experimental": {}}}`, "utf-8", false},
	{"the barest of editors", `{"processId": null, "rootUri": null, "capabilities": {}}`, "utf-16", false},
}

func TestServesWhoeverGreetsIt(t *testing.T) {
	const before = "Zoë’s 🚢: the Orsa dam was opened in "
	columns := map[string]int{"utf-8": len(before), "utf-16": len([]rune(before)) + 1}
	for _, g := range greetings {
		t.Run(g.editor, func(t *testing.T) {
			e := open(t, desk(), config{greeting: g.params})
			if got := string(e.caps.PositionEncoding); got != g.encoding {
				t.Errorf("it counts by %s, not by %s", got, g.encoding)
			}
			e.show("drafts/one.md", "markdown")
			e.edit("drafts/one.md", 2, &protocol.TextDocumentContentChangeWholeDocument{Text: before + "2009.\n"})
			var found []protocol.Diagnostic
			if g.pull {
				var err error
				found, err = e.diagnosed("drafts/one.md")
				e.must(err)
			} else {
				found = e.pushedFor("drafts/one.md", 2, has("fact-conflict"))
			}
			if len(found) == 0 || int(found[0].Range.Start.Character) != columns[g.encoding] {
				t.Fatalf("found is %+v, not a conflict at column %d", found, columns[g.encoding])
			}
			var titles []string
			for _, a := range e.actions("drafts/one.md", found[0].Range) {
				titles = append(titles, a.Title)
			}
			if !strings.Contains(strings.Join(titles, "; "), "Write 2007") {
				t.Errorf("the actions are %v", titles)
			}
		})
	}
}
