// The panes of the page: dividers that are dragged or moved by the arrow keys, and on a phone one pane at a time.

const STEP = 2; // percent
const KEYS = { ArrowLeft: -STEP, ArrowUp: -STEP, ArrowRight: STEP, ArrowDown: STEP };

export function panes(room) {
  for (const divider of room.querySelectorAll(".room-divider")) movable(divider);
  tabs(room);
}

function movable(divider) {
  const name = divider.dataset.pane;
  const rows = divider.getAttribute("aria-orientation") === "horizontal";
  const before = divider.previousElementSibling;
  const box = () => divider.parentElement.getBoundingClientRect();
  const share = () => {
    const { width, height } = before.getBoundingClientRect();
    return Math.round((100 * (rows ? height / box().height : width / box().width)) * 10) / 10;
  };
  const set = (size) => {
    document.documentElement.style.setProperty(`--pane-${name}`, `${Math.min(85, Math.max(15, size))}%`);
    divider.setAttribute("aria-valuenow", Math.round(share()));
  };
  const keep = () => {
    try {
      const kept = JSON.parse(localStorage.getItem("panes") || "{}");
      localStorage.setItem("panes", JSON.stringify({ ...kept, [name]: share() }));
    } catch {
      // A browser that keeps nothing shows them as they come next time.
    }
  };
  divider.setAttribute("aria-valuemin", "15");
  divider.setAttribute("aria-valuemax", "85");
  divider.setAttribute("aria-valuenow", Math.round(share()) || 50);

  divider.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    divider.setPointerCapture(event.pointerId);
    divider.classList.add("is-moving");
  });
  divider.addEventListener("pointermove", (event) => {
    if (!divider.hasPointerCapture(event.pointerId)) return;
    const { left, top, width, height } = box();
    set(rows ? (100 * (event.clientY - top)) / height : (100 * (event.clientX - left)) / width);
  });
  divider.addEventListener("lostpointercapture", () => {
    divider.classList.remove("is-moving");
    keep();
  });
  divider.addEventListener("keydown", (event) => {
    if (!(event.key in KEYS)) return;
    event.preventDefault();
    set(share() + KEYS[event.key]);
    keep();
  });
  divider.addEventListener("dblclick", () => {
    document.documentElement.style.removeProperty(`--pane-${name}`);
    keep();
  });
}

function tabs(room) {
  const bar = room.querySelector(".room-tabs");
  const buttons = [...bar.querySelectorAll("[data-tab]")];
  const show = (name) => {
    room.dataset.tab = name;
    for (const button of buttons) {
      button.setAttribute("aria-selected", String(button.dataset.tab === name));
      button.tabIndex = button.dataset.tab === name ? 0 : -1;
    }
  };
  const holding = (element) =>
    ["task", "code", "result"].find((name) =>
      element.closest({ task: ".room-statement", code: ".room-code", result: ".room-result" }[name]),
    );
  show(room.dataset.tab);
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tab]");
    if (button) show(button.dataset.tab);
  });
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = buttons.indexOf(document.activeElement);
    if (!step || at < 0) return;
    const next = buttons[(at + step + buttons.length) % buttons.length];
    show(next.dataset.tab);
    next.focus();
  });
  // Where a link leads, that part is shown first.
  const reveal = (id) => {
    const target = id && document.getElementById(id);
    const name = target && room.contains(target) && holding(target);
    if (name) show(name);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href*='#']");
    if (link && link.pathname === location.pathname) reveal(link.hash.slice(1));
  });
  if (location.hash) reveal(location.hash.slice(1));
  document.getElementById("answer")?.addEventListener("htmx:beforeRequest", ({ target }) => {
    if (target.id === "answer") show("result");
  });
  const dot = bar.querySelector(".tab-dot");
  const colour = () => {
    const tone = room.querySelector("#result .report")?.className.match(/tone-\w+/)?.[0] ?? "";
    dot.className = `tab-dot ${tone}`;
  };
  colour();
  document.body.addEventListener("htmx:afterSettle", colour);
  return show;
}
