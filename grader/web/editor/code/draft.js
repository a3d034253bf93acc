// The draft of a solution: what stands in the editor is saved on the server while it is typed.

import { offerChoice } from "../saving/choice.js";
import { UP } from "../saving/connection.js";
import { Copies } from "../saving/copies.js";
import { OVER } from "../saving/exchange.js";
import { Saver } from "../saving/saver.js";
import { Status } from "../saving/status.js";

/**
 * A saver of what stands in `editor`, shown in the form. `acknowledged` is the text that the page came with; `guard()` is
 * the page's guard, which hears of every change of how it stands, where there is one.
 */
export function draftOf(form, editor, acknowledged, connection, guard) {
  const status = new Status(document.getElementById("draft-state"));
  const saver = new Saver({
    url: form.dataset.draftUrl,
    connection,
    copies: new Copies(connection.person, form.dataset.draftUrl),
    acknowledged,
    revision: form.elements.revision.value,
    source: {
      read: () => editor.text,
      write: (text) => editor.replace(text),
      body: (text) => [["source", text]],
      held: (answer) => answer.source,
    },
    on: {
      state: () => {
        const held = guard()?.waits && !saver.pending && connection.state !== UP;
        if (held) status.held(connection);
        else if (saver.state === OVER) status.say(saver.savedAt ? "late" : "lateWhole", { moment: saver.savedAt });
        else status.show([saver], connection);
        showChoice();
        guard()?.go();
      },
    },
  });
  saver.savedAt = saver.revision || null; // its name is the moment
  const showChoice = offerChoice(document.getElementById("draft-choice"), saver, () => editor.focus());
  return saver;
}
