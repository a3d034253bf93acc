// What is wrong, said under the line it concerns. A mark moves with its line while the text changes, until the next save
// says anew what is wrong.

import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

const setMarks = StateEffect.define();

class Sentence extends WidgetType {
  constructor(mark) {
    super();
    this.mark = mark;
  }

  eq(other) {
    return JSON.stringify(other.mark) === JSON.stringify(this.mark);
  }

  toDOM() {
    const line = document.createElement("div");
    line.className = `cm-said cm-said-${this.mark.kind ?? "bad"}`;
    line.textContent = this.mark.message;
    if (this.mark.detail) {
      const detail = document.createElement("pre");
      detail.textContent = this.mark.detail;
      line.append(detail);
    }
    return line;
  }

  ignoreEvent() {
    return true;
  }
}

function decorated(state, marks) {
  const ranges = [];
  for (const mark of marks) {
    const line = state.doc.line(Math.min(Math.max(mark.line ?? 1, 1), state.doc.lines));
    if (mark.line) ranges.push(Decoration.line({ class: `cm-wrong-${mark.kind ?? "bad"}` }).range(line.from));
    const widget = new Sentence(mark);
    ranges.push(Decoration.widget({ widget, block: true, side: mark.line ? 1 : -1 }).range(mark.line ? line.to : 0));
  }
  return RangeSet.of(ranges, true);
}

export const marks = [
  StateField.define({
    create: () => Decoration.none,
    update(shown, transaction) {
      for (const effect of transaction.effects) {
        if (effect.is(setMarks)) return decorated(transaction.state, effect.value);
      }
      return shown.map(transaction.changes);
    },
    provide: (field) => EditorView.decorations.from(field),
  }),
  EditorView.theme({
    ".cm-wrong-bad": { boxShadow: "inset 3px 0 0 var(--bad)", backgroundColor: "var(--bad-wash)" },
    ".cm-wrong-warn": { boxShadow: "inset 3px 0 0 var(--warn)", backgroundColor: "var(--warn-wash)" },
    ".cm-said": {
      padding: "2px 12px",
      fontFamily: "var(--font-sans)",
      fontSize: "var(--text-xs)",
      whiteSpace: "pre-wrap",
      overflowWrap: "anywhere",
    },
    ".cm-said-bad": { color: "var(--bad)", boxShadow: "inset 3px 0 0 var(--bad)" },
    ".cm-said-warn": { color: "var(--warn)", boxShadow: "inset 3px 0 0 var(--warn)" },
    ".cm-said pre": { margin: "2px 0", fontFamily: "var(--font-mono)", whiteSpace: "pre-wrap" },
  }),
];

/** Say `found` ({line, message}) in the editor, in place of what was said before. */
export function showMarks(view, found) {
  view.dispatch({ effects: setMarks.of(found) });
}
