// The draft: a text field, and behind it a mirror of the same text that carries
// the marks. While the next check is under way the marks move with the text.

import { make } from "./api.js";

const field = document.getElementById("text");
const mirror = document.getElementById("mirror");
const undoButton = document.getElementById("undo");

let text = "";
let lines = []; // {text, node, key} of the mirror
let marks = [];
let repairs = 0;

export const listeners = { input: () => {}, move: () => {} };

export const value = () => text;
export const caret = () => [field.selectionStart, field.selectionEnd];

// markAt is the mark around a place, or null.
export function markAt(at) {
  let low = 0, high = marks.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (marks[mid].end < at) low = mid + 1;
    else high = mid;
  }
  return low < marks.length && marks[low].start <= at ? marks[low] : null;
}

// set replaces the whole draft, with nothing to undo.
export function set(s) {
  field.value = s;
  text = field.value;
  marks = [];
  repairs = 0;
  undoButton.disabled = true;
  draw();
  listeners.input();
}

// show takes the marks of a check of the text as it is now.
export function show(found) {
  marks = found;
  draw();
}

// moved takes the marks along with an edit: from, to of the old text gave way
// to so many units.
function moved(from, to, length) {
  const shift = length - (to - from);
  const out = [];
  for (const m of marks) {
    if (m.end <= from) out.push(m);
    else if (m.start >= to) out.push({ ...m, start: m.start + shift, end: m.end + shift });
  }
  marks = out;
}

field.addEventListener("input", () => {
  const now = field.value;
  let head = 0;
  const least = Math.min(now.length, text.length);
  while (head < least && now.charCodeAt(head) === text.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < least - head && now.charCodeAt(now.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail++;
  moved(head, text.length - tail, now.length - tail - head);
  text = now;
  draw();
  listeners.input();
});

for (const name of ["keyup", "pointerup", "focus", "select"]) field.addEventListener(name, () => listeners.move());

// draw brings the mirror up to date, line by line: a line whose text and marks
// are as they were keeps its node.
function draw() {
  const next = [];
  let at = 0, m = 0;
  for (const part of text.split("\n")) {
    const end = at + part.length;
    const own = [];
    while (m < marks.length && marks[m].start <= end) {
      if (marks[m].start >= at && marks[m].end <= end) own.push(marks[m]);
      m++;
    }
    let key = part;
    for (const x of own) key += "\u0000" + (x.start - at) + "," + (x.end - at) + x.verdict;
    next.push({ key, part, own, at });
    at = end + 1;
  }
  let head = 0;
  while (head < next.length && head < lines.length && next[head].key === lines[head].key) head++;
  let tail = 0;
  const room = Math.min(next.length, lines.length) - head;
  while (tail < room && next[next.length - 1 - tail].key === lines[lines.length - 1 - tail].key) tail++;
  const fresh = next.slice(head, next.length - tail).map((l) => ({ key: l.key, node: lineNode(l) }));
  const before = head < lines.length ? lines[head].node : null;
  const box = document.createDocumentFragment();
  for (const l of fresh) box.append(l.node);
  mirror.insertBefore(box, before);
  for (const l of lines.slice(head, lines.length - tail)) l.node.remove();
  lines = [...lines.slice(0, head), ...fresh, ...lines.slice(lines.length - tail)];
}

function lineNode(l) {
  const node = document.createElement("div");
  let at = 0;
  for (const m of l.own) {
    const start = m.start - l.at, end = m.end - l.at;
    if (start < at) continue;
    node.append(l.part.slice(at, start), make("span", { class: "value " + m.verdict, "data-sign": m.sign }, l.part.slice(start, end)));
    at = end;
  }
  node.append(l.part.slice(at) || (at === 0 ? "\u200b" : ""));
  return node;
}

// select puts the cursor on a stretch of the draft and brings it into view.
export function select(start, end) {
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  const line = text.slice(0, start).split("\n").length - 1;
  const node = lines[line] && lines[line].node;
  if (node) {
    const inner = [...node.querySelectorAll(".value")].find((v) => v.textContent === text.slice(start, end)) || node;
    inner.scrollIntoView({ block: "center" });
  }
  listeners.move();
}

// replace makes edits, last first, as if they were typed: the browser's own undo
// takes them back.
export function replace(edits) {
  field.focus({ preventScroll: true });
  for (const e of [...edits].sort((a, b) => b.start - a.start)) {
    field.setSelectionRange(e.start, e.end);
    const typed = e.new === "" ? document.execCommand("delete") : document.execCommand("insertText", false, e.new);
    if (!typed) {
      field.setRangeText(e.new, e.start, e.end, "end");
      field.dispatchEvent(new Event("input"));
    }
  }
  repairs += edits.length;
  undoButton.disabled = false;
}

undoButton.addEventListener("click", () => {
  field.focus({ preventScroll: true });
  document.execCommand("undo");
  if (repairs > 0) repairs--;
  undoButton.disabled = repairs === 0;
});
