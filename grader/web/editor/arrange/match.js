// Right sides put beside left ones. A side is dragged to its place; or it is picked by pressing it, and put by pressing
// the place, in whichever order: so a finger and a keyboard do the same.

import { button, changed, copyOf, liveLine, said, shownText } from "./parts.js";

const DRAGGED = 6; // px: less is a press

export class Matching {
  constructor(list) {
    this.list = list;
    this.words = list.dataset;
    this.picked = null; // a chip or a slot
    this.rows = [...list.children].map((element) => this.row(element));
    this.chips = this.sides().map(([value, words]) => this.chip(value, words));
    this.pool = Object.assign(document.createElement("div"), { className: "arrange-pool" });
    this.pool.setAttribute("role", "group");
    this.pool.setAttribute("aria-label", this.words.pool);
    this.pool.append(...this.chips.map((chip) => chip.element));
    this.line = liveLine();
    list.before(this.pool);
    list.after(this.line);
    list.classList.add("is-arranged");
    list.parentElement.addEventListener("keydown", (event) => event.key === "Escape" && this.pick(null));
    this.show();
  }

  /** [value, words as nodes] of each right side, as the first row lists them. */
  sides() {
    const [{ select, radios }] = this.rows;
    if (select) return [...select.options].filter((one) => one.value).map((one) => [one.value, one]);
    return radios.filter((one) => one.value).map((one) => [one.value, one.parentElement.querySelector("span")]);
  }

  row(element) {
    const select = element.querySelector("select");
    const radios = [...element.querySelectorAll("input[type=radio]")];
    const words = element.querySelector("label.select-row > span, legend");
    const name = shownText(words);
    const slot = button("arrange-slot", name);
    const clear = button("button button--small button--quiet arrange-clear", said(this.words.clear, { left: name }), "×");
    const line = Object.assign(document.createElement("div"), { className: "arrange-pair" });
    const left = Object.assign(copyOf(words), { className: "arrange-left" });
    line.append(left, slot, clear);
    element.firstElementChild.hidden = true;
    element.prepend(line);
    const row = { element, select, radios, name, slot, clear };
    slot.addEventListener("click", () => {
      if (this.picked?.value) this.put(row, this.picked);
      else this.pick(this.picked === row ? null : row);
    });
    clear.addEventListener("click", () => this.put(row, null));
    return row;
  }

  chip(value, words) {
    const element = button("arrange-chip", shownText(words), copyOf(words));
    const chip = { value, element, name: shownText(words), words };
    element.addEventListener("click", () => {
      if (chip.dragged) return; // the click that ends a drag
      if (this.picked?.slot) this.put(this.picked, chip);
      else this.pick(this.picked === chip ? null : chip);
    });
    element.addEventListener("pointerdown", (event) => this.drag(chip, event));
    element.addEventListener("keydown", () => (chip.dragged = false));
    return chip;
  }

  valueOf({ select, radios }) {
    return select ? select.value : (radios.find((one) => one.checked)?.value ?? "");
  }

  put(row, chip) {
    const field = row.select ?? row.radios.find((one) => one.value === (chip?.value ?? ""));
    if (row.select) row.select.value = chip?.value ?? "";
    else field.checked = true;
    this.picked = null;
    this.show();
    changed(field);
    row.slot.focus();
    this.line.textContent = chip ? said(this.words.put, { left: row.name, right: chip.name }) : "";
  }

  pick(one) {
    this.picked = one;
    this.show();
  }

  show() {
    const used = new Set();
    for (const row of this.rows) {
      const chip = this.chips.find(({ value }) => value === this.valueOf(row));
      used.add(chip);
      row.slot.replaceChildren(chip ? copyOf(chip.words) : this.words.empty);
      row.slot.classList.toggle("is-filled", Boolean(chip));
      row.slot.setAttribute("aria-label", said(this.words.slot, { left: row.name, right: chip ? chip.name : this.words.empty }));
      row.slot.setAttribute("aria-pressed", String(this.picked === row));
      row.clear.hidden = !chip;
    }
    for (const chip of this.chips) {
      chip.element.classList.toggle("is-used", used.has(chip));
      chip.element.setAttribute("aria-pressed", String(this.picked === chip));
    }
    this.list.classList.toggle("is-waiting", Boolean(this.picked?.value));
  }

  drag(chip, event) {
    chip.dragged = false;
    if (event.button) return;
    const { element } = chip;
    const from = { x: event.clientX, y: event.clientY };
    let ghost = null;
    const rowAt = ({ clientX, clientY }) =>
      this.rows.find((row) => document.elementFromPoint(clientX, clientY)?.closest("li") === row.element);
    const follow = (moved) => {
      if (!ghost && Math.hypot(moved.clientX - from.x, moved.clientY - from.y) < DRAGGED) return;
      if (!ghost) {
        ghost = element.cloneNode(true);
        ghost.classList.add("arrange-ghost");
        ghost.setAttribute("aria-hidden", "true");
        document.body.append(ghost);
        element.setPointerCapture(event.pointerId);
      }
      ghost.style.translate = `${moved.clientX}px ${moved.clientY}px`;
      const over = rowAt(moved);
      for (const row of this.rows) row.element.classList.toggle("is-over", row === over);
    };
    const stop = (dropped) => {
      element.removeEventListener("pointermove", follow);
      for (const name of ["pointerup", "pointercancel"]) element.removeEventListener(name, stop);
      for (const row of this.rows) row.element.classList.remove("is-over");
      if (!ghost) return; // a press: its click follows
      ghost.remove();
      chip.dragged = true;
      const row = dropped.type === "pointerup" && rowAt(dropped);
      if (row) this.put(row, chip);
    };
    element.addEventListener("pointermove", follow);
    for (const name of ["pointerup", "pointercancel"]) element.addEventListener(name, stop);
  }
}
