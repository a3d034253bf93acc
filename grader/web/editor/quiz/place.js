// One question of an attempt: its fields are saved as they change, and its dot says how far the answer has come.
//
// Neither says more than the server has said: a dot counts what is saved, not what is typed.

import { arrange } from "../arrange/main.js";
import { Copies } from "../saving/copies.js";
import { complete, pairsOf, readFields, writeFields } from "../saving/fields.js";
import { Saver, WAITING } from "../saving/saver.js";
import { showUnread } from "../saving/unread.js";

export class Dot {
  constructor(element) {
    this.element = element;
    this.words = element.querySelector("[data-words]");
  }

  show({ standing, flag, unsaved }) {
    const { classList } = this.element;
    classList.toggle("is-answered", standing === "answered");
    classList.toggle("is-unread", standing === "unread");
    classList.toggle("is-flagged", flag);
    classList.toggle("is-unsaved", unsaved);
    const said = [this.words.dataset[standing], unsaved && this.words.dataset.unsaved, flag && this.words.dataset.flagged];
    this.words.textContent = ` ${said.filter(Boolean).join(", ")}`;
  }
}

export class Place {
  /**
   * `stored` is the place as the server tells of it, `touched` the fields in which somebody has typed already; `on` has
   * state, heard and over.
   */
  constructor({ section, dot, url, stored, touched, connection, on }) {
    Object.assign(this, { section, dot, connection, on });
    this.number = stored.position + 1;
    this.flag = section.querySelector("[data-aside]");
    this.note = section.querySelector("[data-note]");
    this.standing = stored.standing;
    arrange(section);
    this.write(stored.value, touched); // a browser that comes back to a page fills in what once stood there
    this.saver = new Saver({
      url,
      connection,
      copies: new Copies(connection.person, url),
      acknowledged: stored.value,
      revision: stored.revision,
      source: {
        read: () => ({ fields: readFields(section), flag: this.flag.checked }),
        write: (value) => this.write(value),
        body: ({ fields, flag }) => [...pairsOf(fields), ["flag", flag ? "1" : "0"]],
      },
      on: {
        state: () => this.show(),
        kept: (answer) => this.kept(answer),
        aside: (value) => this.aside(value),
        over: (answer, value) => on.over(this, answer, value),
      },
    });
    this.saver.savedAt = stored.saved_at;
    for (const name of ["input", "change"]) {
      section.addEventListener(name, (event) => this.saver.changed({ soon: complete(event) }));
    }
    showUnread(section, stored.unread);
    this.show();
  }

  write({ fields, flag }, except = new Set()) {
    writeFields(this.section, fields, except);
    if (!except.has(this.flag)) this.flag.checked = flag;
  }

  show() {
    this.dot.show({ standing: this.standing, flag: this.flag.checked, unsaved: this.saver.unsaved });
    this.section.classList.toggle("is-waiting", this.saver.state === WAITING);
    this.on.state();
  }

  kept(answer) {
    if (answer.other) this.say(this.note.dataset.other);
    else if (!answer.aside) this.say("");
    this.stands(answer);
    this.on.heard(answer);
  }

  stands({ standing, unread }) {
    if (standing === undefined) return; // code: how far it is, its own page says
    this.standing = standing;
    showUnread(this.section, unread);
    this.show();
  }

  /** What the server says on another occasion. */
  refresh(stored) {
    this.saver.refresh(stored);
    if (!this.saver.unsaved) this.stands(stored);
  }

  /** Another window had saved a later answer: what was typed here is one press away. */
  aside(value) {
    this.say(this.note.dataset.beside, this.note.dataset.take, () => {
      this.say("");
      this.write(value);
      this.saver.changed({ soon: true });
    });
  }

  say(sentence, action, act) {
    this.note.textContent = sentence;
    this.note.hidden = !sentence;
    if (!action) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button button--small" });
    button.textContent = action;
    button.addEventListener("click", act);
    this.note.append(" ", button);
  }
}
