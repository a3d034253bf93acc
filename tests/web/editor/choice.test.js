// Whose the other of two texts is, in the sentence that puts the choice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CHOOSE } from "../../../grader/web/editor/saving/saver.js";

globalThis.document = { documentElement: { lang: "en" } }; // whose language times are written in
const { offerChoice } = await import("../../../grader/web/editor/saving/choice.js");

test("a colleague is named, and the writer's own other window is not", () => {
  const sentence = { dataset: { sentence: "Another one, of {time}.", ofAnother: "{name} wrote at {time}." } };
  const button = { addEventListener() {} };
  const box = { hidden: true, querySelector: (wanted) => (wanted === "[data-sentence]" ? sentence : button) };
  const saver = { state: CHOOSE, other: { at: "2001-01-01T10:00:00Z", by: "Ines" } };
  const show = offerChoice(box, saver);
  show();
  assert.match(sentence.textContent, /^Ines wrote at [\d:]+\.$/);
  saver.other.by = "";
  show();
  assert.match(sentence.textContent, /^Another one, of [\d:]+\.$/);
  assert.equal(box.hidden, false);
});
