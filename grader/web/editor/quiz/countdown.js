// The time that is left, by the server's clock: the browser's may be wrong, so only how much has passed is taken from it.

const CALM = 300; // s: until the last five minutes whole minutes are shown; a clock that runs by the second is no friend

export class Countdown {
  /** `line` shows it, `announce` tells it to who cannot see it; `ended()` is called when the time is over. */
  constructor({ line, announce, ended }) {
    Object.assign(this, { line, announce, ended });
    this.end = null; // of performance.now(); null without a time limit
    this.endsAt = "";
    this.timer = 0;
  }

  get left() {
    return this.end === null ? Infinity : Math.max(0, Math.round((this.end - performance.now()) / 1000));
  }

  /** Take the time from the server. True where there is more of it than there was. */
  set({ now, ends_at: endsAt }) {
    const before = this.endsAt;
    this.endsAt = endsAt ?? "";
    this.end = endsAt ? performance.now() + (new Date(endsAt) - new Date(now)) : null;
    this.tick();
    return Boolean(before && endsAt) && new Date(endsAt) > new Date(before);
  }

  /** It is over for good: say so. */
  stop(sentence) {
    clearTimeout(this.timer);
    this.end = null;
    this.line.textContent = sentence;
  }

  tick() {
    clearTimeout(this.timer);
    if (this.end === null || !this.line) return;
    const left = this.left;
    const words = this.line.dataset;
    const shown =
      left > CALM
        ? words.minutes.replace("{minutes}", Math.ceil(left / 60))
        : words.clock.replace("{time}", `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`);
    if (this.line.textContent !== shown) this.line.textContent = shown;
    this.line.parentElement.classList.toggle("is-short", left <= CALM);
    if ((left === CALM || left === 60) && this.told !== left) this.announce.textContent = shown;
    this.told = left;
    if (left === 0) return this.ended();
    this.timer = setTimeout(() => this.tick(), left > CALM ? 5000 : 500);
  }
}
