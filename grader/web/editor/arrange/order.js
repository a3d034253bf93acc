// Items put into their order. A row is dragged by itself, or moved by its two buttons or the arrow keys on them.

import { button, changed, liveLine, said, shownText } from "./parts.js";

export class Ordering {
  constructor(list) {
    this.list = list;
    this.words = list.dataset;
    this.rows = [...list.children].map((element) => this.row(element));
    this.line = liveLine();
    this.keep = button("button button--small", this.words.keep, this.words.keep);
    this.keep.addEventListener("click", () => this.write());
    list.after(this.keep, this.line);
    list.classList.add("is-arranged");
    this.show();
  }

  row(element) {
    const select = element.querySelector("select");
    const words = element.querySelector("label > span");
    words.querySelector(".visually-hidden")?.remove(); // its number, which is another now
    const number = Object.assign(document.createElement("span"), { className: "arrange-number" });
    number.setAttribute("aria-hidden", "true");
    const name = shownText(words);
    const up = button("button button--small button--quiet", said(this.words.up, { item: name }), "↑");
    const down = button("button button--small button--quiet", said(this.words.down, { item: name }), "↓");
    const tools = Object.assign(document.createElement("span"), { className: "arrange-tools" });
    tools.append(up, down);
    const line = Object.assign(document.createElement("div"), { className: "select-row arrange-row" });
    line.append(number, words, tools);
    select.hidden = true;
    element.querySelector("label").replaceWith(line, select);
    const row = { element, select, number, name, up, down, place: this.list.children.length };
    up.addEventListener("click", () => this.move(row, -1, up));
    down.addEventListener("click", () => this.move(row, 1, down));
    tools.addEventListener("keydown", (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      this.move(row, by, event.target);
    });
    line.addEventListener("pointerdown", (event) => this.drag(row, event));
    return row;
  }

  /** The rows as they stand on the page. */
  get shown() {
    return [...this.list.children].map((element) => this.rows.find((row) => row.element === element));
  }

  get answered() {
    return new Set(this.rows.map((row) => row.select.value)).size === this.rows.length && this.rows.every((row) => row.select.value);
  }

  /** Put the rows where their positions say. */
  show() {
    const at = (row) => Number(row.select.value || Infinity);
    const rows = [...this.rows].sort((a, b) => at(a) - at(b) || this.rows.indexOf(a) - this.rows.indexOf(b));
    if (rows.some((row, index) => this.list.children[index] !== row.element)) this.list.append(...rows.map((row) => row.element));
    this.number();
  }

  number() {
    const { answered } = this;
    this.shown.forEach((row, index) => {
      row.number.textContent = answered ? index + 1 : "·";
      row.up.disabled = index === 0;
      row.down.disabled = index === this.rows.length - 1;
    });
    this.keep.hidden = answered;
  }

  /** The order on the page is the answer. */
  write() {
    this.shown.forEach((row, index) => (row.select.value = String(index + 1)));
    this.number();
    changed(this.rows[0].select);
  }

  move(row, by, focused) {
    const { shown } = this;
    const to = shown.indexOf(row) + by;
    if (to < 0 || to >= shown.length) return;
    shown[to].element[by < 0 ? "before" : "after"](row.element);
    this.write();
    (focused.disabled ? [row.up, row.down].find((one) => !one.disabled) : focused).focus();
    this.line.textContent = said(this.words.moved, { item: row.name, place: to + 1, all: shown.length });
  }

  drag(row, event) {
    // with a finger only by the number: elsewhere it scrolls the page
    if (event.button || event.target.closest("button")) return;
    if (event.pointerType === "touch" && !event.target.closest(".arrange-number")) return;
    event.preventDefault();
    const before = this.shown.indexOf(row);
    const line = event.currentTarget;
    line.setPointerCapture(event.pointerId);
    row.element.classList.add("is-dragged");
    const follow = ({ clientY }) => {
      const over = this.shown.find(({ element }) => {
        const box = element.getBoundingClientRect();
        return element !== row.element && clientY > box.top && clientY < box.bottom;
      });
      if (!over) return;
      const box = over.element.getBoundingClientRect();
      const elements = [...this.list.children];
      const [at, to] = [this.shown.indexOf(row), this.shown.indexOf(over)];
      // The others make room: a row that is moved itself loses the pointer.
      if (to > at && clientY > box.top + box.height / 2) row.element.before(...elements.slice(at + 1, to + 1));
      if (to < at && clientY < box.top + box.height / 2) row.element.after(...elements.slice(to, at));
    };
    const drop = () => {
      line.removeEventListener("pointermove", follow);
      row.element.classList.remove("is-dragged");
      if (this.shown.indexOf(row) !== before) this.write();
    };
    line.addEventListener("pointermove", follow);
    line.addEventListener("lostpointercapture", drop, { once: true });
  }
}
