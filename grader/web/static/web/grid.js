// Arrow keys, Home and End move between the marks of a table with data-grid, rows that were loaded later included.

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.("[data-grid] td, [data-grid] tbody th");
  if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
  const row = cell.parentElement;
  const links = [...row.querySelectorAll("td a")];
  const at = links.indexOf(cell.querySelector("a"));
  const goal = {
    ArrowRight: () => links[at + 1],
    ArrowLeft: () => links[at - 1],
    Home: () => links[0],
    End: () => links.at(-1),
    ArrowDown: () => row.nextElementSibling?.querySelectorAll("td a")[at],
    ArrowUp: () => row.previousElementSibling?.querySelectorAll("td a")[at],
  }[event.key]?.();
  if (!goal) return;
  event.preventDefault();
  goal.focus();
  goal.scrollIntoView({ block: "nearest", inline: "nearest" });
});
