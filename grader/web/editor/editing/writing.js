// Completion and searching, which are a fifth of the editor, come when somebody first puts the cursor into it.

import "editor-parts";
import { pythonLanguage } from "@codemirror/lang-python";
import { Compartment } from "@codemirror/state";

const place = new Compartment();

/** What the editor begins with. */
export const writingLater = place.of([]);

/** Have `view` take them on its first focus; a server that is not there is asked again with the next one. */
export function takeWriting(view, { writing: address, names }) {
  const take = async () => {
    try {
      const { writing } = await import(address);
      view.dispatch({ effects: place.reconfigure(writing(pythonLanguage, names)) });
    } catch {
      view.dom.addEventListener("focusin", take, { once: true });
    }
  };
  view.dom.addEventListener("focusin", take, { once: true });
}
