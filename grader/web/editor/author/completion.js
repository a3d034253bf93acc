// Completes exercise.toml: the fields of the table the cursor is in, and the values of a field that has only a few.

import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { Prec } from "@codemirror/state";
import { keymap } from "@codemirror/view";

/** `fields` are those of every table: {"": [{label, values}], "code": [...]}. */
export function tomlCompletion(fields) {
  const source = (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const table = tableAt(context.state.doc, line.number);
    const known = fields[table] ?? [];
    const value = before.match(/^\s*([A-Za-z_-]+)\s*=\s*([^\s,]*)$/);
    if (value) {
      const field = known.find((one) => one.label === value[1]);
      if (!field?.values.length) return null;
      return {
        from: context.pos - value[2].length,
        options: field.values.map((label) => ({ label, type: "constant" })),
      };
    }
    const name = before.match(/^\s*([A-Za-z_-]*)$/);
    if (!name || (!name[1] && !context.explicit)) return null;
    return {
      from: context.pos - name[1].length,
      options: known.map(({ label }) => ({ label, type: "property", apply: `${label} = ` })),
    };
  };
  return [autocompletion({ override: [source] }), Prec.high(keymap.of(completionKeymap))];
}

function tableAt(doc, number) {
  for (let at = number; at >= 1; at--) {
    const heading = doc.line(at).text.match(/^\s*\[\[?\s*([^\]]+?)\s*\]/);
    if (heading) return heading[1];
  }
  return "";
}
