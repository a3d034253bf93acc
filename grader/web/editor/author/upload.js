// A folder dragged onto the form: its files are read here and sent with their paths.

import { csrfToken } from "../saving/exchange.js";

const MOST = 400;

async function filesOf(entry, path = "") {
  if (entry.name.startsWith(".") || entry.name === "__pycache__") return [];
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    return [[path + entry.name, file]];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length || found.length > MOST) return found;
    for (const one of some) found.push(...(await filesOf(one, `${path}${entry.name}/`)));
  }
}

export function takeFolders(form) {
  const said = form.querySelector("[data-said]");
  const say = (sentence) => {
    said.textContent = sentence;
    said.hidden = !sentence;
  };
  form.querySelector("[data-drag]").hidden = false;
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("is-over");
    });
  }
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("is-over"));
  form.addEventListener("drop", async (event) => {
    event.preventDefault();
    const [entry] = Array.from(event.dataTransfer.items, (item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (!entry) return;
    say(form.dataset.wait);
    const body = new FormData();
    for (const name of ["from", "slug"]) if (form.elements[name]) body.append(name, form.elements[name].value);
    try {
      for (const [path, file] of await filesOf(entry)) {
        if (!entry.isFile) body.append("path", path);
        body.append("file", file);
      }
      const response = await fetch(form.action || location.href, {
        method: "POST",
        body,
        headers: { Accept: "application/json", "X-CSRFToken": csrfToken() },
      });
      if (response.redirected) return location.assign(response.url);
      const answer = await response.json();
      say(answer.sentence ?? form.dataset.failed);
    } catch {
      say(form.dataset.failed);
    }
  });
}
