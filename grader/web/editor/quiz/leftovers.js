// Answers that were typed on another page of the attempt and never reached the server: they are sent from here.

import { Copies } from "../saving/copies.js";
import { KEPT, LOST, OVER, SIGNED_OUT } from "../saving/exchange.js";
import { pairsOf } from "../saving/fields.js";

const ITS_OWN = 5000; // ms in which an editor that is open in another window sends its code itself

/**
 * Send every copy that lies in this browser for a place of the attempt at `address`, but for those of `shown`; and for
 * code what its editor's page left: `drafts` are their addresses, by position.
 */
export async function deliverLeftovers({ connection, address, shown, drafts, on }) {
  for (const [position, url] of Object.entries(drafts)) deliverCode(Number(position), url);
  const prefix = `unsaved:${connection.person}:${address}places/`;
  let keys = [];
  try {
    keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return; // storage is forbidden: there is nothing in it
  }
  for (const key of keys) {
    const position = Number.parseInt(key.slice(prefix.length), 10);
    if (!shown.has(position)) await deliver(key, position);
  }

  /** What was typed last; of others, and of what is based on something else, the editor's page asks its writer. */
  async function deliverCode(position, url) {
    const copies = new Copies(connection.person, url);
    const [copy] = copies.all();
    if (!copy) return on.sending(position, false);
    on.sending(position, true);
    const young = ITS_OWN - (Date.now() - copy.at);
    if (young > 0) return setTimeout(() => deliverCode(position, url), young);
    const age = String(Math.max(0, Date.now() - copy.at));
    const body = new URLSearchParams([["source", copy.value], ["revision", copy.base], ["tabs", copy.tabs.join(" ")], ["age", age]]);
    const outcome = await connection.ask(url, body);
    if (outcome.kind === LOST || outcome.kind === SIGNED_OUT) {
      return connection.again(url, () => deliverCode(position, url));
    }
    if (outcome.kind === KEPT) copies.forget(copy.key);
    on.sending(position, false);
    if (outcome.kind === KEPT) on.kept();
    if (outcome.kind === OVER) on.over(position, outcome, copy.value);
  }

  async function deliver(key, position) {
    const copy = JSON.parse(localStorage.getItem(key));
    if (copy === null) return;
    const { fields, flag } = copy.value;
    const body = new URLSearchParams([
      ...pairsOf(fields),
      ["flag", flag ? "1" : "0"],
      ["revision", copy.base],
      ["tabs", copy.tabs.join(" ")],
      ["age", String(Math.max(0, Date.now() - copy.at))],
    ]);
    on.sending(position, true);
    const outcome = await connection.ask(`${address}places/${position}/`, body);
    if (outcome.kind === LOST || outcome.kind === SIGNED_OUT) {
      return connection.again(key, () => deliver(key, position));
    }
    on.sending(position, false);
    if (outcome.kind === KEPT || outcome.late) localStorage.removeItem(key);
    if (outcome.kind === KEPT) on.kept();
    if (outcome.kind === OVER) on.over(position, outcome, copy.value);
  }
}
