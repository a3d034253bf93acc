// How a page looks while it is typed: the server renders it, so that it is what students will see.

const PAUSE = 350; // ms

/** A function to call with every change of the text. */
export function livePreview(form, connection) {
  const host = document.querySelector("[data-previews]");
  if (!host) return () => {};
  let timer = 0;
  let newest = 0;

  async function show(text) {
    const number = ++newest;
    for (const one of host.children) one.classList.add("is-stale");
    const body = new URLSearchParams([
      ["path", form.elements.path.value],
      ["text", text],
    ]);
    const answer = await connection.ask(form.dataset.preview, body);
    if (number !== newest || !answer.previews) return; // a later one is under way, or nothing came
    for (const { language, html } of answer.previews) {
      const one = [...host.children].find((child) => child.dataset.language === language);
      if (one) {
        one.querySelector(".prose").innerHTML = html; // rendered and sanitised by the server
        one.classList.remove("is-stale");
      }
    }
  }

  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => show(text), PAUSE);
  };
}
