// Runs and submissions, which htmx sends and waits for, over the page's own connection: what found no server is sent
// again when there is one. That is safe for the form as well: it carries a token, and the server makes one submission of
// one token, however often it arrives.

import { LOST, headers, SIGNED_OUT } from "../saving/exchange.js";

export function sendOver(connection, form, notice) {
  let button = null;
  form?.addEventListener("submit", (event) => (button = event.submitter), { capture: true });

  const lost = (element) => {
    notice.hidden = false;
    connection.failed(LOST);
    connection.again(element, () =>
      element === form ? form.requestSubmit(button) : window.htmx.trigger(element, "again"),
    );
  };

  document.body.addEventListener("htmx:configRequest", (event) => {
    const { Accept, ...ours } = headers(connection.person);
    Object.assign(event.detail.headers, ours);
    delete event.detail.parameters.csrfmiddlewaretoken; // the page's may be older than the one in the header
  });
  document.body.addEventListener("htmx:sendError", (event) => lost(event.detail.elt));
  document.body.addEventListener("htmx:timeout", (event) => lost(event.detail.elt));
  document.body.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status >= 500) lost(event.detail.elt);
  });
  document.body.addEventListener("htmx:afterRequest", (event) => {
    const status = event.detail.xhr?.status ?? 0;
    if (!status || status >= 500) return;
    notice.hidden = true;
    if (status === 401) connection.failed(SIGNED_OUT);
    else connection.answered();
  });
}
