// A textarea that does what the page asks of an editor: under it the same text in colours, until it is changed.

export function plainPlace(textarea, on) {
  const coloured = document.getElementById("source-shown");
  const gone = new AbortController();
  const listen = (name, heard) => textarea.addEventListener(name, heard, { signal: gone.signal });
  let line = null; // what `mark` was asked for

  const uncoloured = () => {
    textarea.form.classList.remove("is-coloured");
    coloured?.remove();
  };
  const changed = () => {
    line = null;
    uncoloured();
    on.change();
  };
  textarea.form.classList.toggle("is-coloured", coloured !== null);
  if (textarea.value !== textarea.defaultValue) uncoloured();
  listen("input", changed);
  listen("scroll", () => coloured?.scrollTo(textarea.scrollLeft, textarea.scrollTop));
  listen("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (event.shiftKey) on.submit();
    else on.run();
  });
  return {
    get text() {
      return textarea.value;
    },
    replace(text) {
      if (text === textarea.value) return;
      textarea.value = text;
      changed();
    },
    mark(...asked) {
      line = asked;
      if (asked[1]?.go) textarea.focus();
    },
    focus: () => textarea.focus(),
    parses: () => false, // nobody here can tell
    press(key) {
      textarea.focus();
      if (key.length > 1) return;
      textarea.setRangeText(key, textarea.selectionStart, textarea.selectionEnd, "end");
      changed();
    },
    /** Make room for the editor. Gives what it is to mark. */
    leave() {
      gone.abort();
      uncoloured();
      return line;
    },
  };
}
