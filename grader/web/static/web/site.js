// What every page does beyond HTML: menus close, the theme changes at once, times are shown in the reader's time zone.
"use strict";

(() => {
  const language = document.documentElement.lang || "en";
  const zone = document.documentElement.dataset.zone || undefined; // the reader's own choice, else this machine's
  // From 00 to 23: "hour12: false" makes five past midnight "24:05" of the day that begins.
  const styles = {
    full: { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" },
    short: { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    clock: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  };

  function localTimes(root) {
    for (const time of root.querySelectorAll("time[data-moment]")) {
      const moment = new Date(time.dateTime);
      const shown = (style) => new Intl.DateTimeFormat(language, { ...style, timeZone: zone }).format(moment);
      time.textContent = shown(styles[time.dataset.moment] ?? styles.full);
      time.title = shown({ dateStyle: "full", timeStyle: "long", hourCycle: "h23" });
      const there = time.nextElementSibling?.matches("[data-zone]") ? time.nextElementSibling : null;
      if (there) {
        const clock = (timeZone) => new Intl.DateTimeFormat("en", { dateStyle: "short", timeStyle: "short", timeZone });
        there.hidden = clock(there.dataset.zone).format(moment) === clock(zone).format(moment);
        const style = { ...(styles[time.dataset.moment] ?? styles.full), timeZone: there.dataset.zone };
        there.textContent = ` (${new Intl.DateTimeFormat(language, style).format(moment)} ${there.dataset.zone})`;
      }
    }
  }

  // An attempt's time, by the server's clock: only how much has passed since the page came is taken from this one.
  function timeLeft(line) {
    const end = performance.now() + (new Date(line.dataset.timeLeft) - new Date(line.dataset.now));
    const show = () => {
      const minutes = Math.max(0, Math.ceil((end - performance.now()) / 60_000));
      line.textContent = line.dataset.minutes.replace("{minutes}", minutes);
    };
    show();
    setInterval(show, 5000);
  }
  for (const line of document.querySelectorAll("[data-time-left]")) timeLeft(line);

  localTimes(document);
  document.addEventListener("htmx:load", (event) => localTimes(event.detail.elt.parentElement ?? event.detail.elt));

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });

  // What is there to be copied is selected whole.
  for (const field of document.querySelectorAll("[data-select]")) field.addEventListener("focus", () => field.select());

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  const theme = document.getElementById("theme");
  theme?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = event.submitter.value;
    document.documentElement.dataset.theme = chosen;
    for (const button of theme.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button === event.submitter));
    }
    const menu = theme.closest("details");
    menu.querySelector("summary .icon").replaceWith(event.submitter.querySelector(".icon").cloneNode(true));
    menu.open = false;
    const body = new FormData(theme);
    body.set("theme", chosen);
    await fetch(theme.action, { method: "POST", body }).catch(() => {});
  });
})();
