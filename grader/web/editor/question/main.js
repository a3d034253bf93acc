// A question in homework and practice: what is typed is kept, as code is, until it is answered.

import { arrange } from "../arrange/main.js";
import { offerChoice } from "../saving/choice.js";
import { Connection } from "../saving/connection.js";
import { Copies } from "../saving/copies.js";
import { csrfToken } from "../saving/exchange.js";
import { complete, pairsOf, readFields, touchedFields, writeFields } from "../saving/fields.js";
import { Saver } from "../saving/saver.js";
import { Status } from "../saving/status.js";
import { showUnread } from "../saving/unread.js";

const touched = touchedFields();

addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form.question[data-draft-url]");
  if (form) open(form);
});

function open(form) {
  const section = form.querySelector("[data-answer]");
  const status = new Status(document.getElementById("draft-state"));
  const connection = new Connection({ person: document.documentElement.dataset.person, changed: () => show() });
  const stored = JSON.parse(document.getElementById("question-state").textContent);
  writeFields(section, stored, touched);
  const saver = new Saver({
    url: form.dataset.draftUrl,
    connection,
    copies: new Copies(connection.person, `${form.dataset.draftUrl}${form.elements.draw.value}/`),
    acknowledged: stored,
    revision: form.elements.revision.value,
    source: {
      read: () => readFields(section),
      write: (values) => writeFields(section, values),
      body: (values) => [...pairsOf(values), ["draw", form.elements.draw.value]],
    },
    on: { state: () => show(), kept: (answer) => showUnread(form, answer.unread) },
  });
  saver.savedAt = form.elements.revision.value || null; // its name is the moment
  const showChoice = offerChoice(document.getElementById("draft-choice"), saver);
  const show = () => {
    status.show([saver], connection);
    showChoice();
    if (leaving && !saver.pending && connection.state === "up") leave();
  };

  for (const name of ["input", "change"]) {
    section.addEventListener(name, (event) => saver.changed({ soon: complete(event) }));
  }

  // An answer is sent when the server has what it says: a browser that finds no server leaves the page all the same.
  let leaving = null;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    leaving = event.submitter;
    await saver.save({ anyway: true });
    show();
  });

  function leave() {
    const button = leaving;
    leaving = null;
    form.elements.csrfmiddlewaretoken.value = csrfToken();
    const does = Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value });
    form.append(does);
    form.submit();
    does.remove();
  }

  arrange(section);
  saver.restore();
}
