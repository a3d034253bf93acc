// The fields of an answer: what stands in them, by name, as the server names it too. Blank ones are left out.

const ticked = (field) => field.type === "radio" || field.type === "checkbox";

function fieldsIn(section) {
  return [...section.querySelectorAll("input, select, textarea")].filter((field) => field.name && !("aside" in field.dataset));
}

/** `{name: [value, ...]}`, sorted by name. */
export function readFields(section) {
  const found = new Map();
  for (const field of fieldsIn(section)) {
    const value = ticked(field) ? (field.checked ? field.value : "") : field.value.trim();
    if (value) found.set(field.name, [...(found.get(field.name) ?? []), value]);
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Put `values` into the fields, and nothing into those that are not in it; but for the fields in `except`. Who shows them in another way hears of it. */
export function writeFields(section, values, except = new Set()) {
  for (const field of fieldsIn(section)) {
    if (except.has(field)) continue;
    const own = values[field.name] ?? [];
    if (ticked(field)) field.checked = own.includes(field.value);
    else if (field.value.trim() !== (own[0] ?? "")) field.value = own[0] ?? "";
  }
  section.dispatchEvent(new Event("written"));
}

/**
 * The fields that somebody changes from now on. To be asked for before the page is there: a browser that comes back to a
 * page may fill its fields with what once stood in them, and only what was typed since is to be kept.
 */
export function touchedFields() {
  const touched = new Set();
  for (const name of ["input", "change"]) {
    document.addEventListener(name, (event) => event.isTrusted && touched.add(event.target), { capture: true });
  }
  return touched;
}

/** As form fields. */
export const pairsOf = (values) => Object.entries(values).flatMap(([name, own]) => own.map((value) => [name, value]));

/** A choice is complete when it is made; of what is typed, the next key may follow. */
export const complete = (event) => event.type === "change" || ticked(event.target) || event.target.tagName === "SELECT";
