// Copies that an earlier opening could not send: they come back, to who typed them, and are sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { copies, local, open, server, until } from "./opened.js";
import { copiesBelow } from "../../../grader/web/editor/saving/copies.js";

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

test("what was typed into anything below an address is found, the newest first, and nobody else's", () => {
  leave("below", { at: 1 });
  local.setItem("unsaved:7:/files/12#cases.py:one", JSON.stringify({ value: "older", at: 1 }));
  local.setItem("unsaved:7:/files/12#starter.py:two", JSON.stringify({ value: "newer", at: 2 }));
  local.setItem("unsaved:8:/files/12#cases.py:three", JSON.stringify({ value: "theirs", at: 3 }));
  const found = copiesBelow("7", "/files/", local).map(({ thing, value }) => [thing, value]);
  assert.deepEqual(found, [["/files/12#starter.py", "newer"], ["/files/12#cases.py", "older"]]);
});
