// A table with data-grid is one stop for Tab: arrow keys, Home, End, Page Up and Page Down move between its links, rows
// that were loaded later included. Without scripts each link is a stop of its own.

(() => {
  const PAGE = 10; // rows
  const grid = document.querySelector("[data-grid]");
  if (!grid) return;
  let stop = null; // the link that Tab comes to

  const linksOf = (row) => [...row.querySelectorAll("a")];

  function take(rows) {
    for (const row of rows) {
      if (row.id === "more-rows") continue;
      for (const link of linksOf(row)) link.tabIndex = -1;
    }
    stop ??= grid.querySelector("tbody a");
    if (stop) stop.tabIndex = 0;
  }

  // So many rows down, or up where negative; at the end of what is loaded, the last one there is.
  function beyond(row, step) {
    const rows = [...grid.querySelectorAll("tbody tr:not(#more-rows)")];
    return rows[Math.min(Math.max(rows.indexOf(row) + step, 0), rows.length - 1)];
  }

  take(grid.querySelectorAll("tbody tr"));
  document.addEventListener("htmx:load", () => take(grid.querySelectorAll("tbody tr")));

  grid.addEventListener("focusin", (event) => {
    const link = event.target.closest("tbody a");
    if (!link || link.closest("#more-rows")) return;
    if (stop) stop.tabIndex = -1;
    stop = link;
    stop.tabIndex = 0;
  });

  grid.addEventListener("keydown", (event) => {
    const link = event.target.closest("tbody a");
    if (!link || link.closest("#more-rows") || event.altKey || event.metaKey) return;
    const row = link.closest("tr");
    const links = linksOf(row);
    const at = links.indexOf(link);
    const whole = event.ctrlKey; // with Home and End: of the whole table
    if (whole && event.key !== "Home" && event.key !== "End") return;
    const down = (step) => linksOf(beyond(row, step))[at];
    const goal = {
      ArrowRight: () => links[at + 1],
      ArrowLeft: () => links[at - 1],
      ArrowDown: () => down(1),
      ArrowUp: () => down(-1),
      PageDown: () => down(PAGE),
      PageUp: () => down(-PAGE),
      Home: () => linksOf(whole ? beyond(row, -Infinity) : row)[0],
      End: () => linksOf(whole ? beyond(row, Infinity) : row).at(-1),
    }[event.key]?.();
    if (!goal) return;
    event.preventDefault();
    goal.focus({ preventScroll: true });
    goal.scrollIntoView({ block: "nearest", inline: "nearest" });
    // What follows is loaded when it comes into sight, so whoever goes down by keys needs it there in time.
    const next = goal.closest("tr").nextElementSibling;
    if (next?.id === "more-rows") next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
})();
