// What the page asks of its own server. The token stands in the address's
// fragment and is sent with each request; nothing else is kept.

const token = location.hash.slice(1);

export class Refused extends Error {}

async function send(name, body, signal) {
  let answer;
  try {
    answer = await fetch("/api/" + name, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Factlint-Token": token },
      body: JSON.stringify(body),
      credentials: "omit",
      signal,
    });
  } catch (e) {
    if (e.name === "AbortError") throw e;
    throw new Refused("factlint serve does not answer: is it still running?");
  }
  if (!answer.ok) {
    const why = await answer.json().catch(() => ({}));
    throw new Refused(why.error || "factlint serve answers " + answer.status);
  }
  return answer;
}

export async function ask(name, body = {}, signal) {
  return (await send(name, body, signal)).json();
}

export async function fetchFile(body) {
  return (await send("export", body)).blob();
}

// base64 writes bytes as the server reads them.
export function base64(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

export function bytesOf(text) {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

// make builds an element. Texts become text nodes, so that no data is ever read
// as markup.
export function make(tag, props = {}, ...children) {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(props)) {
    if (k === "class") e.className = v;
    else if (k.startsWith("on")) e.addEventListener(k.slice(2), v);
    else if (k.startsWith("aria-") || k.startsWith("data-") || k === "role" || k === "tabindex") e.setAttribute(k, v);
    else e[k] = v;
  }
  e.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
  return e;
}
