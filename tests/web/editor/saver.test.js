// The saver forgets nothing that the server has not acknowledged, whatever comes in between.

import assert from "node:assert/strict";
import { test } from "node:test";
import { copies, open, server, until } from "./opened.js";
import { happens, storage } from "./page.js";

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
