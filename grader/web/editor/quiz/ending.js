// The end of an attempt: the page stays until the server has said what it has, and tells what arrived and what did not.

import { KEPT } from "../saving/exchange.js";

export class Ending {
  constructor(attempt) {
    this.attempt = attempt;
    this.begun = false; // the time is over by this page's clock
    this.handedIn = false; // by the server's word
    this.lost = new Map(); // question's number -> what came too late
    this.panel = document.getElementById("ending");
  }

  /** The status line is this one's. */
  get speaks() {
    return this.begun || this.handedIn;
  }

  /** By this page's clock the time is over. */
  begin() {
    if (this.speaks) return;
    this.begun = true;
    this.lock(true);
    this.attempt.status.say("over");
    for (const saver of this.attempt.savers) saver.save();
    this.go();
  }

  /** More time was given. */
  undo() {
    if (!this.begun || this.handedIn) return;
    this.begun = false;
    this.lock(false);
    this.panel.hidden = true;
    this.attempt.show();
  }

  lock(locked) {
    for (const { section } of this.attempt.places) section.inert = locked;
  }

  say(name) {
    this.attempt.status.say(name);
    this.show();
  }

  held(name) {
    this.attempt.status.held(this.attempt.connection, name);
    this.show();
  }

  /** Hand in as soon as the server has everything, unless it says that there is more time by now. */
  async go() {
    const reached = await this.attempt.refresh();
    if (!this.begun || this.handedIn) return;
    if (reached && !this.attempt.pending) return this.handIn();
    if (reached) this.say("over");
    else this.held("overOffline");
    this.attempt.connection.again(this, () => this.go());
  }

  async handIn() {
    const outcome = await this.attempt.connection.ask(`${this.attempt.address}finish/`, new URLSearchParams());
    if (outcome.kind === KEPT) return this.over();
    this.attempt.status.held(this.attempt.connection, this.begun ? "overOffline" : "lost");
    this.attempt.connection.again(this, () => (this.begun ? this.go() : this.handIn()));
  }

  /** The server says that it is over; with a number, that this question's last answer came after the end. */
  over(number, answer, value) {
    this.handedIn = true;
    this.lock(true);
    if (number) this.lost.set(number, { typed: this.words(value), kept: answer.late });
    if (this.attempt.pending) {
      this.say("over");
      for (const saver of this.attempt.savers) saver.save(); // to hear the same
      return this.attempt.connection.again(this, () => this.over());
    }
    if (!this.lost.size) return location.replace(`${this.attempt.address}done/`);
    this.say("ended");
  }

  words({ fields }) {
    if (!fields) return this.panel.dataset.code;
    return Object.entries(fields)
      .flatMap(([name, own]) => own.map((value) => this.label(name, value)))
      .join("; ");
  }

  /** What was chosen, in the words of the page; what was typed, as it is. */
  label(name, value) {
    const field = [...document.getElementsByName(name)].find((one) => one.type !== "radio" || one.value === value);
    if (field?.tagName === "SELECT") return field.querySelector(`[value="${CSS.escape(value)}"]`)?.textContent ?? value;
    if (field?.type === "radio" || field?.type === "checkbox") {
      return document.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`)?.closest("label").textContent.trim() ?? value;
    }
    return value;
  }

  /** Question by question: arrived, on its way, or too late. */
  show() {
    const words = this.panel.dataset;
    this.panel.hidden = false;
    this.panel.querySelector("[data-done]").hidden = !this.handedIn;
    const lines = this.attempt.places
      .filter(({ saver, standing }) => saver.unsaved || standing !== "open" || this.lost.size)
      .map((place) => this.line(place, words));
    for (const [number, lost] of this.lost) {
      if (!this.attempt.places.some((place) => place.number === number)) lines.push(this.late(number, lost, words));
    }
    this.panel.querySelector("[data-list]").replaceChildren(...lines);
    if (this.handedIn && this.lost.size) this.panel.focus();
  }

  line({ number, saver, standing }, words) {
    const lost = this.lost.get(number);
    if (lost) return this.late(number, lost, words);
    if (saver.unsaved) {
      return this.item(number, words.waiting.replace("{answer}", this.words(saver.source.read())), "tone-warn");
    }
    return this.item(number, standing === "open" ? words.open : words.arrived, "tone-good");
  }

  late(number, { typed, kept }, words) {
    return this.item(number, `${words.late.replace("{answer}", typed)} ${kept ? words.lateKept : ""}`, "tone-bad");
  }

  item(number, text, tone) {
    const line = document.createElement("li");
    line.className = tone;
    const name = Object.assign(document.createElement("b"), { textContent: this.panel.dataset.question.replace("{n}", number) });
    line.append(name, " ", text);
    return line;
  }
}
