// The place where code is written: the form's own textarea, until the editor has come. It comes when somebody does
// something on the page, and at once where this browser has it already: reading does not wait for it. What was typed
// meanwhile, the cursor and the focus go over to it.

import { plainPlace } from "./plain.js";
import { atRest } from "./rest.js";

const COMES = ["pointermove", "pointerdown", "keydown", "focusin", "wheel"];
const HELD = "editor"; // in this browser's storage: the address from which it had the editor last

/** `on` has run, submit, change, and came, which hears that the editor is there. `before`: what Undo leads back to. */
export function writingPlace(textarea, on, before) {
  const { editor: address } = textarea.dataset;
  const rest = atRest(textarea);
  let editor = plainPlace(textarea, on);
  let coming = null;
  let tried = 0;

  const fetched = async () => {
    const { edit } = await import(tried++ ? `${address}#${tried}` : address); // a browser may keep that it had none
    hold(address);
    await rest();
    const line = editor.leave();
    editor = edit(textarea, on, before);
    if (line) editor.mark(...line);
    on.came();
  };
  const come = () => {
    for (const name of COMES) removeEventListener(name, come, { capture: true });
    coming ??= fetched().catch(() => {
      coming = null; // no server there: the next sign of somebody asks again
      listen();
    });
    return coming;
  };
  const listen = () => {
    for (const name of COMES) addEventListener(name, come, { capture: true, passive: true });
  };
  if (held() === address) come();
  else listen();

  return {
    get text() {
      return editor.text;
    },
    replace: (text) => editor.replace(text),
    mark: (number, how) => editor.mark(number, how),
    focus: () => editor.focus(),
    parses: () => editor.parses(),
    press: async (key) => {
      await come();
      editor.press(key);
    },
  };
}

function held() {
  try {
    return localStorage.getItem(HELD);
  } catch {
    return null;
  }
}

function hold(address) {
  try {
    localStorage.setItem(HELD, address);
  } catch {
    // A browser that keeps nothing fetches it with the first movement each time.
  }
}
