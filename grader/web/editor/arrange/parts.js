// Small parts that ordering and matching share.

/** A button of type "button" with `words` as its name, when `show` is not that already. */
export function button(className, words, show) {
  const made = Object.assign(document.createElement("button"), { type: "button", className });
  made.setAttribute("aria-label", words);
  if (show) made.append(show);
  return made;
}

/** A line that is read out when it changes. */
export function liveLine() {
  const line = Object.assign(document.createElement("p"), { className: "visually-hidden" });
  line.setAttribute("role", "status");
  return line;
}

/** A sentence with its {facts}. */
export const said = (sentence, facts) => sentence.replace(/\{(\w+)\}/g, (_, name) => facts[name]);

/** What a reader sees of `node`, without what only a screen reader is told. */
export function shownText(node) {
  const copy = node.cloneNode(true);
  for (const unseen of copy.querySelectorAll(".visually-hidden")) unseen.remove();
  return copy.textContent.trim();
}

/** `node` as it is shown, to stand somewhere else too. */
export function copyOf(node) {
  const copy = document.createElement("span");
  copy.append(...[...node.cloneNode(true).childNodes].filter((child) => !child.classList?.contains("visually-hidden")));
  return copy;
}

/** Tell the page that an answer has changed. */
export const changed = (field) => field.dispatchEvent(new Event("change", { bubbles: true }));
