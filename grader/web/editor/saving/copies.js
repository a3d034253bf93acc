// Copies, in this browser, of what the server has not acknowledged: one entry for each thing and each opening of a
// page, so that no two windows ever write over each other's.

/** A name for this opening of the page. Not crypto.randomUUID: that one is missing where a page comes over plain HTTP. */
export const OPENING = Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");

export class Copies {
  /** Copies of what is saved at `url`, as `person` typed it. */
  constructor(person, url, storage = localStorage) {
    this.storage = storage;
    this.prefix = `unsaved:${person}:${url}:`;
    this.own = this.prefix + OPENING;
  }

  /** Keep `copy` ({value, base, at, tabs}); false where the browser will not. */
  keep(copy) {
    try {
      this.storage.setItem(this.own, JSON.stringify(copy));
      return true;
    } catch {
      return false; // full, or forbidden
    }
  }

  forget(key = this.own) {
    try {
      this.storage.removeItem(key);
    } catch {
      // What forbids this has kept nothing either.
    }
  }

  /** Every copy with its key, the one typed last first. */
  all() {
    return copiesAt(this.prefix, this.storage);
  }
}

/** The copies of all that `person` had saved at addresses that begin so; `thing` is the whole one. */
export function copiesBelow(person, address, storage = localStorage) {
  const whose = `unsaved:${person}:`;
  const found = copiesAt(whose + address, storage);
  return found.map((copy) => ({ ...copy, thing: copy.key.slice(whose.length, copy.key.lastIndexOf(":")) }));
}

function copiesAt(prefix, storage) {
  let keys = [];
  try {
    keys = Object.keys(storage).filter((key) => key.startsWith(prefix));
  } catch {
    // Storage is forbidden.
  }
  return keys
    .flatMap((key) => {
      try {
        return [{ key, ...JSON.parse(storage.getItem(key)) }];
      } catch {
        return [];
      }
    })
    .sort((a, b) => b.at - a.at);
}
