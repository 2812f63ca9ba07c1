// The desk: what is typed is checked, what is found is shown.

import { ask, base64, bytesOf, fetchFile } from "./api.js";
import * as dialogs from "./dialogs.js";
import * as editor from "./editor.js";
import * as panels from "./panels.js";

const by = (id) => document.getElementById(id);
const large = 300_000; // units from which a check waits for a pause in typing
let version = 0;
let shown = -1; // the version of what is shown
let checking = false, again = false;
let comparing = 0;
let held = null; // ends the comparison under way
let revision = 0;
let sources = [];
let original = null; // the Word document that the draft was opened as
let opened = ""; // its text, as it was then
let lineEnd = "\n";

const draft = () => ({ name: by("name").value, text: editor.value(), version });

function notice(text) {
  if (by("notice").textContent !== text) by("notice").textContent = text;
}

// marksOf reads the marks of a reply.
const marksOf = (reply) => reply.marks.map(([start, end, v, fact, why, ...cites]) => ({
  start, end, verdict: reply.verdicts[v].name, word: reply.verdicts[v].word, sign: reply.verdicts[v].sign,
  fact: fact < 0 ? "" : reply.words[fact], why: reply.words[why], cites: cites.map((c) => reply.cites[c]),
}));

// take shows what came of the draft as it was at an edition. What has been
// typed since moves it along.
function take(reply, edition) {
  if (reply.version < shown) return;
  shown = reply.version;
  revision = Math.max(revision, reply.revision);
  editor.show(marksOf(reply), edition);
  panels.show(reply, edition);
  editor.forget(edition);
  by("coverage").textContent = editor.value() ? reply.coverage + "." : "Paste, drop or open a draft. It is checked as you type.";
  document.body.dataset.checked = String(reply.version);
}

// check keeps one check under way; while it is, further edits ask for one more.
async function check() {
  waiting = 0;
  clearTimeout(pause);
  if (checking) {
    again = true;
    return;
  }
  checking = true;
  do {
    again = false;
    try {
      const edition = editor.edition();
      take(await ask("check", draft()), edition);
      notice("");
    } catch (e) {
      notice(e.message);
    }
  } while (again);
  checking = false;
  clearTimeout(comparing);
  comparing = setTimeout(compare, 700);
}

// compare holds the draft against all articles, once typing pauses.
async function compare() {
  if (checking || !editor.value()) return;
  const edition = editor.edition(), own = new AbortController();
  held = own;
  try {
    take(await ask("compare", draft(), own.signal), edition);
    document.body.dataset.compared = String(version);
    announce();
  } catch (e) {
    if (e.name !== "AbortError") notice(e.message);
  }
}

// announce tells those who listen, and no oftener than when typing pauses.
function announce() {
  const text = by("coverage").textContent;
  if (by("announce").textContent !== text) by("announce").textContent = text;
}

let pause = 0, waiting = 0; // a check that is put off, and since when
let keeping = 0;
editor.listeners.input = () => {
  version++;
  held?.abort();
  const much = editor.value().length > large;
  clearTimeout(keeping);
  keeping = setTimeout(keep, much ? 2000 : 300);
  clearTimeout(comparing);
  if (!much) {
    check();
    return;
  }
  // Of a large draft a pause is awaited, but not for ever.
  clearTimeout(pause);
  waiting ||= performance.now();
  pause = setTimeout(check, Math.min(250, Math.max(0, waiting + 1000 - performance.now())));
};
editor.listeners.move = () => panels.atCursor();
by("name").addEventListener("change", () => editor.listeners.input());

// keep holds the draft for a reload of this tab, and no longer than the tab.
function keep() {
  try {
    sessionStorage.setItem("draft", JSON.stringify({ name: by("name").value, text: editor.value() }));
  } catch {
    sessionStorage.removeItem("draft");
  }
}

// A tab that goes away keeps what was typed a moment ago.
window.addEventListener("pagehide", keep);

function restore() {
  try {
    return JSON.parse(sessionStorage.getItem("draft"));
  } catch {
    return null;
  }
}

// decode reads bytes as UTF-8, and what is not as Windows-1252.
function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

async function open(name, bytes) {
  try {
    let text;
    original = null;
    if (/\.(docx|odt)$/i.test(name)) {
      const data = base64(bytes);
      text = (await ask("read", { name, data })).text;
      if (/\.docx$/i.test(name)) original = data;
    } else {
      text = decode(bytes);
    }
    lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
    by("name").value = name;
    by("export").querySelector("[value=docx]").disabled = !original;
    editor.set(text.replace(/\r\n?/g, "\n"));
    opened = editor.value();
  } catch (e) {
    notice(e.message);
  }
}

async function openFile(f) {
  if (!f) return;
  if (f.size > 16 * 1024 * 1024) {
    notice(f.name + " is larger than a draft may be (16 MiB)");
    return;
  }
  await open(f.name, new Uint8Array(await f.arrayBuffer()));
}

by("open").addEventListener("click", () => by("file").click());
by("file").addEventListener("change", async () => {
  await openFile(by("file").files[0]);
  by("file").value = "";
});
for (const name of ["dragenter", "dragover"]) {
  document.addEventListener(name, (e) => {
    if (![...e.dataTransfer.types].includes("Files")) return;
    e.preventDefault();
    by("sheet").classList.add("dropping");
  });
}
document.addEventListener("dragleave", (e) => {
  if (!e.relatedTarget) by("sheet").classList.remove("dropping");
});
document.addEventListener("drop", (e) => {
  by("sheet").classList.remove("dropping");
  if (!e.dataTransfer.files.length) return;
  e.preventDefault();
  openFile(e.dataTransfer.files[0]);
});

by("export").addEventListener("change", async () => {
  const format = by("export").value;
  by("export").value = "";
  if (!format) return;
  const stem = by("name").value.replace(/\.[^.]*$/, "") || "draft";
  try {
    let blob, name = stem + "." + format;
    if (format === "text") {
      const kind = by("name").value.match(/\.(md|markdown|html?|txt)$/i);
      name = stem + (kind ? kind[0] : ".txt");
      blob = new Blob([editor.value().replace(/\n/g, lineEnd)], { type: "text/plain" });
    } else {
      blob = await fetchFile({ ...draft(), format, data: format === "docx" ? original : null });
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    if (format === "docx" && editor.value() !== opened) notice("The Word document is given back as it was opened, with comments: what you changed here is not in it.");
  } catch (e) {
    notice(e.message);
  }
});

document.addEventListener("keydown", (e) => {
  if (document.querySelector("dialog[open]")) return;
  if (e.key === "F8") panels.next(e.shiftKey ? -1 : 1);
  else if (e.key === "." && (e.ctrlKey || e.metaKey)) panels.toRepairs();
  else return;
  e.preventDefault();
});

dialogs.wire({
  sources: () => sources,
  added: async (id) => {
    await look();
    by("announce").textContent = "Added " + id + ".";
    check();
  },
});

// look asks what is open, and has the draft checked again where the facts file
// has changed, be it by another tab or another program.
async function look() {
  try {
    const s = await ask("state");
    sources = s.sources;
    by("make").disabled = !s.facts;
    by("facts-file").textContent = s.facts ? s.facts + ": " + s.count + (s.count === 1 ? " fact." : " facts.") : "No facts file is open: factlint init writes one.";
    if (s.broken && s.faults.length) {
      const f = s.faults.find((x) => x.severity === "error") || s.faults[0];
      notice((s.facts || "The facts file") + " cannot be relied on as it is now" + (f.line ? " (line " + f.line + ")" : "") + ": " + f.message);
    } else if (by("notice").textContent) {
      notice("");
    }
    const changed = revision && s.revision !== revision;
    revision = s.revision;
    if (changed) check();
    return s;
  } catch (e) {
    notice(e.message);
    return null;
  }
}

const first = await look();
const kept = restore();
if (kept && kept.text) {
  by("name").value = kept.name;
  editor.set(kept.text);
} else if (first && first.draft) {
  await open(first.draft.name, bytesOf(first.draft.data || ""));
} else {
  editor.set("");
}
by("text").focus();
setInterval(() => {
  if (document.visibilityState === "visible") look();
}, 2000);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") look();
});
document.body.dataset.ready = "yes";
