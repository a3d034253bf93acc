// The draft: saved on the server while typing, kept in this browser while the server cannot be reached.
//
// The server names each state of a draft by its revision. A save says which one it is based on; if another tab saved
// in between, the server refuses and sends what it has, and the student chooses. Neither text is thrown away: the
// other one is one button away, and the own one one Undo away.

import { LocalCopies } from "./copies.js";
import { at } from "./words.js";

const PAUSE = 700; // ms without a key before a save
const RETRY = [2000, 4000, 8000, 15000];

export class Draft {
  constructor(form, editor) {
    this.form = form;
    this.editor = editor;
    this.saved = form.dataset.draftSource === "draft" ? editor.text : null;
    this.sent = new Set(); // texts this tab has sent: finding one of them on the server is no conflict
    this.copies = new LocalCopies(form.dataset.draftKey);
    this.indicator = document.getElementById("draft-state");
    this.choice = document.getElementById("draft-choice");
    this.opened = editor.text;
    this.timer = 0;
    this.failures = 0;
    this.saving = false;
    this.other = null;
    this.restore();
    addEventListener("online", () => this.save());
    addEventListener("pagehide", () => this.flush());
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
    this.choice.querySelector("[data-take]").addEventListener("click", () => this.take());
    this.choice.querySelector("[data-keep]").addEventListener("click", () => this.keepOwn());
  }

  /** The state of the stored draft this text is based on. It stands in the form: a submission stores a draft too. */
  get revision() {
    return this.form.elements.revision.value;
  }

  set revision(value) {
    this.form.elements.revision.value = value;
  }

  get unsaved() {
    return this.editor.text !== (this.saved ?? this.opened);
  }

  say(name, moment) {
    this.indicator.textContent = at(this.indicator.dataset[name], moment);
    this.indicator.dataset.state = name;
  }

  /** After a reload: text that never reached the server comes back. */
  restore() {
    for (const copy of this.copies.all()) {
      if (copy.text === this.editor.text) {
        this.copies.forget(copy.key);
      } else if (copy.base === this.revision && !this.unsaved) {
        if (copy.key !== this.copies.own) this.copies.forget(copy.key);
        this.editor.replace(copy.text);
        this.changed();
      } else if (!this.other) {
        this.offer({ source: copy.text, saved_at: copy.at, revision: this.revision, key: copy.key });
      }
    }
  }

  changed() {
    this.copies.keep(this.editor.text, this.revision);
    if (this.other) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  body(text) {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    body.set("source", text);
    body.set("revision", this.revision);
    return body;
  }

  async save({ anyway = false } = {}) {
    clearTimeout(this.timer);
    const text = this.editor.text;
    if (this.saving || this.other || !(anyway || this.unsaved)) return;
    this.saving = true;
    this.sent.add(text);
    this.say("saving");
    try {
      const response = await fetch(this.form.dataset.draftUrl, {
        method: "POST",
        body: this.body(text),
        headers: { "HX-Request": "true" },
        redirect: "error",
      });
      if (response.status === 409) this.meet(await response.json());
      else if (response.ok) this.stored(text, await response.json());
      else if (response.status === 401) this.say("signedOut");
      else if (response.status >= 500 || response.status === 429) this.retry();
      else this.say("refused");
    } catch {
      this.retry();
    } finally {
      this.saving = false;
    }
    // Typed while it was on its way.
    if (!this.failures && this.editor.text !== text) this.changed();
  }

  stored(text, { revision, saved_at }) {
    this.saved = text;
    this.revision = revision;
    this.failures = 0;
    this.copies.forget();
    if (this.unsaved) this.copies.keep(this.editor.text, revision);
    this.say("saved", saved_at);
  }

  retry() {
    this.say("offline");
    const pause = RETRY[Math.min(this.failures, RETRY.length - 1)];
    this.failures += 1;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  /** The page goes away: send what is unsaved and wait for nothing. The copy in the browser stays until a save is answered. */
  flush() {
    if (this.other || !this.unsaved) return;
    this.sent.add(this.editor.text);
    navigator.sendBeacon(this.form.dataset.draftUrl, this.body(this.editor.text));
  }

  /** The server holds something newer. If this very tab sent it (a beacon, a submission), that is no conflict. */
  meet(other) {
    if (this.sent.has(other.source)) {
      this.revision = other.revision;
      this.saved = other.source;
      this.changed();
    } else {
      this.offer(other);
    }
  }

  offer(other) {
    this.other = other;
    const sentence = this.choice.querySelector("[data-sentence]");
    sentence.textContent = at(sentence.dataset.sentence, other.saved_at);
    this.choice.hidden = false;
    this.say("choose");
  }

  take() {
    const other = this.settle();
    this.editor.replace(other.source);
    if (other.key) this.save();
    else this.stored(other.source, other);
    this.editor.focus();
  }

  keepOwn() {
    this.settle();
    this.save({ anyway: true });
    this.editor.focus();
  }

  settle() {
    const other = this.other;
    this.other = null;
    this.choice.hidden = true;
    this.revision = other.revision;
    if (other.key) this.copies.forget(other.key);
    return other;
  }

  /** A submission was stored: the server has made its source the draft. */
  submitted(text) {
    this.sent.add(text);
    this.saved = text;
    this.copies.forget();
    if (this.unsaved) this.changed();
    else this.say("saved");
  }
}
