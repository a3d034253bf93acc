// The pages of an attempt. Without this script the pages' own buttons do all of it.

import { Connection } from "../saving/connection.js";
import { touchedFields } from "../saving/fields.js";
import { Attempt } from "./attempt.js";
import { deliverLeftovers } from "./leftovers.js";

const touched = touchedFields();

addEventListener("DOMContentLoaded", () => {
  const quiz = document.getElementById("quiz");
  if (quiz) new Attempt(quiz, touched);
  const ended = document.getElementById("too-late");
  if (ended) tellWhatCameTooLate(ended);
});

/** On the page of an ended attempt: what still lies in this browser is sent, and told. */
function tellWhatCameTooLate(notice) {
  deliverLeftovers({
    connection: new Connection({ person: document.documentElement.dataset.person }),
    address: notice.dataset.address,
    shown: new Set(),
    drafts: JSON.parse(document.getElementById("drafts").textContent),
    on: {
      sending: () => {},
      kept: () => {},
      over: (position, answer) => {
        const line = document.createElement("li");
        line.textContent = notice.dataset[answer.late ? "sentence" : "code"].replace("{n}", position + 1);
        notice.querySelector("ul").append(line);
        notice.hidden = false;
      },
    },
  });
}
