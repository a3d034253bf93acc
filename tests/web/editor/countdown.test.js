// The countdown goes by what the server says, whatever the browser's own clock shows.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Countdown } from "../../../grader/web/editor/quiz/countdown.js";

const NOW = "2001-01-01T10:00:00Z"; // the server's; this machine's is another
const in_ = (seconds) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();

let line, announce, ends, countdown;

beforeEach(() => {
  const short = [];
  line = {
    dataset: { minutes: "{minutes} min left", clock: "{time} left" },
    parentElement: { classList: { toggle: (name, on) => short.push(on) } },
    textContent: "",
    short,
  };
  announce = { textContent: "" };
  ends = 0;
  countdown = new Countdown({ line, announce, ended: () => (ends += 1) });
});
afterEach(() => clearTimeout(countdown.timer));

test("whole minutes until the last five, then seconds", () => {
  for (const [seconds, shown] of [[3600, "60 min left"], [3541, "60 min left"], [301, "6 min left"], [299, "4:59 left"], [61, "1:01 left"]]) {
    countdown.set({ now: NOW, ends_at: in_(seconds) });
    assert.equal(line.textContent, shown);
  }
  assert.deepEqual(line.short.slice(-3), [false, true, true]);
});

test("the last minutes are told to who cannot see them", () => {
  countdown.set({ now: NOW, ends_at: in_(300) });
  assert.equal(announce.textContent, "5:00 left");
});

test("it knows when more time was given, and nothing else is that", () => {
  assert.equal(countdown.set({ now: NOW, ends_at: in_(60) }), false);
  assert.equal(countdown.set({ now: NOW, ends_at: in_(60) }), false);
  assert.equal(countdown.set({ now: NOW, ends_at: in_(360) }), true);
  assert.equal(countdown.set({ now: NOW, ends_at: in_(50) }), false);
});

test("at the end it says so, once for each time it was told an end", () => {
  countdown.set({ now: NOW, ends_at: NOW });
  assert.equal(ends, 1);
  assert.equal(line.textContent, "0:00 left");
  countdown.stop("over");
  assert.equal(line.textContent, "over");
});

test("without a limit there is nothing to count", () => {
  assert.equal(countdown.set({ now: NOW, ends_at: null }), false);
  assert.equal(countdown.left, Infinity);
  assert.equal(line.textContent, "");
});
