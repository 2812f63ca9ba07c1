// factlint in VS Code: what `factlint lsp` says, in the editor's own words.

"use strict";

const vscode = require("vscode");
const { Server } = require("./server.js");

// The documents that factlint is told of. Of YAML files it looks at facts files.
const selector = [
  { scheme: "file", language: "markdown" },
  { scheme: "file", language: "plaintext" },
  { scheme: "file", language: "html" },
  { scheme: "file", language: "yaml" },
];
const statements = "factlint.statements";

let server = null;
let log = null;
let diagnostics = null;
let restarts = 0;

const range = (r) => new vscode.Range(r.start.line, r.start.character, r.end.line, r.end.character);
const position = (p) => ({ line: p.line, character: p.character });
const fromRange = (r) => ({ start: position(r.start), end: position(r.end) });
const location = (l) => new vscode.Location(vscode.Uri.parse(l.uri), range(l.range));
const id = (document) => ({ uri: document.uri.toString() });
const known = (document) => vscode.languages.match(selector, document) > 0;

function markdown(value) {
  const m = new vscode.MarkdownString(value);
  m.isTrusted = false;
  m.supportHtml = false;
  return m;
}

function diagnostic(d) {
  const out = new vscode.Diagnostic(range(d.range), d.message, d.severity - 1);
  out.source = d.source;
  out.code = d.code;
  out.relatedInformation = (d.relatedInformation || []).map((r) => new vscode.DiagnosticRelatedInformation(location(r.location), r.message));
  return out;
}

function workspaceEdit(e) {
  const out = new vscode.WorkspaceEdit();
  for (const change of e.documentChanges || []) {
    const uri = vscode.Uri.parse(change.textDocument.uri);
    for (const t of change.edits) out.replace(uri, range(t.range), t.newText);
  }
  return out;
}

// start runs the server and tells it of the open documents.
async function start() {
  const settings = vscode.workspace.getConfiguration("factlint");
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const own = new Server(settings.get("path"), settings.get("arguments"), { cwd: folder?.fsPath }, {
    log: (text) => log.append(text),
    ended: (why) => {
      log.appendLine(String(why.message || why));
      diagnostics.clear();
      if (server !== own) return;
      server = null;
      if (why.code === "ENOENT") {
        vscode.window.showErrorMessage("factlint is not found: install it, or set factlint.path to where it is.");
      } else if (restarts++ < 3) {
        start();
      }
    },
    "textDocument/publishDiagnostics": (p) => {
      const uri = vscode.Uri.parse(p.uri);
      const open = vscode.workspace.textDocuments.find((d) => d.uri.toString() === uri.toString());
      if (open && p.version !== undefined && open.version !== p.version) return; // a newer one is on its way
      diagnostics.set(uri, p.diagnostics.map(diagnostic));
    },
    "window/showMessage": (p) => vscode.window.showInformationMessage(p.message),
    "workspace/codeLens/refresh": () => lenses.fire(),
  });
  server = own;
  try {
    await own.ask("initialize", {
      processId: process.pid,
      clientInfo: { name: "vscode", version: vscode.version },
      rootUri: folder ? folder.toString() : null,
      workspaceFolders: (vscode.workspace.workspaceFolders || []).map((f) => ({ uri: f.uri.toString(), name: f.name })),
      capabilities: {
        general: { positionEncodings: ["utf-16"] },
        workspace: { workspaceEdit: { documentChanges: true }, codeLens: { refreshSupport: true } },
        textDocument: { hover: { contentFormat: ["markdown"] } },
      },
    });
  } catch (e) {
    log.appendLine("starting factlint lsp: " + e.message);
    return;
  }
  own.notify("initialized", {});
  for (const d of vscode.workspace.textDocuments) opened(d);
}

function opened(d) {
  if (known(d)) server?.notify("textDocument/didOpen", { textDocument: { ...id(d), languageId: d.languageId, version: d.version, text: d.getText() } });
}

function changed(e) {
  if (!known(e.document) || e.contentChanges.length === 0) return;
  server?.notify("textDocument/didChange", {
    textDocument: { ...id(e.document), version: e.document.version },
    contentChanges: e.contentChanges.map((c) => ({ range: fromRange(c.range), text: c.text })),
  });
}

// ask asks the server at a place of a document. What it cannot answer is null.
async function ask(method, document, extra, token) {
  try {
    return await server?.ask("textDocument/" + method, { textDocument: id(document), ...extra }, token);
  } catch (e) {
    if (e.code !== -32800 && e.code !== -32801) log.appendLine(method + ": " + e.message);
    return null;
  }
}

const lenses = { fire: () => {} };

function providers() {
  const changedLenses = new vscode.EventEmitter();
  lenses.fire = () => changedLenses.fire();
  const at = (p) => ({ position: position(p) });
  return [
    vscode.languages.registerHoverProvider(selector, {
      provideHover: async (d, p, token) => {
        const h = await ask("hover", d, at(p), token);
        return h && new vscode.Hover(markdown(h.contents.value), range(h.range));
      },
    }),
    vscode.languages.registerDefinitionProvider(selector, {
      provideDefinition: async (d, p, token) => ((await ask("definition", d, at(p), token)) || []).map(location),
    }),
    vscode.languages.registerReferenceProvider(selector, {
      provideReferences: async (d, p, context, token) => ((await ask("references", d, { ...at(p), context }, token)) || []).map(location),
    }),
    vscode.languages.registerCompletionItemProvider(selector, {
      provideCompletionItems: async (d, p, token) => ((await ask("completion", d, at(p), token)) || []).map((i) => {
        const item = new vscode.CompletionItem(i.label, i.kind - 1);
        item.detail = i.detail;
        item.insertText = i.textEdit.newText;
        item.range = range(i.textEdit.range);
        return item;
      }),
    }, " ", "[", ",", ":"),
    vscode.languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changedLenses.event,
      provideCodeLenses: async (d, token) => ((await ask("codeLens", d, {}, token)) || []).map((l) => new vscode.CodeLens(range(l.range), l.command)),
    }),
    vscode.languages.registerCodeActionsProvider(selector, {
      provideCodeActions: async (d, r, context, token) => ((await ask("codeAction", d, { range: fromRange(r), context: { diagnostics: [], only: context.only ? [context.only.value] : undefined } }, token)) || []).map((a) => {
        const action = new vscode.CodeAction(a.title, new vscode.CodeActionKind(a.kind));
        if (a.edit) action.edit = workspaceEdit(a.edit);
        if (a.diagnostics) action.diagnostics = a.diagnostics.map(diagnostic);
        action.raw = a;
        return action;
      }),
      resolveCodeAction: async (action, token) => {
        if (action.edit || !action.raw.data) return action;
        try {
          const a = await server.ask("codeAction/resolve", action.raw, token);
          if (a.edit) action.edit = workspaceEdit(a.edit);
        } catch (e) {
          vscode.window.showWarningMessage(e.message);
        }
        return action;
      },
    }),
  ];
}

async function restart() {
  const old = server;
  server = null;
  restarts = 0;
  await old?.stop();
  await start();
}

function activate(context) {
  log = vscode.window.createOutputChannel("factlint");
  diagnostics = vscode.languages.createDiagnosticCollection("factlint");
  const watcher = vscode.workspace.createFileSystemWatcher("**/*.{yaml,yml,txt,md,markdown,html,htm,docx,odt}");
  const onDisk = (type) => (uri) => server?.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: uri.toString(), type }] });
  context.subscriptions.push(
    log, diagnostics, watcher, watcher.onDidCreate(onDisk(1)), watcher.onDidChange(onDisk(2)), watcher.onDidDelete(onDisk(3)),
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidChangeTextDocument(changed),
    vscode.workspace.onDidSaveTextDocument((d) => known(d) && server?.notify("textDocument/didSave", { textDocument: id(d) })),
    vscode.workspace.onDidCloseTextDocument((d) => known(d) && server?.notify("textDocument/didClose", { textDocument: id(d) })),
    vscode.workspace.onDidChangeConfiguration((e) => e.affectsConfiguration("factlint") && restart()),
    vscode.commands.registerCommand("factlint.restart", restart),
    // The lens of a fact shows where it is stated, as references are shown.
    vscode.commands.registerCommand(statements, async (uri, p, fact) => {
      const found = await server?.ask("workspace/executeCommand", { command: statements, arguments: [uri, p, fact] });
      await vscode.commands.executeCommand("editor.action.showReferences", vscode.Uri.parse(uri), new vscode.Position(p.line, p.character), (found || []).map(location));
    }),
    ...providers());
  return start();
}

async function deactivate() {
  const old = server;
  server = null;
  await old?.stop();
}

module.exports = { activate, deactivate };
