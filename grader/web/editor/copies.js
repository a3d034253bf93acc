// Copies of unsaved text in this browser: one entry a tab, so that two tabs never overwrite each other's.

function tabName() {
  let name = sessionStorage.getItem("tab");
  if (!name) {
    // Not crypto.randomUUID: that one is missing where a page comes over plain HTTP.
    name = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("");
    sessionStorage.setItem("tab", name);
  }
  return name;
}

export class LocalCopies {
  constructor(page) {
    this.prefix = `draft:${page}:`;
    this.own = this.prefix + tabName();
  }

  /** Keep `text`, written on top of the stored draft `base`. */
  keep(text, base) {
    try {
      localStorage.setItem(this.own, JSON.stringify({ text, base, at: Date.now() }));
    } catch {
      // Storage is full or forbidden: the server's copy is then the only one.
    }
  }

  forget(key = this.own) {
    localStorage.removeItem(key);
  }

  /** Every copy, this tab's first, each with its key. */
  all() {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(this.prefix))
      .sort((a, b) => (b === this.own) - (a === this.own))
      .flatMap((key) => {
        try {
          return [{ key, ...JSON.parse(localStorage.getItem(key)) }];
        } catch {
          return [];
        }
      });
  }
}
