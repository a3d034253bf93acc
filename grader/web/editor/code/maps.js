// Heat maps: pointing at an element of one map shows the same element in the others, and its numbers in words; choosing
// one (click, tap, arrow keys) also shows the window of the input it is made of, where the page has its windows.

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function cellOf(target) {
  return target instanceof Element ? target.closest("[data-maps] [data-cell]") : null;
}

function twins(maps, cell) {
  return [...maps.querySelectorAll(`[data-cell="${cell.dataset.cell}"]`)];
}

function show(cell) {
  const maps = cell.closest("[data-maps]");
  if (cell.classList.contains("is-shown")) return;
  for (const old of maps.querySelectorAll(".is-shown")) old.classList.remove("is-shown");
  const values = twins(maps, cell).map((twin) => {
    twin.classList.add("is-shown");
    return `${twin.closest("[data-map]").dataset.map} ${twin.dataset.value}`;
  });
  maps.querySelector("[data-readout]").textContent = `[${cell.dataset.cell}] ${values.join(" · ")}`;
}

const numbers = (text) => text.split(/,? /).map(Number);

export function choose(cell) {
  show(cell);
  const maps = cell.closest("[data-maps]");
  for (const old of maps.querySelectorAll(".is-chosen")) old.classList.remove("is-chosen");
  for (const twin of twins(maps, cell)) twin.classList.add("is-chosen");
  const place = maps.parentElement.querySelector(":scope > [data-window]");
  const behind = place?.querySelector(`template[data-window-of="${cell.dataset.cell}"]`);
  if (!behind) return;
  place.querySelector("[data-window-words]").replaceChildren(behind.content.cloneNode(true));
  const [top, bottom] = numbers(behind.dataset.rows);
  const [left, right] = numbers(behind.dataset.columns);
  for (const element of place.querySelectorAll("[data-seen] [data-cell]")) {
    const [row, column] = numbers(element.dataset.cell);
    element.classList.toggle("in-window", row >= top && row < bottom && column >= left && column < right);
  }
}

// The element the arrow keys start from: the chosen one, else the worst, else the first.
function current(map) {
  return map.querySelector(".is-chosen") ?? map.querySelector(".worst") ?? map.querySelector("[data-cell]");
}

function neighbour(map, cell, [down, right]) {
  const at = numbers(cell.dataset.cell);
  if (at.length === 1 && down) return null;
  const moved = at.length === 1 ? [at[0] + right] : [at[0] + down, at[1] + right];
  return map.querySelector(`[data-cell="${moved.join(", ")}"]`);
}

// Without scripts there is nothing to choose, so only here the maps become something the keyboard can reach.
function prepare() {
  for (const map of document.querySelectorAll("[data-maps] svg[data-choose]:not([tabindex])")) {
    map.tabIndex = 0;
    map.setAttribute("role", "application");
    map.setAttribute("aria-label", `${map.getAttribute("aria-label").trim()} ${map.dataset.choose}`);
  }
}

document.addEventListener("pointerover", (event) => {
  const cell = cellOf(event.target);
  if (cell) show(cell);
});

document.addEventListener("click", (event) => {
  const cell = cellOf(event.target);
  if (cell) choose(cell);
});

document.addEventListener("keydown", (event) => {
  const map = event.target instanceof Element ? event.target.closest("svg[data-choose]") : null;
  if (!map || event.ctrlKey || event.metaKey || event.altKey) return;
  const cell = current(map);
  if (event.key === "Enter" || event.key === " ") choose(cell);
  else if (event.key in STEPS) choose(neighbour(map, cell, STEPS[event.key]) ?? cell);
  else return;
  event.preventDefault();
});

prepare();
document.addEventListener("htmx:afterSettle", prepare);
