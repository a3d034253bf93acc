"""How long a function exercise takes from nothing to published, written in a real browser at a person's speed.

``python -m benchmarks.authoring [--words 40] [--look 2]``

Starts the demo on a folder of its own and signs in as its teacher. The author knows what they want to write: an
exercise about the Huber loss in English, begun from the scaffold of a function, every text of it typed anew. Each key
takes what ``--words`` words of five characters a minute leave it, each click ``--look`` seconds of looking for where.
What the service takes (pages, saves, the check) comes on top. Nothing is thought over, and nothing goes wrong.

Printed: the time all in all, keys, clicks, and what the check took.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.browser import demo
from benchmarks.machine import line as machine

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

STATEMENT = """\
The Huber loss is the square for small errors and grows like the absolute value beyond: one outlier does not decide.

## Your task

Write `huber(Y, T, delta)`. `Y` and `T` are arrays of one shape; return the mean over all elements of

$$
L(e) = e^2 / 2 \\text{ if } |e| \\le \\delta, \\quad \\delta (|e| - \\delta / 2) \\text{ otherwise}, \\quad e = Y - T.
$$

## Worked example

```python
>>> huber(np.array([1.0, 5.0]), np.array([0.0, 0.0]), 2.0)
4.25
```
"""
STARTER = '''\
import numpy as np


def huber(Y, T, delta):
    """Return the mean loss, one number."""
    raise NotImplementedError("huber is still empty: return the mean loss from here.")
'''
REFERENCE = """\
import numpy as np


def huber(Y, T, delta):
    e = np.abs(Y - T)
    return np.where(e <= delta, e**2 / 2, delta * (e - delta / 2)).mean()
"""
CASES = """\
import numpy as np


def cases(rng):
    yield dict(name="a small error", args=(np.array([1.0]), np.array([0.5]), 1.0))
    yield dict(name="the worked example", args=(np.array([1.0, 5.0]), np.array([0.0, 0.0]), 2.0))
    yield dict(name="a negative error", args=(np.array([-4.0, 1.0]), np.array([0.0, 0.0]), 0.5), points=2)
    yield dict(name="a matrix", args=(3 * rng.normal(size=(4, 5)), rng.normal(size=(4, 5)), 1.5), visible=False)
"""
ACCEPTED = {
    "accepted/loop.py": '''\
"""One element after the other."""


def huber(Y, T, delta):
    total = 0.0
    for y, t in zip(Y.ravel(), T.ravel()):
        e = abs(y - t)
        total += e * e / 2 if e <= delta else delta * (e - delta / 2)
    return total / Y.size
''',
    "accepted/halved.py": '''\
"""The square of what is small and the rest on its own."""

import numpy as np


def huber(Y, T, delta):
    e = np.abs(Y - T)
    small = np.minimum(e, delta)
    return np.mean(small**2 / 2 + delta * (e - small))
''',
}
MISTAKES = {
    "misconceptions/absolute_value.py": '''\
"""The errors kept their sign, so large negative ones were squared. Compare the absolute value with delta."""

import numpy as np


def huber(Y, T, delta):
    e = Y - T
    return np.where(e <= delta, e**2 / 2, delta * (e - delta / 2)).mean()
''',
    "misconceptions/step.py": '''\
"""The two pieces do not meet at delta: half of delta is taken off the error beyond it."""

import numpy as np


def huber(Y, T, delta):
    e = np.abs(Y - T)
    return np.where(e <= delta, e**2 / 2, delta * e).mean()
''',
    "misconceptions/unchanged.py": '''\
"""The losses were added up. Their mean is asked for."""

import numpy as np


def huber(Y, T, delta):
    e = np.abs(Y - T)
    return np.where(e <= delta, e**2 / 2, delta * (e - delta / 2)).sum()
''',
}
TOML = {
    "title =": 'title = { en = "Huber loss" }',
    "What becomes of a negative": 'en = "Which of the two pieces does each element belong to?"',
    "compares two arrays": 'en = "`np.where` takes a condition and two arrays, and picks element by element."',
}


@dataclass
class Author:
    """Somebody in front of the page, and what they have done so far."""

    page: Page
    key: float  # seconds
    look: float  # seconds
    keys: int = 0
    clicks: int = 0
    due: float = 0.0  # when a finger is back for the next key

    def click(self, where: Locator, **more: int) -> None:
        time.sleep(self.look)
        where.click(**more)  # type: ignore[arg-type]
        self.clicks += 1

    def press(self, key: str) -> None:
        self._pace()
        self.page.keyboard.press(key)

    def say(self, text: str) -> None:
        """Type what stands on one line."""
        for character in text:
            self._pace()
            self.page.keyboard.type(character)

    def _pace(self) -> None:
        """Wait until the next key is due: what the browser takes for one is no rest of the typist's."""
        now = time.monotonic()
        time.sleep(max(0.0, self.due - now))
        self.due = max(now, self.due) + self.key
        self.keys += 1

    @property
    def line(self) -> str:
        """What the editor has put at the beginning of the last line."""
        return self.page.locator("#text").input_value().rpartition("\n")[2]

    def write(self, path: str, text: str) -> None:
        """Open a file and type all of it anew, with the editor's own indentation."""
        self.open(path)
        self.click(self.page.locator(".editor-host .cm-content"))
        self.press("Control+a")
        self.press("Delete")
        for number, wanted in enumerate(text.rstrip("\n").split("\n")):
            if number:
                self.press("Enter")
                indent = len(wanted) - len(wanted.lstrip(" "))
                while wanted and len(self.line) > indent:
                    self.press("Backspace")
                self.say(" " * (indent - len(self.line)) if wanted else "")
            self.say(wanted.lstrip(" "))
            for key in ("Delete", "Delete", "Backspace", "Backspace"):
                if wanted and len(self.line) > len(wanted):  # quotes that the editor closed once too often
                    self.press(key)
        typed = "\n".join(line.rstrip() for line in self.page.locator("#text").input_value().splitlines())
        assert typed.rstrip() == text.rstrip(), f"{path} reads\n{typed}"
        self.saved()

    def open(self, path: str) -> None:
        self.click(self.page.locator(f".tree a[data-file='{path}']"))
        self.page.locator(f"#file input[name=path][value='{path}']").wait_for(state="attached")

    def saved(self) -> None:
        self.page.locator("#draft-state[data-state=saved]").wait_for()


def begin(one: Author, address: str) -> None:
    """Sign in beforehand; from the list of own exercises to the scaffold."""
    page = one.page
    page.goto(f"{address}/sign-in/")
    page.locator("#id_username").fill("teacher")
    page.locator("#id_password").fill("tensorgrade")
    page.locator("form", has=page.locator("#id_username")).get_by_role("button").click()
    page.goto(f"{address}/teach/demo/exercises/")


def written(one: Author) -> None:
    """All the files."""
    page = one.page
    one.click(page.get_by_role("link", name="Begin an exercise"))
    scaffold = page.get_by_role("form", name="From a small exercise that works")
    one.click(scaffold.get_by_label("Address"))
    one.say("huber")
    one.click(scaffold.get_by_label("Languages"))
    scaffold.get_by_label("Languages").select_option("en")
    one.click(scaffold.get_by_role("button", name="Begin"))
    for old, new in TOML.items():
        one.click(page.locator(".cm-line", has_text=old), click_count=3)
        one.say(new)
        one.press("Escape")  # a list of completions would take the next key
        one.press("Enter")
    one.saved()
    texts = {"statement.md": STATEMENT, "starter.py": STARTER, "reference.py": REFERENCE, "cases.py": CASES}
    for path, text in {**texts, **ACCEPTED, **MISTAKES}.items():
        one.write(path, text)


def published(one: Author) -> float:
    """Check, sign what is warned of, publish; what the check took."""
    page = one.page
    one.click(page.get_by_role("button", name="Check"))
    start = time.monotonic()
    page.locator("#check .proof-line--good, #check .proof-line--bad").first.wait_for()
    page.locator("#check .proof-bar").wait_for(state="detached")
    assert "it may be published" in page.locator("#check").inner_text(), page.locator("#check").inner_text()
    took = time.monotonic() - start
    one.click(page.get_by_role("link", name="Publish"))
    for box in page.locator(".signing input").all():
        one.click(box)
    one.click(page.get_by_role("button", name="Publish"))
    page.locator(".notices", has_text="Published").wait_for()
    return took


def main() -> int:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=float, default=40.0, help="a minute")
    parser.add_argument("--look", type=float, default=2.0, help="seconds before a click")
    options = parser.parse_args()
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_context(locale="en-GB", viewport={"width": 1366, "height": 768}).new_page()
        page.set_default_timeout(240_000)
        one = Author(page, key=60 / (5 * options.words), look=options.look)
        begin(one, address)
        start = time.monotonic()
        written(one)
        took = published(one)
        whole = time.monotonic() - start
        browser.close()
    print(machine())
    print(f"a function exercise from nothing to published, one language, {options.words:g} words a minute")
    print(f"{whole / 60:.1f} minutes; {one.keys} keys, {one.clicks} clicks; its check took {took:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
