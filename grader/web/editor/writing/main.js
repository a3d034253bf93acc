// What the editor has for who writes in it: completion, and searching. It comes with the first click into the editor.

import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { keymap } from "@codemirror/view";
import { pythonCompletion } from "./completion.js";

/** The extensions of an editor whose language is `language`; `names` is the address of the names it completes. */
export const writing = (language, names) => [
  pythonCompletion(language, names),
  highlightSelectionMatches(),
  keymap.of(searchKeymap),
];
