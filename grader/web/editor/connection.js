// Sending an answer and waiting for its result, over connections that come and go.
//
// htmx does the requests. Here is what it leaves open: a request that found no server is tried again, with growing
// pauses, until it gets through. That is safe for the form as well: it carries a token, and the server makes one
// submission of one token, however often it arrives.

const PAUSES = [500, 1000, 2000, 4000, 8000, 15000];

export class Connection {
  constructor(form) {
    this.form = form;
    this.notice = document.getElementById("connection");
    this.failures = 0;
    this.timer = 0;
    this.again = null;
    this.button = null;
    form?.addEventListener("submit", (event) => (this.button = event.submitter), { capture: true });
    document.body.addEventListener("htmx:sendError", (event) => this.lost(event.detail.elt));
    document.body.addEventListener("htmx:timeout", (event) => this.lost(event.detail.elt));
    document.body.addEventListener("htmx:responseError", (event) => {
      if (event.detail.xhr.status >= 500) this.lost(event.detail.elt);
    });
    document.body.addEventListener("htmx:afterRequest", (event) => {
      const status = event.detail.xhr?.status ?? 0;
      if (status && status < 500) this.found();
    });
    addEventListener("online", () => this.retry());
  }

  lost(element) {
    this.again = element === this.form ? () => this.form.requestSubmit(this.button) : () => window.htmx.trigger(element, "again");
    this.notice.hidden = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.retry(), PAUSES[Math.min(this.failures, PAUSES.length - 1)]);
    this.failures += 1;
  }

  retry() {
    const again = this.again;
    this.again = null;
    clearTimeout(this.timer);
    again?.();
  }

  found() {
    this.failures = 0;
    this.notice.hidden = true;
  }
}
