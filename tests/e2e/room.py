"""What a student does in front of the pages, in a real browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.service import ROOT, Service
from tests.waiting import wait_for

CORR2D = ROOT / "exercises" / "convolution" / "corr2d"
RIGHT = (CORR2D / "accepted" / "loops.py").read_text()
PASSWORD = "tensorgrade"
PATIENCE = 60_000  # ms: a first grading fills caches, on a machine that does other things too
expect.set_options(timeout=PATIENCE)


def misconception(name: str) -> str:
    """A known wrong solution, without the docstring that explains it."""
    return (CORR2D / "misconceptions" / f"{name}.py").read_text().split('"""', 2)[2].lstrip()


# How the browser and htmx log a request that was refused or lost: some tests want one.
LOST = ("Failed to load resource", "htmx:afterRequest", "htmx:sendError", "htmx:responseError", "Response Status Error")


@dataclass
class Room:
    """One tab of one person's browser."""

    page: Page
    service: Service
    noise: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("console", self._hear)

    def _hear(self, message: Any) -> None:
        if message.type == "error" and not message.text.startswith(LOST):
            self.noise.append(message.text)

    def sign_in(self, username: str) -> Room:
        """By user name and password, in whichever language the page is."""
        self.page.goto(f"{self.service.address}/sign-in/")
        self.page.locator("#id_username").fill(username)
        self.page.locator("#id_password").fill(PASSWORD)
        self.page.locator("form", has=self.page.locator("#id_username")).get_by_role("button").click()
        expect(self.page.locator("form[action='/sign-out/']")).to_have_count(1)
        return self

    def open(self, address: str = "") -> Room:
        """Somebody sits there: the editor comes with the first movement."""
        self.page.goto(address or self.service.exercise)
        self.page.mouse.move(3, 3)
        return self

    @property
    def editor(self):  # type: ignore[no-untyped-def]
        return self.page.locator(".editor-host").get_by_role("textbox")

    @property
    def code(self) -> str:
        """What will be sent."""
        return self.page.locator("textarea[name=source]").evaluate("area => area.value")

    def write(self, code: str) -> Room:
        """Replace everything in the editor, as a paste does."""
        expect(self.page.locator("#answer.is-live")).to_have_count(1)
        self.page.mouse.move(5, 5)  # where a link led here, nothing has been moved on this page
        self.editor.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("Delete")
        self.page.evaluate(
            """code => {
                const data = new DataTransfer();
                data.setData("text/plain", code);
                const content = document.querySelector(".editor-host").shadowRoot.querySelector(".cm-content");
                content.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
            }""",
            code,
        )
        assert self.code == code
        return self

    def press(self, name: str) -> Room:
        self.page.locator("#answer").get_by_role("button", name=name, exact=True).click()
        return self

    def press_first(self) -> Room:
        """Press Submit, whatever the language: it is the form's main button."""
        self.page.locator("button[value=submission]").click()
        return self

    @property
    def sent(self) -> int:
        """How many runs and submissions there are, as the names of the two lists say."""
        return sum(map(int, self.page.locator("#history label .help").all_inner_texts()))

    @property
    def handed_in(self) -> int:
        """How many submissions there are: the page lists the last five."""
        return int(self.page.locator("#history label[for=history-sent] .help").inner_text() if self.sent else 0)

    def expect_sent(self, count: int) -> Room:
        wait_for(lambda: self.sent == count, what=f"{count} runs and submissions")
        return self

    def show_runs(self) -> Locator:
        """Turn to the list of runs, the newest first."""
        expect(self.page.locator("#history input:checked")).to_have_count(1)
        self.page.locator("label[for=history-runs]").click()
        return self.page.locator(".history-list--runs .sent > li")

    @property
    def result(self):  # type: ignore[no-untyped-def]
        return self.page.locator("#result")

    def expect_verdict(self, words: str, points: str = "") -> Room:
        expect(self.result.locator(".verdict")).to_have_text(words)
        if points:
            expect(self.result.locator(".report-points")).to_have_text(points)
        return self

    def expect_saved(self) -> Room:
        expect(self.page.locator("#draft-state")).to_have_attribute("data-state", "saved")
        return self

    def screenshot(self, path: Path, **options: Any) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path, **options)
