// When a field may be taken away: not while a character is being composed in it, nor while something is selected there,
// for both would be cut off.

/** A function whose promise is kept when `field` is at rest. */
export function atRest(field) {
  let composing = false;
  let pressed = false;
  let waiting = [];
  const note = (heard, ...names) => {
    for (const name of names) {
      addEventListener(
        name,
        () => {
          heard();
          setTimeout(look); // what has ended has its other events first
        },
        { capture: true, passive: true },
      );
    }
  };
  note(() => (composing = true), "compositionstart");
  note(() => (composing = false), "compositionend");
  note(() => (pressed = true), "pointerdown");
  note(() => (pressed = false), "pointerup", "pointercancel");

  function look() {
    if (composing || (pressed && document.activeElement === field)) return;
    for (const go of waiting) go();
    waiting = [];
  }
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      look();
    });
}
