// The exercise page: editor, draft, sending, and what the result's links do to the editor.

import { createEditor } from "./code.js";
import { Connection } from "./connection.js";
import { Draft } from "./draft.js";
import "./maps.js";

const form = document.getElementById("answer");
if (document.getElementById("connection")) new Connection(form);

if (form) {
  const run = form.querySelector("button[value=trial]");
  const submit = form.querySelector("button[value=submission]");
  let draft = null;

  // Opened with code to put back: the editor starts with what stood there before, so that Undo finds it.
  const before = form.querySelector("textarea[data-before]");
  const instead = before ? form.elements.source.value : null;
  if (before) form.elements.source.value = before.value;

  const editor = createEditor(form.elements.source, {
    run: () => run?.click(),
    submit: () => submit?.click(),
    change: () => draft?.changed(),
  });
  draft = new Draft(form, editor);
  form.classList.add("is-live");

  // The second click of a double click may come after the first one's answer, when the form has a new token.
  form.addEventListener("click", (event) => event.detail > 1 && event.target.closest("button[name]") && event.preventDefault(), {
    capture: true,
  });

  // Sending stores the draft as well; the answer's hidden fields name its new state.
  let sending = "";
  form.addEventListener("htmx:beforeRequest", () => (sending = editor.text));
  form.addEventListener("htmx:afterRequest", (event) => event.detail.successful && draft.submitted(sending));

  if (instead !== null) editor.replace(instead);
  if (location.search) history.replaceState(null, "", location.pathname); // a reload then shows the draft

  const markProblem = () => {
    const problem = document.querySelector("#result [data-problem-line]");
    if (problem) editor.mark(Number(problem.dataset.problemLine));
  };
  markProblem();
  document.body.addEventListener("htmx:afterSettle", markProblem);

  document.addEventListener("click", async (event) => {
    const line = event.target.closest("#result a[data-line]");
    if (line) {
      event.preventDefault();
      editor.mark(Number(line.dataset.line), { go: true });
      return;
    }
    const back = event.target.closest("a[data-put-back]");
    if (back) {
      event.preventDefault();
      try {
        const response = await fetch(back.dataset.putBack, { redirect: "error" });
        if (!response.ok) throw new Error(response.statusText);
        editor.replace(await response.text());
        document.getElementById("draft-state").scrollIntoView({ block: "nearest" });
        editor.focus();
      } catch {
        location.assign(back.href);
      }
    }
  });
}
