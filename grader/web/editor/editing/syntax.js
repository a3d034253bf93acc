// Where the file is not Python, marked a moment after the typing stops: by the editor's own parser, without any server.

import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

const MOST = 5; // marks at a time: what follows the first is mostly its doing
const TIME = 50; // ms for the parser to come to the end

const setErrors = StateEffect.define();
const errors = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) if (effect.is(setErrors)) return effect.value;
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const syntaxMarks = errors;

/** Mark what cannot be parsed; true where all of it can. `title` is what a mark says. */
export function checkSyntax(view, title) {
  const { doc } = view.state;
  const tree = ensureSyntaxTree(view.state, doc.length, TIME) ?? syntaxTree(view.state);
  const found = [];
  tree.iterate({
    enter: (node) => {
      if (!node.type.isError || found.length >= MOST) return;
      const line = doc.lineAt(Math.min(node.from, doc.length));
      let [from, to] = [Math.max(line.from, node.from - 1), Math.min(line.to, Math.max(node.to, node.from + 1))];
      if (from >= to) [from, to] = [line.from, line.to];
      if (from < to && !found.some((one) => from < one.to)) found.push({ from, to });
    },
  });
  const mark = Decoration.mark({ class: "cm-syntax", attributes: { title } });
  view.dispatch({ effects: setErrors.of(Decoration.set(found.map(({ from, to }) => mark.range(from, to)))) });
  return tree.length >= doc.length && !found.length;
}
