// The platform's storage (LTI postMessage storage): where a frame has no cookies, the platform keeps what shows that the
// browser which comes back is the one that was sent. Only the platform's own origin is written to and listened to.
"use strict";

(() => {
  const page = document.querySelector("[data-storage]");
  if (!page) return;
  const { storage, target, origin, name, value } = page.dataset;
  const SECONDS = 3;

  function frame() {
    const outer = window.opener || window.parent;
    if (target === "_parent") return outer;
    try {
      return outer.frames[target] || outer;
    } catch {
      return outer;
    }
  }

  function ask(message) {
    const id = crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2);
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(null), SECONDS * 1000);
      function done(answer) {
        clearTimeout(timer);
        window.removeEventListener("message", hear);
        resolve(answer);
      }
      function hear(event) {
        const said = event.data;
        if (event.origin !== origin || typeof said !== "object" || said === null || said.message_id !== id) return;
        if (said.subject === `${message.subject}.response`) done(said.error ? null : said);
      }
      window.addEventListener("message", hear);
      try {
        frame().postMessage({ ...message, message_id: id }, origin);
      } catch {
        done(null);
      }
    });
  }

  if (storage === "put") {
    // Whatever comes of it, go on: the cookie may have arrived.
    ask({ subject: "lti.put_data", key: name, value }).then(() => location.replace(page.querySelector("[data-next]").href));
  } else {
    ask({ subject: "lti.get_data", key: name }).then((answer) => {
      const form = page.querySelector("[data-answer]");
      if (typeof answer?.value === "string" && answer.value) {
        form.elements.proof.value = answer.value;
        form.submit();
      } else {
        page.querySelector("[data-waiting]").hidden = true;
        page.querySelector("[data-failed]").hidden = false;
      }
    });
  }
})();
