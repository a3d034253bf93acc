// What this browser still holds of files whose exercise was removed: shown, to be copied.

import { copiesBelow } from "../saving/copies.js";

/** Fill `section`, whose `data-left` is the address that the files were saved at. */
export function showLeft(section, person) {
  for (const { thing, value } of copiesBelow(person, section.dataset.left)) {
    const name = document.createElement("h3");
    name.textContent = thing.slice(thing.indexOf("#") + 1);
    const text = document.createElement("pre");
    text.className = "panel other-pre";
    text.tabIndex = 0;
    text.textContent = value;
    section.append(name, text);
    section.hidden = false;
  }
}
