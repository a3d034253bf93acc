// The code editor itself: CodeMirror over the form's textarea, which stays the one truth of what is sent.

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { theme } from "./theme.js";

const setProblem = StateEffect.define();

// The line a traceback ends in stays marked until the text changes: after that the number may be another line's.
const problemLine = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setProblem)) {
        return effect.value === null
          ? Decoration.none
          : Decoration.set([Decoration.line({ class: "cm-problem" }).range(effect.value)]);
      }
    }
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Put an editor in place of `textarea`. `on` has run, submit and change; `more` is what an editor has
 * beyond that. */
export function createEditor(textarea, on, { language, more = [] }) {
  const host = document.createElement("div");
  host.className = "editor-host";
  textarea.before(host);
  textarea.hidden = true;

  // In a shadow root CodeMirror's styles are adopted sheets: the page's policy refuses <style> elements.
  const root = host.attachShadow({ mode: "open", delegatesFocus: true });
  const words = textarea.dataset;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: textarea.value,
      extensions: [
        keymap.of([
          { key: "Mod-Enter", run: () => (on.run(), true) },
          { key: "Mod-Shift-Enter", run: () => (on.submit(), true) },
        ]),
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSpecialChars(),
        history(),
        drawSelection(),
        EditorState.allowMultipleSelections.of(true),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        EditorState.phrases.of(JSON.parse(words.phrases || "{}")),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        language,
        more,
        problemLine,
        theme,
        EditorView.contentAttributes.of({
          "aria-label": words.label,
          tabindex: "0",
          spellcheck: "false",
          autocapitalize: "off",
          autocorrect: "off",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            textarea.value = view.state.doc.toString();
            on.change(textarea.value);
          }
        }),
      ],
    }),
  });

  return {
    view,
    get text() {
      return view.state.doc.toString();
    },
    /** Replace everything as one step that Undo takes back. */
    replace(text) {
      if (text !== this.text) {
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: "input.replace" });
      }
    },
    /** Mark a line (1 is the first) and, with `go`, put the cursor there. */
    mark(number, { go = false } = {}) {
      const line = number >= 1 && number <= view.state.doc.lines ? view.state.doc.line(number) : null;
      const effects = [setProblem.of(line ? line.from : null)];
      if (line && go) {
        effects.push(EditorView.scrollIntoView(line.from, { y: "center" }));
        view.dispatch({ effects, selection: { anchor: line.from } });
        view.focus();
        host.scrollIntoView({ block: "nearest" });
      } else {
        view.dispatch({ effects });
      }
    },
    focus: () => view.focus(),
  };
}
