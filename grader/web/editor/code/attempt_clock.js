// The page of a quiz's code: the same clock as the attempt's own page has, and left as that one is, with nothing unsaved.

import { KEPT } from "../saving/exchange.js";
import { Countdown } from "../quiz/countdown.js";
import { Guard } from "../quiz/guard.js";

const REFRESH = 30_000; // ms
const SOON = 2000;

/**
 * Count down in `strip`; when the time is over, what stands in the editor goes to the server at once. Returns the guard of
 * the page, which is to hear when something was saved.
 */
export function attemptClock(strip, connection, draft) {
  const line = strip.querySelector("#time");
  /** Ask the server how it stands. False where it could not be reached. */
  const refresh = async () => {
    const outcome = await connection.ask(`${strip.dataset.attempt}state/`);
    if (outcome.kind !== KEPT) return false;
    if (!line) return true;
    if (outcome.over) countdown.stop(draft.unsaved ? line.dataset.late : line.dataset.over);
    else countdown.set(outcome);
    return true;
  };
  const guard = new Guard({
    connection,
    refresh,
    savers: [draft],
    ending: {}, // the page stays as it is when the time is over
    get pending() {
      return draft.pending;
    },
  });
  if (!line) return guard;
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
  return guard;
}
