// Making a fact of a sentence, and finding facts.

import { ask, make } from "./api.js";
import * as editor from "./editor.js";
import { showFact } from "./panels.js";

const by = (id) => document.getElementById(id);
const dialog = by("fact-dialog");
let agreed = null; // the proposal that is shown
let asked = 0;

// sentenceAround is the sentence of the draft at the cursor, or what is
// selected.
function sentenceAround() {
  const text = editor.value();
  let [start, end] = editor.caret();
  if (end > start && /\s/.test(text.slice(start, end).trim())) return text.slice(start, end).trim();
  const rest = text.slice(end);
  const stop = rest.search(/[.!?]["”’)\]]*(\s|$)|\n/);
  end = stop < 0 ? text.length : end + stop + (rest[stop] === "\n" ? 0 : rest.slice(stop).match(/^[.!?]["”’)\]]*/)[0].length);
  const before = text.slice(0, start);
  let from = before.lastIndexOf("\n") + 1;
  const line = before.slice(from);
  const breaks = [...line.matchAll(/[.!?]["”’)\]]*\s+(?=["“‘(\[]*\p{Lu})/gu)];
  if (breaks.length) from += breaks.at(-1).index + breaks.at(-1)[0].length;
  return text.slice(from, end).replace(/^[#>*\-\s]+/, "").trim();
}

const wish = () => ({ sentence: by("fact-sentence").value, id: by("fact-id").value, source: by("fact-source").value, quote: by("fact-quote").value });

async function preview() {
  const turn = ++asked;
  by("fact-add").disabled = true;
  agreed = null;
  try {
    const p = await ask("propose", wish());
    if (turn !== asked) return;
    agreed = p;
    by("fact-preview").textContent = p.preview;
    by("preview-title").textContent = "As it will stand in " + p.path + ", line " + p.line;
    by("fact-faults").replaceChildren(...p.faults.map((f) => make("li", { class: f.severity }, f.severity + ": " + f.message)));
    by("fact-add").disabled = p.bad;
  } catch (e) {
    if (turn !== asked) return;
    by("fact-preview").textContent = "";
    by("fact-faults").replaceChildren(make("li", { class: "error" }, e.message));
  }
}

let typing = 0;
for (const id of ["fact-sentence", "fact-source", "fact-quote", "fact-id"]) {
  by(id).addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(preview, 200);
  });
}
// The Enter key in the id field must not close the dialog as if it were done.
dialog.querySelector("form").addEventListener("submit", (e) => e.preventDefault());
by("fact-cancel").addEventListener("click", () => dialog.close());

export function wire({ sources, added }) {
  by("make").addEventListener("click", async () => {
    by("fact-sentence").value = sentenceAround();
    by("fact-quote").value = by("fact-id").value = "";
    by("fact-source").replaceChildren(make("option", { value: "" }, "none yet"), ...sources().map((s) => make("option", { value: s.id }, s.id + (s.title ? ": " + s.title : ""))));
    by("fact-preview").textContent = "";
    by("fact-faults").replaceChildren();
    dialog.showModal();
    await preview();
  });
  by("fact-add").addEventListener("click", async () => {
    if (!agreed) return;
    by("fact-add").disabled = true;
    try {
      const done = await ask("add", { ...wish(), digest: agreed.digest });
      dialog.close();
      added(done.id);
    } catch (e) {
      by("fact-faults").replaceChildren(make("li", { class: "error" }, e.message));
      preview();
    }
  });
}

const search = by("search-dialog");
search.querySelector("form").addEventListener("submit", (e) => e.preventDefault());
by("search-close").addEventListener("click", () => search.close());
by("search").addEventListener("click", () => {
  search.showModal();
  by("query").select();
  find();
});
let finding = 0;
by("query").addEventListener("input", find);

async function find() {
  const turn = ++finding;
  try {
    const r = await ask("facts", { query: by("query").value });
    if (turn !== finding) return;
    by("found").textContent = r.all === r.facts.length ? r.all + (r.all === 1 ? " fact" : " facts") : "the first " + r.facts.length + " of " + r.all + " facts";
    by("results").replaceChildren(...r.facts.map((f) => {
      const place = make("div", {});
      return make("div", {}, make("button", { type: "button", class: "hit", "aria-expanded": "false", onclick: (e) => {
        const open = place.childElementCount > 0;
        e.currentTarget.setAttribute("aria-expanded", String(!open));
        if (open) place.replaceChildren();
        else showFact(f.id, place);
      } }, make("b", {}, f.id + " = " + f.value), make("br"), f.statement), place);
    }));
  } catch (e) {
    if (turn === finding) by("found").textContent = e.message;
  }
}
