// The time that is left, on the page of a quiz's code: the same clock as the attempt's own page has.

import { KEPT } from "../saving/exchange.js";
import { Countdown } from "../quiz/countdown.js";

const REFRESH = 30_000; // ms
const SOON = 2000;

/** Count down in `strip`; when the time is over, what stands in the editor goes to the server at once. */
export function attemptClock(strip, connection, draft) {
  const line = strip.querySelector("#time");
  if (!line) return;
  const refresh = async () => {
    const outcome = await connection.ask(`${strip.dataset.attempt}state/`);
    if (outcome.kind !== KEPT) return;
    if (outcome.over) countdown.stop(line.dataset.over);
    else countdown.set(outcome);
  };
  const countdown = new Countdown({
    line,
    announce: document.getElementById("announce"),
    ended: async () => {
      await draft.save();
      setTimeout(refresh, SOON); // there may be more time by now
    },
  });
  countdown.set({ now: line.dataset.now, ends_at: line.dataset.endsAt });
  addEventListener("focus", refresh);
  addEventListener("pageshow", (event) => event.persisted && refresh());
  setInterval(() => document.hidden || refresh(), REFRESH);
}
