// Ordering and matching by dragging, by tapping and by keyboard. The selects or radio buttons that stand there without a
// script stay the answer: they are hidden, written to, and read again whenever somebody else has written them.

import { Matching } from "./match.js";
import { Ordering } from "./order.js";

const kinds = { order: Ordering, match: Matching };

/** Arrange what can be arranged in `section`; what is locked stays as it is. */
export function arrange(section) {
  for (const list of section.querySelectorAll("[data-arrange]")) {
    if (list.querySelector("select:disabled, input:disabled")) continue;
    const made = new kinds[list.dataset.arrange](list);
    section.addEventListener("written", () => made.show());
  }
}
