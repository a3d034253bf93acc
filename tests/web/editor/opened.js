// What the tests of the saver stand on: before each a server, a browser's storage and a page of its own.

import { afterEach, beforeEach } from "node:test";
import { newPage, Server, storage } from "./page.js";
import { Connection } from "../../../grader/web/editor/saving/connection.js";
import { Copies } from "../../../grader/web/editor/saving/copies.js";
import { Saver } from "../../../grader/web/editor/saving/saver.js";

export let server, local;
let closing;

beforeEach(async () => {
  server = await new Server("opened").open();
  local = storage();
  closing = [];
  newPage();
});
afterEach(() => {
  server.close();
  for (const connection of closing) clearTimeout(connection.timer);
});

/** An opened page with one field, whose text is `text`. */
export function open({ text = server.value, keep = local, person = "7" } = {}) {
  const field = { text };
  const heard = [];
  const connection = new Connection({ person });
  closing.push(connection);
  const saver = new Saver({
    url: server.url,
    connection,
    copies: new Copies(person, "/save/", keep),
    source: { read: () => field.text, write: (value) => (field.text = value), body: (value) => [["text", value]] },
    acknowledged: server.value,
    revision: server.revision,
    pause: 0,
    on: {
      state: (saver) => heard.push(saver.state),
      aside: (value) => heard.push(["aside", value]),
      over: (answer, value) => heard.push(["over", value]),
    },
  });
  const type = (text) => {
    field.text = text;
    saver.changed();
  };
  return { field, saver, connection, heard, type };
}

export async function until(condition) {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`did not become true: ${condition}`);
    await new Promise((next) => setTimeout(next, 2));
  }
}

/** The values that a browser keeps for want of an acknowledgement. */
export const copies = (keep = local) => Object.values(keep).map((text) => JSON.parse(text).value);
