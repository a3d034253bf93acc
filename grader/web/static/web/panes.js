// The sizes of the panes as their reader left them, before anything is painted: nothing moves afterwards.
"use strict";

(() => {
  try {
    const kept = JSON.parse(localStorage.getItem("panes") || "{}");
    for (const [name, size] of Object.entries(kept)) {
      if (/^(task|code)$/.test(name) && size >= 10 && size <= 90) {
        document.documentElement.style.setProperty(`--pane-${name}`, `${size}%`);
      }
    }
  } catch {
    // A browser that keeps nothing shows them as they come.
  }
})();
