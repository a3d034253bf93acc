// The connection all savers of a page share: whether the server can be reached, and when to try again.
//
// What could not be sent waits here. One of those waiting tries again after growing pauses, and at once when there is a
// hint that it may work: the browser is online again, somebody comes back to the window (perhaps from signing in).
// When any request of the page is answered, all others follow.

import { exchange, LOST, SIGNED_OUT } from "./exchange.js";

const PAUSES = [1000, 2000, 4000, 8000, 15_000]; // ms

export const UP = "up";

export class Connection {
  /** `person` is the id of the user whose page this is; `changed(connection)` hears of every change of state. */
  constructor({ person, changed = () => {} }) {
    this.person = person;
    this.changed = changed;
    this.state = UP; // or LOST or SIGNED_OUT
    this.sentence = ""; // what the server said when it asked for a sign-in
    this.failures = 0;
    this.waiting = new Map(); // who waits -> what to call
    this.timer = 0;
    for (const hint of ["online", "focus", "pageshow"]) addEventListener(hint, () => this.retry());
    document.addEventListener("visibilitychange", () => document.hidden || this.retry());
  }

  /** Send, or ask without a body. What the server says about the session or the network is noted on the way. */
  async ask(url, body) {
    const outcome = await exchange(url, { body, person: this.person });
    if (outcome.kind === LOST || outcome.kind === SIGNED_OUT) this.failed(outcome.kind, outcome.sentence);
    else this.answered();
    return outcome;
  }

  /** Call `job` when it is worth trying again. A second one for the same `who` replaces the first. */
  again(who, job) {
    this.waiting.set(who, job);
    this.schedule();
  }

  failed(state, sentence = "") {
    this.state = state;
    this.sentence = sentence;
    this.failures += 1;
    this.changed(this);
  }

  answered() {
    const before = this.state;
    this.state = UP;
    this.failures = 0;
    if (before !== UP) this.changed(this);
    const jobs = [...this.waiting.values()];
    this.waiting.clear();
    clearTimeout(this.timer);
    this.timer = 0;
    for (const job of jobs) job();
  }

  schedule() {
    if (this.timer) return;
    const pause = PAUSES[Math.min(Math.max(this.failures - 1, 0), PAUSES.length - 1)];
    this.timer = setTimeout(() => this.retry(), pause);
  }

  retry() {
    clearTimeout(this.timer);
    this.timer = 0;
    const [first] = this.waiting;
    if (!first) return;
    this.waiting.delete(first[0]);
    if (this.waiting.size) this.schedule();
    first[1]();
  }
}
