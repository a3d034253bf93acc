// What the teaching pages do beyond HTML: a press copies a link; exercises are dragged into order.
"use strict";

(() => {
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const says = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value); // over HTTPS and on this machine
      } catch {
        if (!document.execCommand("copy")) return;
      }
      button.textContent = button.dataset.copied;
      setTimeout(() => (button.textContent = says), 3000);
    });
  }

  // A list in a form whose rows are put in order: by its own buttons, which work without this, or by dragging. Either way
  // the order is saved at once, in turn, and said; what could not be saved goes back to where it was.
  for (const list of document.querySelectorAll("[data-order]")) {
    const form = list.closest("form");
    const status = document.getElementById(list.dataset.order);
    let saving = Promise.resolve();
    let dragged = null;
    let before = null;

    const rows = () => [...list.children].filter((row) => row.dataset.title);

    function settle() {
      const all = rows();
      for (const [at, row] of all.entries()) {
        row.querySelector("[name=up]").disabled = at === 0;
        row.querySelector("[name=down]").disabled = at === all.length - 1;
      }
    }

    function save(row, order) {
      saving = saving.then(async () => {
        const body = new FormData(form);
        for (const name of ["up", "down", "add", "remove"]) body.delete(name);
        let answer = null;
        try {
          answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
        } catch {
          // offline: said below
        }
        if (answer?.ok && answer.headers.get("Content-Type")?.startsWith("application/json")) {
          const all = rows();
          status.textContent = list.dataset.moved
            .replace("{title}", row.dataset.title)
            .replace("{place}", all.indexOf(row) + 1)
            .replace("{count}", all.length);
          status.classList.add("visually-hidden");
          return;
        }
        list.append(...order);
        settle();
        const said = answer?.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : {};
        status.textContent = said.sentence ?? list.dataset.failed;
        status.classList.remove("visually-hidden");
      });
    }

    list.addEventListener("click", (event) => {
      const button = event.target.closest("[name=up], [name=down]");
      if (!button) return;
      event.preventDefault();
      const row = button.closest("li");
      const order = rows();
      if (button.name === "up") row.previousElementSibling?.before(row);
      else row.nextElementSibling?.after(row);
      settle();
      (button.disabled ? row.querySelector("[name=up]:enabled, [name=down]:enabled") : button)?.focus();
      save(row, order);
    });

    for (const row of rows()) {
      const grip = document.createElement("span");
      grip.className = "grip";
      grip.title = list.dataset.grip;
      grip.setAttribute("aria-hidden", "true");
      grip.textContent = "⠿";
      row.prepend(grip);
      grip.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        dragged = row;
        before = rows();
        row.classList.add("dragged");
      });
    }

    // On the document: an element that moves within it loses the pointer that it has caught.
    document.addEventListener("pointermove", (event) => {
      if (!dragged) return;
      const over = rows().find((row) => {
        const box = row.getBoundingClientRect();
        return event.clientY >= box.top && event.clientY < box.bottom;
      });
      if (!over || over === dragged) return;
      const box = over.getBoundingClientRect();
      if (event.clientY < box.top + box.height / 2) over.before(dragged);
      else over.after(dragged);
    });
    const drop = () => {
      if (!dragged) return;
      const row = dragged;
      dragged = null;
      row.classList.remove("dragged");
      settle();
      if (rows().some((one, at) => one !== before[at])) save(row, before);
    };
    document.addEventListener("pointerup", drop);
    document.addEventListener("pointercancel", drop);
  }

  // A new course's dates are most often those of where its instructor is.
  const zone = document.querySelector("select[data-here]");
  if (zone) {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if ([...zone.options].some((option) => option.value === here)) zone.value = here;
  }
})();
