// What the teaching pages do beyond HTML: a press copies a link.
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
})();
