// Two values of the same thing, from two windows or computers: its writer says which to keep.

import { CHOOSE } from "./saver.js";
import { at } from "./words.js";

/** Show `box` while `saver` has a choice to put. Calls `after` when it is made. */
export function offerChoice(box, saver, after = () => {}) {
  const sentence = box.querySelector("[data-sentence]");
  box.querySelector("[data-take]").addEventListener("click", () => {
    saver.take();
    after();
  });
  box.querySelector("[data-keep]").addEventListener("click", () => {
    saver.keepOwn();
    after();
  });
  return () => {
    box.hidden = saver.state !== CHOOSE;
    if (box.hidden) return;
    const { at: time, by } = saver.other;
    const words = by ? sentence.dataset.ofAnother.replace("{name}", by) : sentence.dataset.sentence;
    sentence.textContent = at(words, time);
  };
}
