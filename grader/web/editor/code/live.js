// The visible cases while one types: after a pause, if the file can be parsed, they run once, and the dots beside Run
// turn. Nothing of it is marked or kept; a busy server says no, and then the dots stay as they were.

import { exchange, KEPT } from "../saving/exchange.js";

const PAUSE = 600; // ms without a key
const LOOKS = [400, 800, 1500]; // ms between asking for a result that did not come at once

export function live(place, editor, connection) {
  const box = place?.querySelector("[data-dots]");
  let timer = 0;
  let running = false;
  let shown = null;
  const on = () => place?.getAttribute("aria-pressed") === "true";

  const paint = (dots, of) => {
    shown = of;
    box.replaceChildren(
      ...dots.map(({ tone }) => {
        const dot = document.createElement("span");
        dot.className = `live-dot tone-${tone}`;
        return dot;
      }),
    );
    const right = dots.filter(({ tone }) => tone === "good").length;
    const said = place.dataset.said.replace("{right}", right).replace("{all}", dots.length);
    place.title = [said, ...dots.map(({ name, word }) => `${name}: ${word}`)].join("\n");
    place.setAttribute("aria-label", `${place.dataset.label}. ${said}`);
    place.dataset.of = String(Date.now());
  };
  const fade = () => box?.classList.toggle("is-old", editor.text !== shown);

  const ask = async () => {
    const source = editor.text;
    if (running || source === shown || !source.trim()) return;
    running = true;
    try {
      const body = new URLSearchParams([["source", source]]);
      let answer = await exchange(place.dataset.url, { body, person: connection.person });
      for (const pause of LOOKS) {
        if (answer.kind !== KEPT || answer.dots || !answer.run) break;
        await new Promise((resume) => setTimeout(resume, pause));
        answer = await exchange(`${place.dataset.url}?run=${answer.run}`, { person: connection.person });
      }
      if (answer.kind === KEPT && answer.dots && on()) paint(answer.dots, source);
    } finally {
      running = false;
    }
    fade();
    if (on() && editor.text !== source) later(); // typed on meanwhile
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (editor.parses() && place && on()) ask();
    }, PAUSE);
  };

  if (place) {
    const set = (pressed) => {
      place.setAttribute("aria-pressed", String(pressed));
      if (!pressed) box.replaceChildren();
      place.classList.toggle("is-off", !pressed);
    };
    let kept = "on";
    try {
      kept = localStorage.getItem("live") ?? "on";
    } catch {
      // A browser that keeps nothing begins with it on.
    }
    set(kept === "on");
    place.hidden = false;
    place.addEventListener("click", () => {
      set(!on());
      try {
        localStorage.setItem("live", on() ? "on" : "off");
      } catch {
        // It holds for this page.
      }
      shown = null;
      if (on()) later();
    });
  }
  return { changed: () => (fade(), later()) };
}
