// The right side of the desk: the fact at the cursor, the questions.

import { ask, make } from "./api.js";
import * as editor from "./editor.js";

const cursor = document.getElementById("cursor");
const questions = document.getElementById("questions");
const title = document.getElementById("questions-title");
const page = 50; // questions that are listed at once

let last = null; // the reply to the last check
let since = 0; // the edition of the draft that it is of
let places = []; // of all findings, in order of the text
let shownMark = "";
let items = new Map(); // of the list: {node, places, findings} by what is asked
let room = page;
const list = make("ol");
const more = make("button", { type: "button", onclick: () => {
  const first = list.childElementCount;
  room += page;
  draw();
  list.children[first]?.querySelector("button")?.focus();
} });

// citation is a source with its words.
function citation(c) {
  return make("div", { class: "cite" },
    c.quote ? make("blockquote", { class: "quote" }, c.before, make("mark", {}, c.quote), c.after) : null,
    make("cite", {}, [c.source, c.title, c.issued, c.locator].filter(Boolean).join(", ")));
}

// mend makes a repair, where its words are still those that were checked.
function mend(fix) {
  const edits = fix.edits.map((e) => ({ at: editor.now(since, e.start, e.end), new: e.new }));
  if (edits.every((e) => e.at)) editor.replace(edits.map((e) => ({ start: e.at[0], end: e.at[1], new: e.new })));
}

function repairs(finding) {
  const box = make("div", { class: "repairs" }, ...finding().fixes.map((fix, i) => fix.edits.length
    ? make("button", { type: "button", onclick: () => mend(finding().fixes[i]) }, fix.title)
    : make("span", { class: "only" }, fix.title)));
  const ignore = make("button", { type: "button", class: "quiet", onclick: () => why(box, ignore, finding) }, "Ignore…");
  box.append(ignore);
  return box;
}

// why asks for the reason why a finding is ignored, and writes both into the
// draft, before the words that it is on.
function why(box, button, finding) {
  const reason = make("input", { type: "text", placeholder: "why it stands as it is", maxLength: 200, "aria-label": "Why it stands as it is" });
  const form = make("form", { class: "why" }, reason, make("button", { type: "submit" }, "Ignore it"), make("button", { type: "button", onclick: close }, "Cancel"));
  function close() {
    form.replaceWith(button);
    button.focus();
  }
  form.addEventListener("keydown", (e) => {
    if (e.key === "Escape") close();
  });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    const f = finding();
    const at = editor.now(since, f.start, f.end);
    const said = reason.value.replace(/-{2,}>?/g, "–").replace(/[<>]/g, "").trim();
    if (!said || !at) {
      reason.focus();
      return;
    }
    form.replaceWith(button);
    const verb = editor.markAt(at[0]) ? "ignore" : "ignore-line";
    editor.replace([{ start: at[0], end: at[0], new: "<!-- factlint: " + verb + " " + f.rule + " " + said + " -->" }]);
  });
  button.replaceWith(form);
  reason.focus();
}

function excerpt(parts) {
  return parts ? make("blockquote", { class: "excerpt" }, parts[0], make("mark", {}, parts[1]), parts[2]) : null;
}

function goTo(f) {
  const at = editor.now(since, f.start, f.end);
  if (at) editor.select(...at);
}

// sentence makes a sentence of a message: it begins with a capital, unless it
// begins with a name or an id, and ends with a stop, unless it asks.
function sentence(s) {
  const word = s.split(" ")[0].replace(/[,:]+$/, "");
  if (/^\p{Ll}/u.test(s) && !/[._/-]/.test(word)) s = s[0].toUpperCase() + s.slice(1);
  return /[.?!]$/.test(s) ? s : s + ".";
}

const placeOf = (f) => f.rule + ", line " + f.line;

// item is a question of the list. The next check may find the same question at
// another place: what it shows stays, and where it leads is asked when it is
// followed.
function item(q) {
  const own = { findings: q.findings, places: [] };
  own.node = make("li", {}, ...q.findings.map((f, i) => {
    const place = make("span", { class: "id" }, placeOf(f));
    own.places.push(place);
    return make("div", { class: "finding" },
      make("p", { class: "kind" }, make("span", { class: "severity " + f.severity }, f.severity), " ", place),
      make("button", { type: "button", class: "say", onclick: () => goTo(own.findings[i]) }, sentence(f.message)),
      f.again ? null : excerpt(f.excerpt),
      f.cause ? make("p", {}, "Likely cause: " + f.cause + ".") : null,
      ...f.cites.map((c) => citation(last.cites[c])),
      ...f.related.filter((r) => r.excerpt).map((r) => make("div", {}, excerpt(r.excerpt), make("cite", {}, r.path + ", line " + r.line))),
      f.detail ? make("p", { class: "soft" }, sentence(f.detail)) : null,
      repairs(() => own.findings[i]));
  }));
  return own;
}

// keyOf is what a question says, wherever it stands.
const keyOf = (q) => JSON.stringify([q.severity, q.fact, q.findings.map((f) => [f.rule, f.severity, f.again, f.message, f.cause, f.detail, f.excerpt, f.related, f.cites.map((c) => last.cites[c]), f.fixes.map((x) => x.title)])]);

// draw lists the questions, with the nodes of those that were listed before.
function draw() {
  const next = new Map();
  const nodes = [];
  for (const q of last.questions.slice(0, room)) {
    let key = keyOf(q);
    while (next.has(key)) key += "+";
    const own = items.get(key) || item(q);
    own.findings = q.findings;
    own.places.forEach((p, i) => {
      if (p.textContent !== placeOf(q.findings[i])) p.textContent = placeOf(q.findings[i]);
    });
    next.set(key, own);
    nodes.push(own.node);
  }
  // Whoever is at a button of a question that goes away comes to the next one.
  const at = [...list.children].findIndex((n) => n.contains(document.activeElement));
  for (const [key, own] of items) if (!next.has(key)) own.node.remove();
  nodes.forEach((n, i) => {
    if (list.children[i] !== n) list.insertBefore(n, list.children[i] || null);
  });
  items = next;
  const rest = last.questions.length - nodes.length;
  more.textContent = "Show " + Math.min(rest, page) + " more of " + last.asked;
  title.textContent = "Questions for the author" + (last.asked ? " (" + last.asked + ")" : "");
  if (!nodes.length) questions.replaceChildren(make("p", { class: "soft" }, last.marks.length ? "None: nothing found in what was checked." : "None so far."));
  else if (!list.isConnected) questions.replaceChildren(list);
  if (rest > 0) questions.append(more);
  else more.remove();
  if (at >= 0 && !questions.contains(document.activeElement)) (list.children[at]?.querySelector("button") || questions).focus();
}

// show lists what a check of an edition of the draft found.
export function show(reply, edition) {
  last = reply;
  since = edition;
  places = reply.questions.flatMap((q) => q.findings).sort((a, b) => a.start - b.start);
  if (!reply.questions.length) room = page;
  draw();
  shownMark = "";
  atCursor();
}

// next goes to the question after or before the cursor.
export function next(step) {
  const [start, end] = editor.caret();
  const order = places.map((f) => editor.now(since, f.start, f.end)).filter(Boolean);
  if (step < 0) order.reverse();
  const at = order.find((p) => (step > 0 ? p[0] >= end && p[0] > start : p[1] <= start && p[0] < start)) || order[0];
  if (at) editor.select(...at);
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
  for (const f of places) {
    const p = editor.now(since, f.start, f.end);
    if (p && p[0] < m.end && m.start < p[1]) found.push(f);
  }
  cursor.replaceChildren(make("div", {},
    make("p", {}, make("span", { class: "verdict " + m.verdict }, "“" + editor.value().slice(m.start, m.end) + "” " + m.sign + " " + m.word), m.fact ? make("span", { class: "id" }, " " + m.fact) : null),
    ...found.map((f) => make("div", {}, make("p", {}, sentence(f.message)), f.cause ? make("p", {}, "Likely cause: " + f.cause + ".") : null, repairs(() => f))),
    ...m.cites.map((c) => make("div", {}, c.value ? make("p", {}, "The fact: " + c.value) : null, citation(c))),
    ...found.map((f) => f.detail ? make("p", { class: "soft" }, sentence(f.detail)) : null),
    found.length ? null : make("p", { class: "soft" }, sentence(m.why)),
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
