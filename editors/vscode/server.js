// The other end of `factlint lsp`: messages of the Language Server Protocol over
// the program's standard streams. It knows nothing of the editor.

"use strict";

const { spawn } = require("node:child_process");

class Server {
  // handlers answer what the server asks or tells, by method.
  constructor(command, args, options, handlers) {
    this.handlers = handlers;
    this.waiting = new Map();
    this.next = 1;
    this.held = Buffer.alloc(0);
    this.process = spawn(command, ["lsp", ...args], { ...options, stdio: ["pipe", "pipe", "pipe"] });
    this.process.stdout.on("data", (chunk) => this.take(chunk));
    this.process.stderr.on("data", (chunk) => this.handlers.log?.(String(chunk)));
    this.process.stdin.on("error", () => {}); // told by "exit"
    this.process.on("error", (e) => this.end(e));
    this.process.on("exit", (code) => this.end(new Error("factlint lsp has ended with code " + code)));
  }

  end(why) {
    if (this.ended) return;
    this.ended = why;
    for (const { reject } of this.waiting.values()) reject(why);
    this.waiting.clear();
    this.handlers.ended?.(why);
  }

  // take cuts what comes into messages: a header that tells the length, a blank
  // line, and so many bytes.
  take(chunk) {
    this.held = Buffer.concat([this.held, chunk]);
    for (;;) {
      const head = this.held.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(this.held.toString("latin1", 0, head))?.[1]);
      if (!Number.isInteger(length)) {
        this.held = this.held.subarray(head + 4);
        continue;
      }
      if (this.held.length < head + 4 + length) return;
      const text = this.held.toString("utf8", head + 4, head + 4 + length);
      this.held = this.held.subarray(head + 4 + length);
      this.hear(JSON.parse(text));
    }
  }

  async hear(message) {
    if (message.method === undefined) {
      const waiting = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (!waiting) return;
      if (message.error) waiting.reject(Object.assign(new Error(message.error.message), { code: message.error.code }));
      else waiting.resolve(message.result);
      return;
    }
    let result = null, error;
    try {
      result = (await this.handlers[message.method]?.(message.params)) ?? null;
    } catch (e) {
      error = { code: -32603, message: String(e.message || e) };
    }
    if (message.id !== undefined) this.send(error ? { id: message.id, error } : { id: message.id, result });
  }

  send(message) {
    if (this.ended) return;
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.process.stdin.write("Content-Length: " + body.length + "\r\n\r\n");
    this.process.stdin.write(body);
  }

  notify(method, params) {
    this.send({ method, params });
  }

  // ask gives the answer to a request. A token of the editor, if given, takes the
  // request back.
  ask(method, params, token) {
    if (this.ended) return Promise.reject(this.ended);
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      token?.onCancellationRequested?.(() => this.waiting.has(id) && this.notify("$/cancelRequest", { id }));
      this.send({ id, method, params });
    });
  }

  async stop() {
    if (this.ended) return;
    this.handlers.ended = undefined;
    const gone = new Promise((done) => this.process.once("exit", done));
    const late = setTimeout(() => this.process.kill(), 3000);
    await this.ask("shutdown").catch(() => {});
    this.notify("exit");
    await gone;
    clearTimeout(late);
  }
}

module.exports = { Server };
