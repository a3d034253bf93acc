// An attempt's page: everything is saved by itself, nobody leaves it with something unsaved, and its end is waited for.
//
// What the page shows of time, answers and revisions it takes from the server: at opening, with every reply, and
// whenever somebody comes back to it. A browser's Back brings an old page, and another window may have gone on.

import { Connection, UP } from "../saving/connection.js";
import { KEPT } from "../saving/exchange.js";
import { Status } from "../saving/status.js";
import { Countdown } from "./countdown.js";
import { Ending } from "./ending.js";
import { Guard } from "./guard.js";
import { deliverLeftovers } from "./leftovers.js";
import { Dot, Place } from "./place.js";

const REFRESH = 30_000; // ms between two questions to the server where nothing is typed
const FRESH = 2000; // ms for which what the server said needs not be asked again

export class Attempt {
  constructor(root, touched) {
    this.root = root;
    this.touched = touched;
    this.address = root.dataset.address;
    this.status = new Status(document.getElementById("state"));
    this.heardAt = performance.now();
    this.onTheirWay = new Set(); // positions of leftovers that are being sent
    this.announce = document.getElementById("announce");
    this.connection = new Connection({
      person: document.documentElement.dataset.person,
      changed: () => this.show(),
    });
    this.countdown = new Countdown({
      line: document.getElementById("time"),
      announce: this.announce,
      ended: () => this.ending.begin(),
    });
    this.ending = new Ending(this);
    this.guard = new Guard(this);
    const stored = JSON.parse(document.getElementById("attempt-state").textContent);
    this.dots = new Map(
      [...document.querySelectorAll("[data-dot]")].map((element) => [Number(element.dataset.dot), new Dot(element)]),
    );
    this.savedAt = stored.places.map((place) => place.saved_at).filter(Boolean).sort().at(-1);
    this.places = stored.places.flatMap((place) => this.open(place));
    this.countdown.set(stored);
    this.show();
    this.listen();
    for (const place of this.places) place.saver.restore();
    deliverLeftovers({
      connection: this.connection,
      address: this.address,
      shown: new Set(this.places.map((place) => place.number - 1)),
      drafts: Object.fromEntries(stored.places.filter(({ draft }) => draft).map(({ position, draft }) => [position, draft])),
      on: {
        sending: (position, sending) => this.sendingLeftover(position, sending),
        kept: () => this.refresh(),
        over: (position, answer, value) => this.ending.over(position + 1, answer, value),
      },
    });
  }

  open(stored) {
    const section = this.root.querySelector(`[data-place="${stored.position}"]`);
    if (!section) return [];
    return new Place({
      section,
      stored,
      touched: this.touched,
      dot: this.dots.get(stored.position),
      url: `${this.address}places/${stored.position}/`,
      connection: this.connection,
      on: {
        state: () => this.show(),
        heard: (answer) => this.heard(answer),
        over: (place, answer, value) => this.ending.over(place.number, answer, value),
      },
    });
  }

  listen() {
    const again = () => performance.now() - this.heardAt > FRESH && this.refresh();
    addEventListener("focus", again);
    document.addEventListener("visibilitychange", () => document.hidden || again());
    addEventListener("pageshow", (event) => event.persisted && this.refresh());
    addEventListener("online", () => this.refresh());
    setInterval(() => document.hidden || performance.now() - this.heardAt < REFRESH || this.refresh(), REFRESH / 3);
  }

  get savers() {
    return this.places.map((place) => place.saver);
  }

  /** Somebody's answer is not at the server yet, and waiting may bring it there. */
  get pending() {
    return this.onTheirWay.size > 0 || this.savers.some((saver) => saver.pending);
  }

  sendingLeftover(position, sending) {
    if (sending) this.onTheirWay.add(position);
    else this.onTheirWay.delete(position);
    this.show();
  }

  show() {
    if (!this.places || this.ending.speaks) return;
    const lost = this.connection.state !== UP && this.guard.waits;
    if (lost && !this.pending) this.status.held(this.connection);
    else this.status.show(this.savers, this.connection, this.savedAt);
    this.guard.go();
  }

  /** Ask the server how everything stands. False where it could not be reached. */
  async refresh() {
    const outcome = await this.connection.ask(`${this.address}state/`);
    if (outcome.kind !== KEPT) return false;
    this.heard(outcome);
    for (const stored of outcome.places) {
      const place = this.places.find((place) => place.number === stored.position + 1);
      if (place) place.refresh(stored);
      else this.dots.get(stored.position)?.show({ ...stored, flag: stored.value.flag, unsaved: this.onTheirWay.has(stored.position) });
    }
    return true;
  }

  /** Every reply brings the time. */
  heard(answer) {
    this.heardAt = performance.now();
    if (answer.over) return this.ending.over();
    if (this.countdown.set(answer)) {
      this.announce.textContent = this.root.dataset.moreTime;
      this.ending.undo();
    }
  }
}
