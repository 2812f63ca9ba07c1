// Runs the extension against the real program, with a stand-in for the editor.
// FACTLINT names the program; without it the tests are skipped.

"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const Module = require("node:module");
const os = require("node:os");
const path = require("node:path");
const { pathToFileURL, fileURLToPath } = require("node:url");
const test = require("node:test");

const facts = `factlint: 1
settings: {articles: ["*.md"]}
facts:
  - id: dam.opened
    statement: The Orsa dam was opened in 2007.
    subject: [Orsa dam]
    event: [opened]
    date: "2007"
`;

// editor is as much of the editor's interface as the extension uses.
function editor(dir, program) {
  const nothing = () => ({ dispose() {} });
  class Range { constructor(a, b, c, d) { this.start = { line: a, character: b }; this.end = { line: c, character: d }; } }
  const e = { documents: [], providers: {}, events: {}, set: new Map(), commands: {} };
  const event = (name) => (f) => { e.events[name] = f; return { dispose() {} }; };
  const provider = (name) => (_, p) => { e.providers[name] = p; return { dispose() {} }; };
  e.api = {
    version: "test", Range,
    Position: class { constructor(l, c) { this.line = l; this.character = c; } },
    Location: class { constructor(uri, r) { this.uri = uri; this.range = r; } },
    Diagnostic: class { constructor(r, m, s) { this.range = r; this.message = m; this.severity = s; } },
    DiagnosticRelatedInformation: class {}, MarkdownString: class { constructor(v) { this.value = v; } },
    Hover: class { constructor(c, r) { this.contents = c; this.range = r; } },
    CompletionItem: class { constructor(l) { this.label = l; } },
    CodeLens: class { constructor(r, c) { this.range = r; this.command = c; } },
    CodeAction: class { constructor(t, k) { this.title = t; this.kind = k; } },
    CodeActionKind: class { constructor(v) { this.value = v; } },
    EventEmitter: class { constructor() { this.event = () => ({ dispose() {} }); } fire() {} },
    WorkspaceEdit: class { constructor() { this.edits = []; } replace(uri, r, t) { this.edits.push([uri, r, t]); } },
    Uri: { parse: (s) => ({ toString: () => s, fsPath: fileURLToPath(s) }) },
    window: { createOutputChannel: () => ({ append() {}, appendLine() {}, dispose() {} }), showErrorMessage: (m) => { throw new Error(m); }, showWarningMessage() {}, showInformationMessage() {} },
    commands: { registerCommand: (n, f) => { e.commands[n] = f; return { dispose() {} }; }, executeCommand: async (...a) => { e.executed = a; } },
    languages: {
      match: () => 10,
      createDiagnosticCollection: () => ({ set: (u, d) => e.set.set(u.toString(), d), clear: () => e.set.clear(), dispose() {} }),
      registerHoverProvider: provider("hover"), registerDefinitionProvider: provider("definition"), registerReferenceProvider: provider("references"),
      registerCompletionItemProvider: provider("completion"), registerCodeLensProvider: provider("lens"), registerCodeActionsProvider: provider("actions"),
    },
    workspace: {
      textDocuments: e.documents, workspaceFolders: [{ uri: { toString: () => pathToFileURL(dir).href, fsPath: dir }, name: "desk" }],
      getConfiguration: () => ({ get: (k) => (k === "path" ? program : []) }),
      createFileSystemWatcher: () => ({ onDidCreate: nothing, onDidChange: nothing, onDidDelete: nothing, dispose() {} }),
      onDidOpenTextDocument: event("open"), onDidChangeTextDocument: event("change"), onDidSaveTextDocument: event("save"),
      onDidCloseTextDocument: event("close"), onDidChangeConfiguration: event("configuration"),
    },
  };
  e.open = (name, languageId) => {
    const file = path.join(dir, name);
    const d = { uri: { toString: () => pathToFileURL(file).href }, languageId, version: 1, text: fs.readFileSync(file, "utf8"), getText() { return this.text; } };
    e.documents.push(d);
    return d;
  };
  return e;
}

async function until(what, f) {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((r) => setTimeout(r, 20))) {
    const v = f();
    if (v) return v;
  }
  assert.fail(what + " did not come");
}

test("a draft in the editor", { skip: process.env.FACTLINT ? false : "FACTLINT names no program" }, async () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "factlint-vscode"));
  fs.writeFileSync(path.join(dir, "facts.yaml"), facts);
  fs.writeFileSync(path.join(dir, "one.md"), "The Orsa dam was opened in 2009.\n");
  const e = editor(dir, process.env.FACTLINT);
  const load = Module._load;
  Module._load = (name, ...rest) => (name === "vscode" ? e.api : load(name, ...rest));
  const extension = require("../extension.js");
  const draft = e.open("one.md", "markdown"), yaml = e.open("facts.yaml", "yaml");
  try {
    await extension.activate({ subscriptions: [] });
    const found = await until("the finding", () => e.set.get(draft.uri.toString())?.find((d) => d.code === "fact-conflict"));
    assert.deepEqual(found.range.start, { line: 0, character: 27 });
    const at = new e.api.Position(0, 28);
    const hover = await e.providers.hover.provideHover(draft, at);
    assert.match(hover.contents.value, /dam\.opened/);
    const [fact] = await e.providers.definition.provideDefinition(draft, at);
    assert.match(fact.uri.toString(), /facts\.yaml$/);
    const actions = await e.providers.actions.provideCodeActions(draft, { start: at, end: at }, {});
    const repair = actions.find((a) => a.title === "Write 2007");
    assert.equal(repair.edit.edits[0][2], "2007");
    const lenses = await e.providers.lens.provideCodeLenses(yaml);
    assert.equal(lenses[0].command.title, "stated in 1 article, which contradicts");
    await e.commands[lenses[0].command.command](...lenses[0].command.arguments);
    assert.equal(e.executed[3].length, 1);
    draft.version = 2;
    draft.text = "The Orsa dam was opened in 2007.\n";
    e.events.change({ document: draft, contentChanges: [{ range: repair.edit.edits[0][1], text: "2007" }] });
    await until("the end of the finding", () => e.set.get(draft.uri.toString())?.length === 0);
  } finally {
    await extension.deactivate();
    Module._load = load;
    fs.rmSync(dir, { recursive: true });
  }
});
