// The saver forgets nothing that the server has not acknowledged, whatever comes in between.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { happens, newPage, Server, storage } from "./page.js";
import { Connection } from "../../../grader/web/editor/saving/connection.js";
import { Copies } from "../../../grader/web/editor/saving/copies.js";
import { Saver } from "../../../grader/web/editor/saving/saver.js";

let server, local, closing;

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
function open({ text = server.value, keep = local, person = "7" } = {}) {
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

async function until(condition) {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`did not become true: ${condition}`);
    await new Promise((next) => setTimeout(next, 2));
  }
}

const copies = (keep = local) => Object.values(keep).map((text) => JSON.parse(text).value);

test("a change is kept at once and forgotten when the server has it", async () => {
  const { saver, type } = open();
  type("typed");
  assert.deepEqual(copies(), ["typed"]);
  await until(() => saver.state === "saved");
  assert.equal(server.value, "typed");
  assert.deepEqual(copies(), []);
  assert.equal(saver.unsaved, false);
});

test("without a connection it waits, and goes on when there is one", async () => {
  server.answers = ["hang up", "hang up"];
  const { saver, connection, type } = open();
  type("typed");
  await until(() => saver.state === "waiting");
  assert.deepEqual(copies(), ["typed"]);
  assert.equal(connection.state, "lost");
  happens("online");
  await until(() => server.seen.length === 2);
  happens("online");
  await until(() => saver.state === "saved");
  assert.deepEqual(copies(), []);
});

test("it tries again by itself", async () => {
  server.answers = ["hang up"];
  const { saver, type } = open();
  type("typed");
  await until(() => saver.state === "saved");
  assert.equal(server.seen.length, 2);
});

for (const [what, answer] of [
  ["a page instead of an answer", [200]],
  ["a redirect to somewhere", [302]],
  ["a fault of the server", [500, { sentence: "broken" }]],
  ["a server that is busy", [429, { sentence: "later" }]],
]) {
  test(`${what} acknowledges nothing`, async () => {
    server.answers = [answer];
    const { saver, type } = open();
    type("typed");
    await until(() => saver.state === "waiting");
    assert.deepEqual(copies(), ["typed"]);
    happens("online");
    await until(() => saver.state === "saved");
    assert.equal(server.value, "typed");
  });
}

test("signed out it says so, and goes on with the new token when somebody has signed in", async () => {
  server.answers = [[401, { sentence: "Sign in again." }]];
  const { saver, connection, type } = open();
  type("typed");
  await until(() => saver.state === "waiting");
  assert.deepEqual([connection.state, connection.sentence], ["signed-out", "Sign in again."]);
  assert.deepEqual(copies(), ["typed"]);
  document.cookie = "csrftoken=second; theme=dark";
  happens("focus");
  await until(() => saver.state === "saved");
  assert.equal(connection.state, "up");
  assert.deepEqual(
    server.seen.map(({ token, person }) => [token, person]),
    [["first", "7"], ["second", "7"]],
  );
});

test("a save whose answer was lost is no conflict with itself", async () => {
  server.answers = ["store and hang up"];
  const { saver, type } = open();
  type("typed");
  await until(() => saver.state === "waiting");
  type("typed on");
  happens("online");
  await until(() => saver.state === "saved");
  assert.equal(server.value, "typed on");
  assert.equal(saver.other, null);
});

test("undone while nobody knows whether it arrived, it is saved all the same", async () => {
  server.answers = ["store and hang up"];
  const { saver, type } = open();
  type("typed");
  await until(() => saver.state === "waiting");
  type("opened");
  happens("online");
  await until(() => saver.state === "saved");
  assert.equal(server.value, "opened");
});

test("typed while a save is on its way, the rest follows in a save of its own", async () => {
  let let_go;
  server.held = new Promise((go) => (let_go = go));
  const { saver, type } = open();
  type("one");
  await until(() => server.seen.length === 1);
  type("one two");
  assert.deepEqual(copies(), ["one two"]);
  let_go();
  await until(() => saver.state === "saved");
  assert.deepEqual(server.seen.map(({ text, revision }) => [text, revision]), [["one", "0"], ["one two", "1"]]);
});

test("what an earlier opening could not send comes back and is sent", async () => {
  server.answers = ["hang up"];
  const earlier = open();
  earlier.type("typed");
  await until(() => earlier.saver.state === "waiting");
  const [copy] = Object.keys(local);
  local.setItem("unsaved:7:/save/:earlier", local.getItem(copy));
  local.removeItem(copy);
  clearTimeout(earlier.connection.timer);
  const now = open();
  await now.saver.restore();
  assert.equal(now.field.text, "typed");
  assert.equal(server.value, "typed");
  assert.deepEqual(copies(), []);
});

function leave(value, { base = "0", at = Date.now(), tabs = ["earlier"], person = "7" } = {}) {
  local.setItem(`unsaved:${person}:/save/:${value}`, JSON.stringify({ value, base, at, tabs }));
}

test("it descends from the opening whose copy it took, and says how old the copy is", async () => {
  leave("typed", { at: Date.now() - 5000 });
  await open().saver.restore();
  const [{ tabs, age }] = server.seen;
  assert.equal(tabs.split(" ").length, 2);
  assert.ok(tabs.endsWith(" earlier"));
  assert.ok(Number(age) >= 5000);
});

test("a copy of what the server has meanwhile replaced is offered, and thrown away by nobody", async () => {
  Object.assign(server, { value: "from elsewhere", revision: 3 });
  leave("typed here");
  const { saver, field } = open();
  await saver.restore();
  assert.equal(saver.state, "choose");
  assert.equal(field.text, "from elsewhere");
  assert.deepEqual(copies(), ["typed here"]);
  await saver.take();
  assert.equal(server.value, "typed here");
  assert.deepEqual(copies(), []);
});

test("two copies: the one typed last comes back, the other is offered", async () => {
  leave("older", { at: 1000 });
  leave("newer", { at: 2000 });
  const { saver, field } = open();
  await saver.restore();
  assert.equal(field.text, "newer");
  assert.equal(server.value, "newer");
  assert.equal(saver.other.value, "older");
  await saver.keepOwn();
  assert.equal(server.value, "newer");
});

test("what was typed before the script was there is saved by it", async () => {
  const { saver } = open({ text: "typed early" });
  await saver.restore();
  await until(() => saver.state === "saved");
  assert.equal(server.value, "typed early");
});

test("nobody gets a copy of somebody else", async () => {
  leave("typed by another", { person: "8" });
  const { saver, field } = open();
  await saver.restore();
  assert.equal(field.text, "opened");
  assert.equal(server.seen.length, 0);
});

test("a text that is newer on the server is put to the writer's choice", async () => {
  const { saver, type, field } = open();
  Object.assign(server, { value: "from elsewhere", revision: 3 });
  type("typed here");
  await until(() => saver.state === "choose");
  assert.equal(saver.pending, false);
  assert.deepEqual(copies(), ["typed here"]);
  saver.take();
  assert.equal(field.text, "from elsewhere");
  assert.equal(saver.unsaved, false);
});

test("where the server keeps it beside another, the page shows what counts", async () => {
  server.answers = [[200, { revision: 4, saved_at: "now", aside: true, value: "counts" }]];
  const { saver, type, field, heard } = open();
  type("typed before");
  await until(() => saver.state === "saved");
  assert.equal(field.text, "counts");
  assert.deepEqual(heard.filter(Array.isArray), [["aside", "typed before"]]);
  assert.deepEqual(copies(), []);
});

test("what came too late is said, and stays in the browser", async () => {
  server.answers = [[403, { over: true, sentence: "The time is over." }]];
  const { saver, type, heard } = open();
  type("too late");
  await until(() => saver.state === "over");
  assert.equal(saver.sentence, "The time is over.");
  assert.deepEqual(heard.filter(Array.isArray), [["over", "too late"]]);
  assert.deepEqual(copies(), ["too late"]);
});

test("what is refused is not sent again until it changes", async () => {
  server.answers = [[413, { sentence: "Too long." }]];
  const { saver, type } = open();
  type("far too long");
  await until(() => saver.state === "refused");
  happens("online");
  happens("pagehide");
  assert.equal(saver.pending, false);
  assert.deepEqual(copies(), ["far too long"]);
  type("short");
  await until(() => saver.state === "saved");
  assert.equal(server.seen.length, 2);
});

test("what the server tells on another occasion is taken, unless something is unsaved here", async () => {
  const { saver, field, type } = open();
  Object.assign(server, { value: "from elsewhere", revision: 2 });
  saver.refresh(server);
  assert.deepEqual([field.text, saver.revision, saver.unsaved], ["from elsewhere", "2", false]);
  saver.refresh({ revision: 1, value: "an answer that was overtaken" });
  assert.equal(field.text, "from elsewhere");
  type("typed");
  saver.refresh({ revision: 9, value: "newer still" });
  assert.equal(field.text, "typed");
  await until(() => saver.state === "saved");
});

test("where the browser keeps nothing, it says so", async () => {
  server.answers = ["hang up"];
  const { saver, type } = open({ keep: storage({ full: true }) });
  type("typed");
  await until(() => saver.state === "waiting");
  assert.equal(saver.kept, false);
});

test("a page that goes away sends what is unsaved, and keeps its copy", async () => {
  const { saver, field, type } = open();
  saver.pause = 60_000;
  type("last words");
  happens("pagehide");
  await until(() => server.value === "last words");
  assert.deepEqual(copies(), ["last words"]);
  field.text = "last words and more"; // it came back from the browser's cache
  saver.changed();
  saver.save();
  await until(() => saver.state === "saved");
  assert.equal(server.value, "last words and more");
});

test("what a submission has stored is acknowledged with it", async () => {
  const { saver, type } = open();
  saver.pause = 60_000;
  type("submitted");
  Object.assign(server, { value: "submitted", revision: 1 });
  saver.acknowledge("submitted", { revision: 1, saved_at: "now" });
  assert.equal(saver.state, "saved");
  assert.deepEqual(copies(), []);
});
