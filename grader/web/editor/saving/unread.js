// What cannot be read of an answer is said beside it, as soon as the server has seen it.

/** `troubles` are `{name, where, sentence}`: the field, how the page names it, and how to write it instead. */
export function showUnread(section, troubles) {
  const list = section.querySelector("[data-unread]");
  if (!list) return; // code
  const names = new Set(troubles.map((trouble) => trouble.name));
  for (const field of section.querySelectorAll("input, select")) {
    if (names.has(field.name)) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  const said = troubles.map(({ where, sentence }) => (where ? `${where}: ${sentence}` : sentence));
  // Written anew only where it changes: whoever cannot see it would hear it again.
  if ([...list.children].map((line) => line.textContent).join("\n") !== said.join("\n")) {
    list.replaceChildren(...said.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  }
  list.hidden = !said.length;
}
