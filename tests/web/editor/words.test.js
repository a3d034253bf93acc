// Times that the page's scripts put into words.

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = { documentElement: { lang: "en" } };
const { at } = await import("../../../grader/web/editor/saving/words.js");

test("five past midnight is in hour 00", () => {
  assert.equal(at("Saved {time}", new Date(2026, 11, 1, 0, 5, 9)), "Saved 00:05:09");
});
