// One's own input: any visible case's inputs are a click away, and what is typed stays until it has been run.

const FIELDS = "textarea[name]";

export function ownInput(person) {
  const panel = () => document.getElementById("own");
  if (!panel()) return;
  const key = `own-input:${person}:${panel().dataset.address}`;

  const fields = () => [...panel().querySelectorAll(FIELDS)];
  const remember = () => {
    const values = Object.fromEntries(fields().map((field) => [field.name, field.value]));
    try {
      localStorage.setItem(key, JSON.stringify({ case: panel().dataset.case, values }));
    } catch {
      // A browser that keeps nothing still runs what is typed.
    }
  };
  const forget = () => {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing is kept.
    }
  };
  const remembered = () => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  };

  const fetched = (name) =>
    window.htmx.ajax("GET", `${panel().dataset.address}?case=${encodeURIComponent(name)}`, {
      target: "#own",
      swap: "outerHTML",
    });
  const fill = (values) => {
    for (const field of fields()) {
      if (values[field.name] === undefined) continue;
      field.value = values[field.name];
      field.rows = Math.min(field.value.split("\n").length, 8);
    }
  };

  const kept = remembered();
  if (kept) {
    const restore = () => {
      panel().open = true;
      fill(kept.values);
    };
    if (kept.case === panel().dataset.case) restore();
    else addEventListener("load", () => fetched(kept.case).then(restore));
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches?.(`#own ${FIELDS}`)) remember();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-own]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    fetched(link.dataset.own).then(() => {
      remember();
      panel().scrollIntoView({ block: "nearest" });
      fields()[0]?.focus({ preventScroll: true });
    });
  });
  document.body.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.successful && detail.requestConfig?.verb === "post" && detail.pathInfo?.requestPath === panel().dataset.address) forget();
  });
  document.body.addEventListener("htmx:afterSettle", ({ target }) => {
    target.closest?.("#own-result")?.querySelector(".own-told")?.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches?.(`#own ${FIELDS}`)) {
      event.preventDefault();
      panel().querySelector("button").click();
    }
  });
}
