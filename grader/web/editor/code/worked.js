// The worked example of the statement, window by window: its buttons choose the next element of the result, as a click on
// the element does.

import { choose } from "./maps.js";

export function workedExample(place) {
  if (!place) return;
  const cells = [...place.querySelectorAll("[data-maps] [data-cell]")];
  const row = place.querySelector(".worked-steps");
  const number = row.querySelector("[data-step-at]");
  const at = () => Math.max(0, cells.findIndex((cell) => cell.classList.contains("is-chosen")));
  const say = () => {
    number.textContent = at() + 1;
    for (const button of row.querySelectorAll("[data-step]")) {
      // Not disabled: the focus would be lost with the last step.
      button.setAttribute("aria-disabled", String(!cells[at() + Number(button.dataset.step)]));
    }
  };
  row.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    const next = button && cells[at() + Number(button.dataset.step)];
    if (next) choose(next);
    say();
  });
  place.addEventListener("click", () => setTimeout(say)); // after the maps have chosen
  place.addEventListener("keyup", say);
  cells[0].classList.add("is-chosen");
  say();
}
