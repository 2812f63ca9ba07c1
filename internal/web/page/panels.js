// The right side of the desk: the fact at the cursor, the questions.

import { ask, make } from "./api.js";
import * as editor from "./editor.js";

const cursor = document.getElementById("cursor");
const questions = document.getElementById("questions");

let last = null; // the reply to the last check
let places = []; // of all findings, in order of the text
let shownMark = "";
let listed = ""; // the questions that are listed

// citation is a source with its words.
function citation(c) {
  return make("div", {},
    c.quote ? make("blockquote", { class: "quote" }, c.before, make("mark", {}, c.quote), c.after) : null,
    make("cite", {}, [c.source, c.title, c.issued, c.locator].filter(Boolean).join(", ")));
}

function repairs(f) {
  if (!f.fixes.length) return null;
  return make("div", { class: "repairs" }, ...f.fixes.map((fix) => fix.edits.length
    ? make("button", { type: "button", onclick: () => editor.replace(fix.edits) }, fix.title)
    : make("span", { class: "only" }, fix.title)));
}

function excerpt(parts) {
  return parts ? make("blockquote", { class: "excerpt" }, parts[0], make("mark", {}, parts[1]), parts[2]) : null;
}

function findingNode(f, severity) {
  return make("div", { class: "finding" },
    make("span", { class: "severity " + severity }, severity), " ",
    make("span", { class: "id" }, f.rule + ", line " + f.line),
    make("button", { type: "button", class: "say", onclick: () => editor.select(f.start, f.end) }, f.message),
    excerpt(f.excerpt),
    f.cause ? make("p", {}, "Likely cause: " + f.cause + ".") : null,
    f.detail ? make("p", { class: "soft" }, f.detail) : null,
    ...f.related.map((r) => make("div", {}, make("p", { class: "soft" }, r.path + ", line " + r.line + ": " + r.message), excerpt(r.excerpt))),
    ...f.cites.map(citation),
    repairs(f));
}

// show lists what a check found.
export function show(reply) {
  last = reply;
  places = [];
  for (const q of reply.questions) for (const f of q.findings) places.push(f);
  places.sort((a, b) => a.start - b.start);
  const said = JSON.stringify(reply.questions);
  if (said === listed) {
    shownMark = "";
    atCursor();
    return;
  }
  listed = said;
  // Whoever is at a button of the list stays at that button.
  const focused = [...questions.querySelectorAll("button")].indexOf(document.activeElement);
  questions.replaceChildren(reply.questions.length
    ? make("ol", {}, ...reply.questions.map((q) => make("li", {}, ...q.findings.map((f) => findingNode(f, q.severity)))))
    : make("p", { class: "soft" }, reply.marks.length ? "None: nothing found in what was checked." : "None so far."));
  if (focused >= 0) ([...questions.querySelectorAll("button")][focused] || questions).focus();
  shownMark = "";
  atCursor();
}

// next goes to the question after or before the cursor.
export function next(step) {
  const [start, end] = editor.caret();
  const order = step > 0 ? places : [...places].reverse();
  const f = order.find((p) => (step > 0 ? p.start >= end && p.start > start : p.end <= start && p.start < start)) || order[0];
  if (f) editor.select(f.start, f.end);
}

// toRepairs moves the focus to the first repair at the cursor.
export function toRepairs() {
  const b = cursor.querySelector(".repairs button") || cursor.querySelector("button");
  if (b) b.focus();
}

// atCursor shows what is known of the value at the cursor.
export function atCursor() {
  const [at] = editor.caret();
  const m = editor.markAt(at);
  const key = m ? [m.start, m.end, m.verdict, m.fact, m.why].join() : "none";
  if (key === shownMark) return;
  shownMark = key;
  if (!m) {
    cursor.replaceChildren(make("p", { class: "soft" }, "Put the cursor on a number or date to see its fact."));
    return;
  }
  const found = [];
  if (last) for (const q of last.questions) for (const f of q.findings) if (f.start < m.end && m.start < f.end) found.push([f, q.severity]);
  cursor.replaceChildren(make("div", {},
    make("p", {}, make("span", { class: "verdict" }, "“" + m.text + "” " + m.sign + " " + m.word), m.fact ? make("span", { class: "id" }, " " + m.fact) : null),
    ...found.map(([f]) => make("div", {}, make("p", {}, f.message + "."), f.cause ? make("p", {}, "Likely cause: " + f.cause + ".") : null, repairs(f))),
    ...m.cites.map((c) => make("div", {}, c.value ? make("p", {}, "The fact: " + c.value) : null, citation(c))),
    ...found.map(([f]) => f.detail ? make("p", { class: "soft" }, f.detail) : null),
    found.length ? null : make("p", { class: "soft" }, m.why),
    m.fact ? make("p", {}, make("button", { type: "button", onclick: () => showFact(m.fact) }, "Where is it stated?")) : null));
  cursor.scrollTop = 0;
}

// showFact shows a fact and every article that states it.
export async function showFact(id, into = cursor) {
  let r;
  try {
    r = await ask("fact", { id });
  } catch (e) {
    into.replaceChildren(make("p", {}, e.message));
    return;
  }
  into.replaceChildren(
    make("p", { hidden: into !== cursor }, make("span", { class: "verdict" }, r.fact.id + " = " + r.fact.value)),
    make("p", { hidden: into !== cursor }, r.fact.statement),
    ...r.cites.map(citation),
    make("p", { class: "verdict" }, r.stated.length === 0 ? "No article states it." : r.stated.length === 1 ? "Stated once in the articles:" : "Stated " + r.stated.length + " times in the articles:"),
    ...r.stated.map((s) => make("div", {}, make("p", { class: "soft" }, s.path + ", line " + s.line + ": " + s.verdict), excerpt(s.excerpt))));
  into.scrollTop = 0;
}
