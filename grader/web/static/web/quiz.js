// An attempt's page: saves every change at once, keeps it in this browser while the connection is away, counts the time
// down calmly by the server's clock. Without this script the page's buttons do all of it.

const quiz = document.getElementById("quiz");
const words = quiz.dataset;
const form = quiz.querySelector("form");
const state = document.getElementById("state");
const secret = form.querySelector("[name=csrfmiddlewaretoken]").value;
const tab = crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2);

const RETRIES = [500, 1000, 2000, 4000, 8000];
const PAUSE = 350; // milliseconds without typing before a text is saved

class Place {
  constructor(section) {
    this.section = section;
    this.url = section.dataset.url;
    this.key = `quiz:${this.url}`;
    this.revision = section.dataset.revision;
    this.dot = quiz.querySelector(`[data-dot="${section.dataset.place}"]`);
    this.timer = 0;
    this.tries = 0;
    this.sending = false;
    this.dirty = false;
    section.addEventListener("input", (event) => this.changed(event));
    section.addEventListener("change", (event) => this.changed(event));
    this.restore();
  }

  get fields() {
    return [...this.section.querySelectorAll("input, select, textarea")].filter((field) => !field.name.endsWith("-flag"));
  }

  data() {
    const sent = new URLSearchParams({ tab, revision: this.revision });
    for (const field of this.fields) {
      if (field.type === "radio" || field.type === "checkbox") {
        if (field.checked) sent.append(field.name, field.value);
      } else {
        sent.append(field.name, field.value);
      }
    }
    return sent;
  }

  changed(event) {
    if (event.target.name.endsWith("-flag")) {
      if (event.type === "change") this.flag(event.target.checked);
      return;
    }
    this.dirty = true;
    this.remember();
    this.mark();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), event.type === "change" ? 0 : PAUSE);
  }

  // What could not be sent yet survives a reload, and a browser that is closed and opened again.
  remember() {
    try {
      const kept = [...this.data()].filter(([name]) => name !== "tab");
      localStorage.setItem(this.key, JSON.stringify(kept));
    } catch {
      // A full or forbidden storage costs only this safety net.
    }
  }

  restore() {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(this.key));
    } catch {
      kept = null;
    }
    if (!kept) return;
    const values = new Map();
    for (const [name, value] of kept) values.set(name, [...(values.get(name) || []), value]);
    if ((values.get("revision") || [])[0] !== this.revision) return this.keepAside(kept);
    for (const field of this.fields) {
      const own = values.get(field.name) || [];
      if (field.type === "radio" || field.type === "checkbox") field.checked = own.includes(field.value);
      else if (own.length) field.value = own[0];
    }
    this.dirty = true;
    this.mark();
    this.save();
  }

  // Another window or device has saved since: what was typed here without a connection is kept beside it, not over it.
  async keepAside(kept) {
    const answer = await send(this.url, new URLSearchParams([...kept, ["tab", tab], ["aside", "1"]]));
    if (answer && answer.revision) {
      this.revision = String(answer.revision);
      this.forget();
      this.note(words.aside);
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Nothing was kept then.
    }
  }

  async save() {
    if (this.sending || !this.dirty) return;
    this.sending = true;
    this.dirty = false;
    say(words.saving);
    const answer = await send(this.url, this.data());
    this.sending = false;
    if (answer === null) {
      this.dirty = true;
      say(words.lost, true);
      this.timer = setTimeout(() => this.save(), RETRIES[Math.min(this.tries++, RETRIES.length - 1)]);
      return;
    }
    this.tries = 0;
    if (answer.over) return finish(answer.sentence);
    if (answer.sentence) return this.note(answer.sentence);
    this.revision = String(answer.revision);
    this.note(answer.other ? words.other : "");
    if (this.dirty) return this.save();
    this.forget();
    const clock = new Date(answer.saved_at).toLocaleTimeString(document.documentElement.lang);
    if (places.every((place) => !place.dirty)) say(`${words.saved} ${clock}`);
  }

  async flag(flagged) {
    this.mark();
    await send(this.url, new URLSearchParams({ flag: flagged ? "1" : "0" }));
  }

  note(sentence) {
    const line = this.section.querySelector("[data-note]");
    line.textContent = sentence;
    line.hidden = !sentence;
  }

  mark() {
    const answered = this.fields.some((field) =>
      field.type === "radio" || field.type === "checkbox" ? field.checked : field.value.trim() !== "",
    );
    const flagged = this.section.querySelector("[name$='-flag']").checked;
    this.dot.classList.toggle("is-answered", answered);
    this.dot.classList.toggle("is-flagged", flagged);
    const line = this.dot.querySelector("[data-words]");
    const [yes, no, flag] = line.dataset.words.split("|");
    line.textContent = ` ${answered ? yes : no}${flagged ? `, ${flag}` : ""}`;
  }
}

// Null where no answer came: no connection, or a server that is being started again.
async function send(url, body) {
  try {
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: { "X-CSRFToken": secret },
      signal: AbortSignal.timeout(10000),
    });
    if (response.status >= 500) return null;
    return await response.json();
  } catch {
    return null;
  }
}

function say(sentence, warn = false) {
  state.textContent = sentence;
  state.classList.toggle("is-warning", warn);
}

let finishing = false;

async function finish(sentence) {
  if (finishing) return;
  finishing = true;
  say(sentence);
  for (const place of places) place.forget();
  location.assign(words.done);
}

const places = [...quiz.querySelectorAll("[data-place]")].filter((one) => one.dataset.url).map((one) => new Place(one));

// The browser's clock may be wrong; only how much time has passed since the page came is taken from it.
if (words.ends) {
  const ends = performance.now() + (new Date(words.ends) - new Date(words.now));
  const line = document.getElementById("time");
  const tick = () => {
    const left = Math.max(0, Math.round((ends - performance.now()) / 1000));
    const minutes = Math.floor(left / 60);
    // Whole minutes until the last five: a clock that runs by the second is nobody's friend.
    line.textContent =
      left > 300
        ? words.minutes.replace("{minutes}", Math.ceil(left / 60))
        : words.clock.replace("{time}", `${minutes}:${String(left % 60).padStart(2, "0")}`);
    line.parentElement.classList.toggle("is-short", left <= 300);
    if (left === 0) return over();
    setTimeout(tick, left > 300 ? 5000 : 500);
  };
  const over = async () => {
    say(words.over);
    await Promise.all(places.map((place) => place.save()));
    await send(words.done.replace(/done\/$/, "finish/"), new URLSearchParams());
    finish(words.over);
  };
  tick();
}

// Buttons post the page, which saves what is on it: nothing is left to do for the script then.
form.addEventListener("submit", () => {
  for (const place of places) place.forget();
});
