// As much of a browser's page as the saver asks for, and a server of one thing to save, over real HTTP.

import { webcrypto } from "node:crypto";
import { createServer } from "node:http";

globalThis.crypto ??= webcrypto; // which browsers have, and Node from version 19 on

/** Storage as localStorage is: its keys are its own enumerable properties. */
export function storage({ full = false } = {}) {
  return Object.create({
    getItem(key) {
      return this[key] ?? null;
    },
    setItem(key, value) {
      if (full) throw new Error("QuotaExceededError");
      this[key] = value;
    },
    removeItem(key) {
      delete this[key];
    },
  });
}

let page;

/** A page nobody listens to yet. */
export function newPage() {
  page = new EventTarget();
  globalThis.addEventListener = page.addEventListener.bind(page);
  globalThis.document = Object.assign(new EventTarget(), { cookie: "theme=dark; csrftoken=first", hidden: false });
}

/** What the browser tells its page: "online", "focus", "pagehide". */
export function happens(name) {
  page.dispatchEvent(new Event(name));
}

/**
 * Holds a value and its revision, and answers saves as the service does. `answers` is what it says instead, one an
 * answer: a status, `[status, body]`, "hang up" (nothing stored), or "store and hang up". `seen` are the saves that came.
 */
export class Server {
  constructor(value = "") {
    Object.assign(this, { value, revision: 0, answers: [], seen: [], held: null });
    this.http = createServer((request, response) => this.answer(request, response));
  }

  async open() {
    await new Promise((ready) => this.http.listen(0, "127.0.0.1", ready));
    this.url = `http://127.0.0.1:${this.http.address().port}/save/`;
    return this;
  }

  close() {
    this.http.closeAllConnections();
    this.http.close();
  }

  async answer(request, response) {
    let body = "";
    for await (const part of request) body += part;
    const form = Object.fromEntries(new URLSearchParams(body));
    this.seen.push({ ...form, token: request.headers["x-csrftoken"], person: request.headers["x-person"] });
    await this.held;
    const instead = this.answers.shift();
    if (instead === "hang up") return request.socket.destroy();
    if (instead === "store and hang up") {
      this.store(form);
      return request.socket.destroy();
    }
    const [status, answer] = instead === undefined ? this.store(form) : [instead].flat();
    const json = typeof answer === "object";
    response.writeHead(status, { "Content-Type": json ? "application/json" : "text/html" });
    response.end(json ? JSON.stringify(answer) : `<p>${status}</p>`);
  }

  store(form) {
    if (form.revision !== String(this.revision) && form.text !== this.value) {
      return [409, { value: this.value, revision: this.revision, saved_at: "then" }];
    }
    if (form.text !== this.value) this.revision += 1;
    this.value = form.text;
    return [200, { revision: this.revision, saved_at: "now" }];
  }
}
