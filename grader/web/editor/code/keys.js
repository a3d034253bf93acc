// A row of the keys that a phone's keyboard hides.

import { indentLess, indentMore, undo } from "@codemirror/commands";

const COMMANDS = { indent: indentMore, dedent: indentLess, undo };

export function keyRow(row, view) {
  row.addEventListener("pointerdown", (event) => event.preventDefault()); // the editor keeps the focus and its keyboard
  row.addEventListener("click", (event) => {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (!key) return;
    if (key in COMMANDS) COMMANDS[key](view);
    else view.dispatch(view.state.replaceSelection(key), { userEvent: "input.type", scrollIntoView: true });
    view.focus();
  });
}
