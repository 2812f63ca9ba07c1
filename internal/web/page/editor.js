// The draft: a text field, and behind it a mirror of the same words at the same
// places, which carries the marks. The mirror is cut into parts of whole lines.
// An edit touches the part that it falls into, and only the parts near what is in
// view carry their marks, so that a draft of megabytes is typed in as a letter is.

import { make } from "./api.js";

const field = document.getElementById("text");
const mirror = document.getElementById("mirror");
const pane = mirror.closest(".draft");
const undoButton = document.getElementById("undo");

const size = 4096; // units of text that a part holds about
const long = 16 * size; // a part above it is one long line: only what is in view of it is marked
const reach = 16_000; // units before and after what is in view

let text = "";
let parts = []; // {length, marks, node, near, filled, window}: marks by their place in the part
let edits = []; // {from, to, length}: what was done since the oldest check that counts
let forgotten = 0; // edits before those

export const listeners = { input: () => {}, move: () => {} };

export const value = () => text;
export const caret = () => [field.selectionStart, field.selectionEnd];

// edition counts the edits so far. A check of the text as it was at an edition
// speaks of places that later edits move: see now.
export const edition = () => forgotten + edits.length;

// now is where a stretch of an earlier edition stands, null where it was edited.
export function now(since, start, end) {
  for (let i = Math.max(since - forgotten, 0); i < edits.length; i++) {
    const e = edits[i];
    if (end <= e.from) continue;
    if (start < e.to) return null;
    const shift = e.length - (e.to - e.from);
    start += shift;
    end += shift;
  }
  return [start, end];
}

// forget lets go of the edits before an edition of which nobody will ask.
export function forget(before) {
  const n = Math.min(before - forgotten, edits.length);
  if (n > 0) {
    edits.splice(0, n);
    forgotten += n;
  }
}

// partAt is the part that holds a place, and where it begins.
function partAt(at) {
  let start = 0, i = 0;
  while (i < parts.length - 1 && start + parts[i].length < at) start += parts[i++].length + 1;
  return [i, start];
}

// markAt is the mark around a place, or null.
export function markAt(at) {
  const [i, start] = partAt(at);
  if (!parts.length) return null;
  const own = parts[i].marks;
  let low = 0, high = own.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (start + own[mid].end < at) low = mid + 1;
    else high = mid;
  }
  const m = own[low];
  return m && start + m.start <= at ? { ...m, start: start + m.start, end: start + m.end } : null;
}

// set replaces the whole draft, with nothing to undo.
export function set(s) {
  const before = text.length;
  field.value = s;
  field.setSelectionRange(0, 0);
  pane.scrollTo({ top: 0, behavior: "instant" });
  text = field.value;
  edits.push({ from: 0, to: before, length: text.length });
  undoButton.disabled = true;
  replaceParts(0, parts.length, text, []);
  listeners.input();
}

// show takes the marks that a check of an earlier edition found.
export function show(found, since) {
  let at = 0, k = 0;
  const placed = since === edition() ? found : found.flatMap((m) => {
    const p = now(since, m.start, m.end);
    return p ? [{ ...m, start: p[0], end: p[1] }] : [];
  });
  for (const part of parts) {
    const own = [];
    const end = at + part.length;
    for (; k < placed.length && placed[k].start <= end; k++) {
      if (placed[k].start >= at && placed[k].end <= end) own.push({ ...placed[k], start: placed[k].start - at, end: placed[k].end - at });
    }
    const was = part.marks;
    part.marks = own;
    if (part.near && !alike(was, own)) render(part, at);
    at = end + 1;
  }
}

function alike(a, b) {
  return a.length === b.length && a.every((m, i) => m.start === b[i].start && m.end === b[i].end && m.verdict === b[i].verdict);
}

// same counts the units that two texts share at their begin, or at their end.
function same(a, b, most, slice) {
  let low = 0, high = most;
  for (let step = 64; low < high; step *= 4) { // by leaps, each compared as a whole
    const n = Math.min(low + step, high);
    if (slice(a, low, n) !== slice(b, low, n)) {
      high = n;
      break;
    }
    low = n;
  }
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (slice(a, low, mid) === slice(b, low, mid)) low = mid;
    else high = mid - 1;
  }
  return low;
}

const fromHead = (s, a, b) => s.slice(a, b);
const fromTail = (s, a, b) => s.slice(s.length - b, s.length - a);

field.addEventListener("input", () => {
  const typed = field.value;
  const least = Math.min(typed.length, text.length);
  const head = same(typed, text, least, fromHead);
  const tail = same(typed, text, least - head, fromTail);
  const from = head, to = text.length - tail, length = typed.length - tail - head;
  text = typed;
  edits.push({ from, to, length });
  undoButton.disabled = false;
  patch(from, to, length);
  listeners.input();
});

for (const name of ["keyup", "pointerup", "focus", "select"]) field.addEventListener(name, () => listeners.move());

// patch brings the mirror up to date with an edit: from, to of the old text gave
// way to so many units of the new one.
function patch(from, to, length) {
  if (!parts.length) return replaceParts(0, 0, text, []);
  const [first, start] = partAt(from);
  let last = first, end = start + parts[first].length;
  while (end < to) end += parts[++last].length + 1;
  const shift = length - (to - from);
  let marks = [], lost = false;
  for (let i = first, at = 0; i <= last; at += parts[i].length + 1, i++) {
    for (const m of parts[i].marks) {
      const a = start + at + m.start, b = start + at + m.end;
      if (b <= from) marks.push({ ...m, start: a - start, end: b - start });
      else if (a >= to) marks.push({ ...m, start: a - start + shift, end: b - start + shift });
      else lost = true;
    }
  }
  const room = end - start + shift;
  const fresh = text.slice(from, from + length);
  const part = parts[first];
  if (first !== last || room > 4 * size && fresh.includes("\n")) {
    replaceParts(first, last + 1, text.slice(start, start + room), marks);
    return;
  }
  const filled = part.filled;
  part.length = room;
  part.marks = marks;
  if (lost || filled || fills(room, text[start + room - 1]) || !patchText(part.node, from - start, to - start, fresh)) render(part, start);
}

// patchText makes an edit within one text node, if it falls into one.
function patchText(node, from, to, fresh) {
  let at = 0;
  for (const child of node.childNodes) {
    const end = at + (child.nodeType === Node.TEXT_NODE ? child.length : child.firstChild.length);
    if (child.nodeType === Node.TEXT_NODE && at <= from && to <= end) {
      child.replaceData(from - at, to - from, fresh);
      return true;
    }
    at = end;
  }
  return false;
}

// replaceParts puts the parts of a stretch of text in place of others.
function replaceParts(first, end, stretch, marks) {
  const fresh = [];
  let k = 0;
  for (let at = 0; at <= stretch.length;) {
    let stop = at + size < stretch.length ? stretch.indexOf("\n", at + size) : -1;
    if (stop < 0) stop = stretch.length;
    const part = { length: stop - at, marks: [], node: make("div"), near: false };
    for (; k < marks.length && marks[k].start <= stop; k++) {
      if (marks[k].start >= at && marks[k].end <= stop) part.marks.push({ ...marks[k], start: marks[k].start - at, end: marks[k].end - at });
    }
    fresh.push(part);
    at = stop + 1;
  }
  const gone = parts.slice(first, end);
  // What stands in for a part in view is in view, before the observer says so.
  const near = gone.some((p) => p.near) && fresh.length < 8;
  const before = end < parts.length ? parts[end].node : null;
  parts = [...parts.slice(0, first), ...fresh, ...parts.slice(end)];
  let start = 0;
  for (let i = 0; i < first; i++) start += parts[i].length + 1;
  const box = document.createDocumentFragment();
  for (const p of fresh) {
    p.near = near;
    render(p, start);
    start += p.length + 1;
    box.append(p.node);
    owners.set(p.node, p);
    observer.observe(p.node);
  }
  mirror.insertBefore(box, before);
  for (const p of gone) {
    observer.unobserve(p.node);
    p.node.remove();
  }
}

const owners = new WeakMap(); // of nodes: their parts

// Parts get their marks as they come near, and lose them as they go.
const observer = new IntersectionObserver((entries) => {
  for (const e of entries) {
    const part = owners.get(e.target);
    if (part.near === e.isIntersecting) continue;
    part.near = e.isIntersecting;
    if (part.marks.length) render(part, startOf(part));
  }
}, { root: pane, rootMargin: "800px 0px" });

function startOf(part) {
  let at = 0;
  for (const p of parts) {
    if (p === part) break;
    at += p.length + 1;
  }
  return at;
}

// fills reports whether a part needs something to stand on its last line.
const fills = (length, last) => length === 0 || last === "\n";

// render draws a part, with its marks if it is near.
function render(part, start) {
  const own = text.slice(start, start + part.length);
  part.filled = fills(own.length, own.at(-1));
  const pieces = [];
  let at = 0;
  if (part.near) {
    part.window = part.length > long ? windowOf(part) : [0, part.length];
    for (const m of part.marks) {
      if (m.start < at || m.start < part.window[0]) continue;
      if (m.end > part.window[1]) break;
      if (m.start > at) pieces.push(own.slice(at, m.start));
      pieces.push(make("span", { class: "value " + m.verdict, "data-sign": m.sign }, own.slice(m.start, m.end)));
      at = m.end;
    }
  }
  const rest = own.slice(at) + (part.filled ? "\u200b" : "");
  if (rest || !pieces.length) pieces.push(rest);
  part.node.replaceChildren(...pieces);
}

// windowOf is what is about to be seen of one long line.
function windowOf(part) {
  const box = part.node.getBoundingClientRect(), view = pane.getBoundingClientRect();
  if (!box.height) return [0, reach];
  const unit = (y) => ((y - box.top) / box.height) * part.length;
  return [unit(view.top) - reach, unit(view.bottom) + reach];
}

let looking = false;
pane.addEventListener("scroll", () => {
  if (looking || !parts.some((p) => p.near && p.length > long)) return;
  looking = true;
  setTimeout(() => {
    looking = false;
    for (const p of parts) {
      if (!p.near || p.length <= long) continue;
      const [a, b] = windowOf(p);
      if (a + reach / 2 < p.window[0] && p.window[0] > 0 || b - reach / 2 > p.window[1] && p.window[1] < p.length) render(p, startOf(p));
    }
  }, 150);
});

// On paper everything is in view.
window.addEventListener("beforeprint", () => {
  let at = 0;
  for (const p of parts) {
    if (!p.near && p.marks.length) {
      p.near = true;
      render(p, at);
    }
    at += p.length + 1;
  }
});

// select puts the cursor on a stretch of the draft and brings it into view.
export function select(start, end) {
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  if (parts.length) {
    const [i, from] = partAt(start);
    const box = rangeOf(parts[i].node, start - from, Math.min(end - from, parts[i].length)).getBoundingClientRect();
    const view = pane.getBoundingClientRect();
    const by = (box.top + box.bottom) / 2 - (view.top + view.bottom) / 2;
    pane.scrollBy({ top: by, behavior: Math.abs(by) > 3 * view.height ? "instant" : "auto" });
    pane.scrollIntoView({ block: "nearest" });
  }
  listeners.move();
}

// rangeOf is the range of the units of a part.
function rangeOf(node, start, end) {
  const range = document.createRange();
  range.selectNodeContents(node);
  let at = 0;
  for (const child of node.childNodes) {
    const t = child.nodeType === Node.TEXT_NODE ? child : child.firstChild;
    if (start >= at && start <= at + t.length) range.setStart(t, start - at);
    if (end >= at && end <= at + t.length) {
      range.setEnd(t, end - at);
      if (end > start) break;
    }
    at += t.length;
  }
  return range;
}

// replace makes edits as if they were typed, all in one: the browser's own undo
// takes them back in one step.
export function replace(list) {
  const order = [...list].sort((a, b) => a.start - b.start);
  const start = order[0].start, end = order.at(-1).end;
  let fresh = "", at = start;
  for (const e of order) {
    fresh += text.slice(at, e.start) + e.new;
    at = e.end;
  }
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  const typed = fresh === "" ? document.execCommand("delete") : document.execCommand("insertText", false, fresh);
  if (!typed) {
    field.setRangeText(fresh, start, end, "end");
    field.dispatchEvent(new Event("input"));
  }
}

undoButton.addEventListener("click", () => {
  field.focus({ preventScroll: true });
  document.execCommand("undo");
  undoButton.disabled = !document.queryCommandEnabled("undo");
});
