// Saves one thing somebody types: an editor's text, an answer's fields.
//
// The rule: what is typed lies in this browser's storage before anything else happens, and is removed from there when
// the *server* has said that it holds it, not earlier. The server names each state it holds by a revision. A save says
// which one it is based on, which openings of the page it descends from, and how long ago it was typed; the server
// answers with the new revision, or that it holds something else.

import { OPENING } from "./copies.js";
import { exchange, KEPT, LOST, NEWER, OVER, SIGNED_OUT } from "./exchange.js";

const PAUSE = 500; // ms without a change before a save
const UNKNOWN = Symbol("what the server holds is not known");

export const SAVING = "saving";
export const SAVED = "saved";
export const WAITING = "waiting"; // for the connection, or for somebody to sign in: the Connection knows which
export const CHOOSE = "choose";
const OUT = new Set([LOST, SIGNED_OUT]);

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

export class Saver {
  /**
   * - `url`, `connection`, `copies`: where it is saved, over what, and where it lies until then
   * - `source`: `read()` gives what stands there now, `write(value)` replaces it, `body(value)` makes it form fields,
   *   and `held(answer)`, where it is another than `answer.value`, is the value in what the server says
   * - `acknowledged`, `revision`: what the server held when it sent the page, and its name for that
   * - `on.state(saver)` hears of every change; `on.kept(answer)`, `on.aside(value)` and `on.over(answer, value)` of what
   *   they are named for
   */
  constructor({ url, connection, copies, source, acknowledged, revision, on = {}, pause = PAUSE }) {
    Object.assign(this, { url, connection, copies, source, acknowledged, on, pause });
    this.revision = String(revision);
    this.tabs = [OPENING]; // this opening of the page, and those whose copies it has taken over
    this.sent = []; // finding one of these on the server is no conflict
    this.state = ""; // or SAVING, SAVED, WAITING, CHOOSE, REFUSED, OVER
    this.sentence = ""; // what the server said of the last save, where it refused it
    this.savedAt = null;
    this.kept = true; // what is unsaved lies in this browser's storage
    this.typedAt = 0;
    this.timer = 0;
    this.sending = false;
    this.other = null; // what to choose from, while there is a choice
    addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
  }

  /** Something stands here that the server has not acknowledged. */
  get unsaved() {
    return this.sending || !same(this.source.read(), this.acknowledged);
  }

  /** Unsaved, and all it takes is time: no decision of its writer's. */
  get pending() {
    return this.unsaved && !this.settled;
  }

  get settled() {
    return this.state === OVER || this.state === "refused" || this.other !== null;
  }

  /** To be called at every change. `soon`: it is complete, as a choice is; no further key is to be waited for. */
  changed({ soon = false } = {}) {
    if (!this.unsaved) return this.done();
    this.keep(Date.now());
    this.schedule(soon);
  }

  schedule(soon) {
    if (this.other || this.state === OVER) return;
    if (this.state !== WAITING) this.say("");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), soon ? 0 : this.pause);
  }

  keep(at) {
    this.typedAt = at;
    this.kept = this.copies.keep({ value: this.source.read(), base: this.revision, at, tabs: this.tabs });
  }

  /** The server holds what stands here. */
  done() {
    clearTimeout(this.timer);
    this.copies.forget();
    if (!this.other && this.state !== OVER) this.say(this.savedAt ? SAVED : "");
  }

  say(state, sentence = "") {
    this.state = state;
    this.sentence = sentence;
    this.on.state?.(this);
  }

  body(value, { base = this.revision, at = this.typedAt, tabs = this.tabs } = {}) {
    const age = String(Math.max(0, Date.now() - at));
    return new URLSearchParams([...this.source.body(value), ["revision", base], ["tabs", tabs.join(" ")], ["age", age]]);
  }

  async save({ anyway = false } = {}) {
    clearTimeout(this.timer);
    if (this.sending || this.other || this.state === OVER || !(anyway || this.unsaved)) return;
    const value = this.source.read();
    this.sending = true;
    this.sent.push(value);
    if (this.state !== WAITING) this.say(SAVING);
    const outcome = await this.connection.ask(this.url, this.body(value));
    this.sending = false;
    if (OUT.has(outcome.kind)) {
      this.acknowledged = UNKNOWN; // it may have arrived
      this.say(WAITING);
      this.connection.again(this, () => this.save());
    } else if (outcome.kind === KEPT) {
      this.stored(value, outcome);
    } else if (outcome.kind === NEWER) {
      this.meet(outcome);
    } else {
      this.say(outcome.kind, outcome.sentence);
      if (outcome.kind === OVER) this.late(outcome, value, this.copies.own);
    }
  }

  /** The server holds `value`; with `answer.aside` it does beside what counts, which is `answer.value`. */
  stored(value, answer) {
    this.revision = String(answer.revision);
    this.savedAt = answer.saved_at;
    if (answer.aside) {
      this.on.aside?.(value);
      if (same(this.source.read(), value)) this.source.write(answer.value);
    }
    this.acknowledged = answer.aside ? answer.value : value;
    this.on.kept?.(answer);
    this.go();
  }

  /** It came after the end. The server may have kept it all the same; it never counts. */
  late(answer, value, key) {
    if (answer.late) this.copies.forget(key);
    this.on.over?.(answer, value);
  }

  /** Either all is saved, or what was typed meanwhile is next. */
  go() {
    if (!this.unsaved) return this.done();
    this.keep(this.typedAt);
    this.state = "";
    this.schedule(true);
  }

  /** The server holds something newer. If this very page sent it, that is no conflict. */
  meet(answer) {
    const held = this.held(answer);
    if (!this.sent.some((value) => same(value, held))) {
      return this.offer({ ...answer, value: held, at: answer.saved_at });
    }
    this.revision = String(answer.revision);
    this.acknowledged = held;
    this.go();
  }

  held(answer) {
    return this.source.held ? this.source.held(answer) : answer.value;
  }

  /** Two values, and only their writer can say which to keep. */
  offer(other) {
    this.other = other;
    this.say(CHOOSE);
  }

  /** Take the other one. */
  take() {
    const other = this.choose();
    this.source.write(other.value);
    if (other.key) return this.save({ anyway: true });
    this.stored(other.value, other);
  }

  /** Keep what stands here, over the other one. */
  keepOwn() {
    this.choose();
    return this.save({ anyway: true });
  }

  choose() {
    const other = this.other;
    this.other = null;
    this.state = "";
    this.revision = String(other.revision);
    if (other.key) this.copies.forget(other.key);
    return other;
  }

  /** The server has stored `value` on another way than a save: with a submission. */
  acknowledge(value, { revision, saved_at: savedAt }) {
    this.sent.push(value);
    this.revision = String(revision);
    this.savedAt = savedAt;
    this.acknowledged = value;
    this.go();
  }

  /** After the page is opened: what an earlier opening could not send comes back, and is sent. */
  async restore() {
    if (this.unsaved) this.changed(); // typed before this script was there
    for (const copy of this.copies.all()) {
      if (copy.key === this.copies.own) continue;
      if (same(copy.value, this.acknowledged)) this.copies.forget(copy.key);
      else if (copy.base === this.revision && !this.unsaved) await this.takeOver(copy);
      else await this.deliver(copy);
    }
  }

  takeOver(copy) {
    this.tabs.push(...copy.tabs);
    this.sent.push(copy.value);
    this.source.write(copy.value);
    this.keep(copy.at);
    if (this.kept) this.copies.forget(copy.key);
    return this.save();
  }

  /** Send a copy that was based on something else; what stands here stays, unless the server says that the copy counts. */
  async deliver(copy) {
    const later = () => this.connection.again(copy.key, () => this.deliver(copy));
    if (this.pending) return later();
    const outcome = await this.connection.ask(this.url, this.body(copy.value, copy));
    if (OUT.has(outcome.kind)) return later();
    if (outcome.kind === NEWER) {
      if (!this.other) this.offer({ ...copy, revision: outcome.revision });
    } else if (outcome.kind === OVER) {
      this.late(outcome, copy.value, copy.key);
    } else if (outcome.kind === KEPT) {
      this.copies.forget(copy.key);
      if (outcome.aside) this.on.aside?.(copy.value);
      if (this.unsaved) this.revision = String(outcome.revision);
      else this.adopt(outcome.aside ? outcome.value : copy.value, outcome);
      this.on.kept?.(outcome);
    }
  }

  /** What the server says it holds, asked for on another occasion. What is unsaved here goes before it. */
  refresh(answer) {
    if (this.unsaved || this.other || Number(answer.revision) < Number(this.revision)) return;
    this.adopt(answer.value, answer);
  }

  adopt(value, { revision, saved_at: savedAt }) {
    this.revision = String(revision);
    this.acknowledged = value;
    this.savedAt = savedAt ?? this.savedAt;
    if (!same(this.source.read(), value)) this.source.write(value);
  }

  /** The page goes away: send what is unsaved and wait for nothing. Its copy stays until a save is answered. */
  flush() {
    if (!this.pending) return;
    const value = this.source.read();
    this.sent.push(value);
    this.acknowledged = UNKNOWN;
    exchange(this.url, { body: this.body(value), person: this.connection.person, keepalive: true });
  }
}
