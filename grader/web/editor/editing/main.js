// The code editor of an exercise, with all that goes with it. The page fetches it after itself (code/place.js).

import { indentLess, indentMore, undo } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { LanguageSupport } from "@codemirror/language";
import { createEditor } from "./editor.js";
import { checkSyntax, syntaxMarks } from "./syntax.js";
import { takeWriting, writingLater } from "./writing.js";

const COMMANDS = { indent: indentMore, dedent: indentLess, undo };

/** An editor in place of `textarea`, where Undo also finds `before`, the text that the page came with. */
export function edit(textarea, on, before) {
  const written = textarea.value;
  const { selectionStart: anchor, selectionEnd: head, scrollTop } = textarea;
  const focused = document.activeElement === textarea;
  const { syntax } = textarea.dataset;

  textarea.value = before;
  const editor = createEditor(textarea, on, {
    language: new LanguageSupport(pythonLanguage),
    more: [syntaxMarks, writingLater],
  });
  const { view } = editor;
  takeWriting(view, textarea.dataset);
  editor.replace(written);
  if (focused) {
    view.dispatch({ selection: { anchor, head } });
    view.focus();
  }
  view.scrollDOM.scrollTop = scrollTop;
  return Object.assign(editor, {
    parses: () => checkSyntax(view, syntax),
    press(key) {
      if (key in COMMANDS) COMMANDS[key](view);
      else view.dispatch(view.state.replaceSelection(key), { userEvent: "input.type", scrollIntoView: true });
      view.focus();
    },
  });
}
