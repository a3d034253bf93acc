// Nobody leaves the page with something unsaved: a press that would is waited with until the server has everything, and
// until it is there to answer: a browser that goes to a page it cannot reach has left this one.

export class Guard {
  constructor(attempt) {
    this.attempt = attempt;
    this.leave = null; // where to go as soon as that loses nothing
    this.asking = false;
    document.addEventListener("click", (event) => this.click(event));
    document.addEventListener("submit", (event) => this.submit(event));
    addEventListener("beforeunload", (event) => attempt.pending && event.preventDefault());
    addEventListener("online", () => this.go());
    addEventListener("pageshow", () => (this.leave = null));
  }

  get waits() {
    return this.leave !== null;
  }

  click(event) {
    const link = event.target.closest("a[href]");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (this.attempt.ending.handedIn || !link || !plain || event.defaultPrevented || link.target || link.origin !== location.origin) return;
    const here = link.pathname === location.pathname && link.search === location.search;
    if (here && link.hash) return;
    event.preventDefault();
    this.wait(() => location.assign(link.href));
  }

  submit(event) {
    const form = event.target;
    if (!form.matches(".quiz-form")) return;
    event.preventDefault();
    const { submitter } = event;
    const go = submitter?.value;
    const { address } = this.attempt;
    if (form.matches("[data-finish]")) this.wait(() => this.attempt.ending.handIn());
    else if (submitter?.name === "hint") this.wait(() => send(form, submitter));
    else this.wait(() => location.assign(go === "finish" ? `${address}finish/` : `${address}?q=${go}`));
  }

  wait(leave) {
    this.leave = leave;
    for (const saver of this.attempt.savers) saver.save();
    this.go();
  }

  /** Leave, if somebody wants to and nothing is lost by it. */
  async go() {
    if (!this.leave || this.asking || this.attempt.pending) return;
    this.asking = true;
    const reached = await this.attempt.refresh();
    this.asking = false;
    const { leave } = this;
    if (!leave || this.attempt.pending || this.attempt.ending.speaks) return;
    if (!reached) return this.attempt.connection.again(this, () => this.go());
    this.leave = null;
    leave();
  }
}

/** Send the form as the pressed button does, which a form that is sent from here leaves out. */
function send(form, { name, value }) {
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  form.submit();
}
