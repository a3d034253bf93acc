// An author's bench: one file in the editor, saved while it is typed; what is wrong under its line; how its page looks.

import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { keymap } from "@codemirror/view";
import { createEditor } from "../editing/editor.js";
import { offerChoice } from "../saving/choice.js";
import { Connection, UP } from "../saving/connection.js";
import { Copies } from "../saving/copies.js";
import { REFUSED } from "../saving/exchange.js";
import { CHOOSE, Saver } from "../saving/saver.js";
import { Status } from "../saving/status.js";
import { tomlCompletion } from "./completion.js";
import { languageOf } from "./languages.js";
import { showLeft } from "./left.js";
import { marks, showMarks } from "./marks.js";
import { livePreview } from "./preview.js";
import { takeFolders } from "./upload.js";

const LOOK = 500; // ms between two looks at a check

for (const form of document.querySelectorAll("form[data-folder]")) takeFolders(form);

const left = document.querySelector("[data-left]");
if (left) showLeft(left, document.documentElement.dataset.person);

const form = document.getElementById("file");
if (form) {
  const { text, path, revision, exercise } = form.elements;
  const notice = document.getElementById("connection");
  const connection = new Connection({
    person: document.documentElement.dataset.person,
    changed: ({ state }) => (notice.hidden = state === UP),
  });
  const fields = text.dataset.fields ? tomlCompletion(JSON.parse(text.dataset.fields)) : [];
  const url = form.getAttribute("action");
  const look = livePreview(form, connection);
  let saver = null;
  const editor = createEditor(
    text,
    {
      run: () => saver.save(),
      submit: () => saver.save(),
      change: (typed) => {
        saver?.changed();
        look(typed);
      },
    },
    { language: languageOf(path.value), more: [marks, fields, highlightSelectionMatches(), keymap.of(searchKeymap)] },
  );

  const status = new Status(document.getElementById("draft-state"));
  const other = document.getElementById("other-text");
  saver = new Saver({
    url,
    connection,
    copies: new Copies(connection.person, `${url}${exercise.value}#${path.value}`), // another may have its address later
    acknowledged: text.defaultValue,
    revision: revision.value,
    source: {
      read: () => editor.text,
      write: (value) => editor.replace(value),
      body: (value) => [
        ["do", "save"],
        ["exercise", exercise.value],
        ["path", path.value],
        ["text", value],
      ],
      held: (answer) => answer.text.replaceAll("\r\n", "\n"),
    },
    on: {
      state: () => {
        status.show([saver], connection);
        showChoice();
        other.hidden = saver.state !== CHOOSE;
        if (saver.state === CHOOSE) other.querySelector("pre").textContent = saver.other.value;
        for (const field of document.querySelectorAll("[data-revision]")) field.value = saver.revision;
      },
      kept: showState,
    },
  });
  const showChoice = offerChoice(document.getElementById("draft-choice"), saver, () => editor.focus());
  form.classList.add("is-live");
  showMarks(editor.view, JSON.parse(document.getElementById("marks").textContent));
  const line = Number(new URLSearchParams(location.search).get("line"));
  if (line) editor.mark(line, { go: true });
  saver.restore();

  function showState(answer) {
    if (answer.marks) showMarks(editor.view, answer.marks);
    if (answer.counts) showCounts(answer.counts);
    for (const name of ["found", "check"]) {
      if (answer[name]) document.getElementById(name).outerHTML = answer[name]; // of the server's own templates
    }
  }

  // A check that runs is looked at until it has ended. What is unsaved is saved before one is asked for.
  async function follow() {
    const answer = await connection.ask(`${form.dataset.checkUrl}?path=${encodeURIComponent(path.value)}`);
    if (answer.check && !saver.unsaved) showState(answer);
    if (answer.open !== false && answer.kind !== REFUSED) setTimeout(follow, LOOK);
  }
  if (document.querySelector("#check[data-open]")) setTimeout(follow, LOOK);
  const asking = document.querySelector("form[data-check]");
  asking?.addEventListener("submit", async (event) => {
    if (!saver.pending) return;
    event.preventDefault();
    await saver.save();
    if (!saver.unsaved) asking.submit();
  });
}

function showCounts(counts) {
  for (const link of document.querySelectorAll("[data-file]")) {
    const badge = link.querySelector(".tree-wrong");
    const count = counts[link.dataset.file] ?? 0;
    badge.textContent = count;
    badge.hidden = !count;
  }
}
