// The exercise page: editor, draft, sending, and what the result's links do to the editor.

import { Connection } from "../saving/connection.js";
import { attemptClock } from "./attempt_clock.js";
import { draftOf } from "./draft.js";
import "./maps.js";
import { keyRow } from "./keys.js";
import { live } from "./live.js";
import { ownInput } from "./own.js";
import { panes } from "./panes.js";
import { writingPlace } from "./place.js";
import { sendOver } from "./sending.js";
import { workedExample } from "./worked.js";

const form = document.querySelector("form#answer");
const notice = document.getElementById("connection");
const connection = new Connection({ person: document.documentElement.dataset.person });
if (notice) sendOver(connection, form, notice);

if (form) {
  const run = form.querySelector("button[value=trial]");
  const submit = form.querySelector("button[value=submission]");
  let draft = null;
  let dots = null;
  let guard = null;

  // Opened with code to put back: the editor starts with what stood there before, so that Undo finds it.
  const before = form.querySelector("textarea[data-before]");
  const instead = before ? form.elements.source.value : null;
  if (before) form.elements.source.value = before.value;
  const came = before ? before.value : form.elements.source.defaultValue;

  const editor = writingPlace(form.elements.source, {
    run: () => run?.click(),
    submit: () => submit?.click(),
    change: () => {
      draft?.changed();
      dots?.changed();
    },
    came: () => editor.text !== came && dots?.changed(),
  }, came);
  draft = draftOf(form, editor, came, connection, () => guard);
  draft.restore();
  form.classList.add("is-live");
  ownInput(connection.person);
  panes(document.querySelector(".room"));
  workedExample(document.querySelector("[data-worked]"));
  dots = live(document.getElementById("live-dots"), editor, connection);
  keyRow(form.querySelector(".keys"), editor);

  // The second click of a double click may come after the first one's answer, when the form has a new token.
  form.addEventListener("click", (event) => event.detail > 1 && event.target.closest("button[name]") && event.preventDefault(), {
    capture: true,
  });

  // Sending stores the draft as well; the answer's hidden fields name its new state.
  let sending = null;
  form.addEventListener("htmx:beforeRequest", () => (sending = editor.text));
  document.body.addEventListener("htmx:afterSettle", () => {
    const { value: revision } = form.elements.revision;
    if (sending === null || revision === draft.revision) return;
    draft.acknowledge(sending, { revision, saved_at: revision });
    sending = null;
  });

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

  // After all that hears of presses: a link that something else is done with leads nowhere.
  const strip = document.querySelector("[data-attempt]");
  if (strip) guard = attemptClock(strip, connection, draft);
  connection.changed = () => draft.on.state(draft);
}
