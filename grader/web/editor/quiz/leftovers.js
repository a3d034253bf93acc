// Answers that were typed on another page of the attempt and never reached the server: they are sent from here.

import { KEPT, LOST, OVER, SIGNED_OUT } from "../saving/exchange.js";
import { pairsOf } from "../saving/fields.js";

/** Send every copy that lies in this browser for a place of the attempt at `address`, but for those of `shown`. */
export async function deliverLeftovers({ connection, address, shown, on }) {
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
    if (outcome.kind === KEPT) on.kept(position, outcome);
    if (outcome.kind === OVER) on.over(position, outcome, copy.value);
  }
}
