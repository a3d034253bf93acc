// The line that says where saving stands. Its sentences come translated, in data attributes of the line itself.

import { SIGNED_OUT } from "./exchange.js";
import { CHOOSE, SAVING, WAITING } from "./saver.js";
import { at } from "./words.js";

const WARNINGS = new Set(["offline", "unkept", "lost", "signedOut", "refused", "choose", "over", "overOffline", "late", "lateWhole"]);

export class Status {
  constructor(line) {
    this.line = line;
    this.words = line.dataset;
  }

  /** Say one of its sentences; `sentence` is what the server said instead. */
  say(name, { moment, sentence } = {}) {
    this.line.textContent = name ? sentence || at(this.words[name] ?? "", moment) : "";
    this.words.state = name;
    this.line.classList.toggle("is-warning", WARNINGS.has(name));
    if (name === "signedOut") this.line.append(" ", this.signIn());
  }

  /** Why something waits: somebody has to sign in first, or else the sentence of this name. */
  held(connection, name = "lost") {
    if (connection.state === SIGNED_OUT) this.say("signedOut", { sentence: connection.sentence });
    else this.say(name);
  }

  signIn() {
    const link = document.createElement("a");
    link.href = this.words.signIn;
    link.target = "_blank";
    link.textContent = this.words.signInWords;
    return link;
  }

  /** What is to be said of these savers together, the worst first; `savedAt`: of what was saved on other pages. */
  show(savers, connection, savedAt = null) {
    const states = savers.map((saver) => saver.state);
    const waiting = savers.filter((saver) => saver.state === WAITING);
    const refused = savers.find((saver) => saver.state === "refused");
    if (states.includes(CHOOSE)) return this.say("choose");
    if (waiting.length && connection.state === SIGNED_OUT) {
      return this.say("signedOut", { sentence: connection.sentence });
    }
    if (waiting.length) return this.say(waiting.every((saver) => saver.kept) ? "offline" : "unkept");
    if (refused) return this.say("refused", { sentence: refused.sentence });
    if (states.includes(SAVING)) return this.say("saving");
    if (savers.some((saver) => saver.unsaved)) return this.say("unsaved");
    const moments = [savedAt, ...savers.map((saver) => saver.savedAt)].filter(Boolean).map((moment) => new Date(moment));
    if (moments.length) this.say("saved", { moment: Math.max(...moments) });
    else this.say("");
  }
}
