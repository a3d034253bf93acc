// A row of the keys that a phone's keyboard hides.

export function keyRow(row, place) {
  row.addEventListener("pointerdown", (event) => event.preventDefault()); // the editor keeps the focus and its keyboard
  row.addEventListener("click", (event) => {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (key) place.press(key);
  });
}
