"""What a student waits for, in a real browser: a run until its verdict is painted, and what the page weighs.

``python -m benchmarks.browser [--runs 40] [--address http://127.0.0.1:8000]``

Starts the demo on a folder of its own, without a class whose work is graded meanwhile, unless ``--address`` says where
one runs; waits until it has checked its exercises and is idle, signs in as its student Ada, and opens ``corr2d`` at
1366 x 650 in the installed Chromium.

- Run: from the click until two frames after the new verdict stands in the page; a right solution, and one that is wrong
  in every case, with its maps. Each run's code is another, so nothing is answered from a cache of whole results.
- dots: from the end of the pause of 600 ms after the last key until the dots beside Run have turned. Keys whose run the
  server turned down, as it does while anything waits to be graded, are counted apart.
- weight: bytes over the wire of the exercise's page, with an empty cache and with a full one; of the editor, which
  comes with the first movement of the mouse; and of the page of the library alone, compressed.
- first byte: of the page of the library, from asking until its answer begins.
- shift: the page's cumulative layout shift while it loads, and over all runs, those that follow a click included.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from benchmarks.machine import line as machine
from benchmarks.machine import processor_seconds
from benchmarks.service import ROOT, free_port

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXERCISE = "/courses/demo/convolution/corr2d/"
LIBRARY = "/practice/"
PAUSE = 600  # ms without a key before the visible cases are tried (live.js)
PATIENCE = 10_000  # ms for the dots: the page itself gives a run up after four seconds
MOST_BUSY = 900  # seconds for a new demo to check its exercises
FOLDER = ROOT / "exercises" / "convolution" / "corr2d"
SHIFTS = """
window.shifts = {all: 0, still: 0};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    window.shifts.all += entry.value;
    if (!entry.hadRecentInput) window.shifts.still += entry.value;
  }
}).observe({type: "layout-shift", buffered: true});
"""
PAINTED = """
() => new Promise((resolve) => {
  const old = document.querySelector("#result .report");
  const started = performance.now();
  const done = () => {
    const report = document.querySelector("#result .report");
    if (!report || report === old) return;
    watcher.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - started)));
  };
  const watcher = new MutationObserver(done);
  watcher.observe(document.getElementById("result"), {childList: true, subtree: true});
  document.querySelector("button[value=trial]").click();
})
"""
TURNED = """
(patience) => new Promise((resolve) => {
  const dots = document.getElementById("live-dots");
  const old = dots.dataset.of;
  const started = performance.now();
  const end = (found) => {
    clearTimeout(timer);
    watcher.disconnect();
    resolve(found);
  };
  const timer = setTimeout(end, patience, null);
  const watcher = new MutationObserver(() => {
    if (!dots.dataset.of || dots.dataset.of === old) return;
    requestAnimationFrame(() => requestAnimationFrame(() => end(performance.now() - started)));
  });
  watcher.observe(dots, {attributes: true});
})
"""


@contextmanager
def demo() -> Iterator[str]:
    """The address of a demo of its own."""
    with tempfile.TemporaryDirectory(prefix="tensorgrade-browser-") as folder:
        port = free_port()
        environment = {**os.environ, "DEMO": "1", "DATA_DIR": folder, "PORT": str(port), "MAX_PER_MINUTE": "100000"}
        environment["DEMO_CLASS"] = "0"
        command = [sys.executable, "manage.py", "serve"]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet, start_new_session=True
        )
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(600):
                try:
                    urllib.request.urlopen(f"{address}/sign-in/", timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.5)
            idle(process.pid)
            yield address
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def idle(pid: int) -> None:
    """Return when the demo has taken less than a fifth of a core for ten seconds: what it has to do ahead is done."""
    until = time.monotonic() + MOST_BUSY
    while time.monotonic() < until:
        before = processor_seconds(pid)
        time.sleep(10)
        if processor_seconds(pid) - before < 2:
            return
    print(f"The demo is still busy after {MOST_BUSY} s: these figures are of a service that does other things too.")


def write(page: Page, code: str) -> None:
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(code)


def timed(page: Page, codes: Sequence[str], runs: int) -> list[list[float]]:
    """Milliseconds of each run of each of ``codes``, in turns, so that what else the machine does befalls them alike.

    Of each, two runs that warm everything up are left out.
    """
    found: list[list[float]] = [[] for _ in codes]
    for number in range(runs + 2):
        for code, times in zip(codes, found, strict=True):
            write(page, f"{code}\n# {number}")
            page.wait_for_timeout(2200)  # for what typing sets off: the draft is saved, the dots have turned
            times.append(page.evaluate(PAINTED))
    return [times[2:] for times in found]


def turned(page: Page, code: str, runs: int) -> list[float]:
    """Milliseconds from the end of the pause after a key until the dots have turned, of those that did."""
    write(page, f"{code}\n# ")
    page.wait_for_timeout(3000)
    found = []
    for number in range(runs):
        page.evaluate(f"window.turned = ({TURNED.strip()})({PATIENCE}); null")
        page.keyboard.insert_text(str(number % 10))
        found.append(page.evaluate("window.turned"))
        page.wait_for_timeout(500)
    dark = found.count(None)
    if dark:
        print(f"{dark} of {runs} keys turned no dots within {PATIENCE / 1000:g} s: something else waited to be graded.")
    return [time - PAUSE for time in found if time is not None]


def first_bytes(page: Page, address: str, loads: int) -> tuple[list[float], float]:
    """Milliseconds from asking for a page until its answer begins, and the compressed KB of the last one."""
    found, size = [], 0
    for _ in range(loads + 2):
        page.goto(address, wait_until="networkidle")
        asked, began, size = page.evaluate(
            "(({requestStart, responseStart, encodedBodySize}) => [requestStart, responseStart, encodedBodySize])"
            "(performance.getEntriesByType('navigation')[0])"
        )
        found.append(began - asked)
    return found[2:], size / 1000


def weight(page: Page, address: str = "", *, cold: bool) -> float:
    """KB over the wire of one load of the page; without an address, of what its first movement of the mouse loads."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    if cold:
        network.send("Network.clearBrowserCache")
    total = 0.0

    def finished(event: dict[str, Any]) -> None:
        nonlocal total
        total += event["encodedDataLength"]

    network.on("Network.loadingFinished", finished)
    if address:
        page.goto(address, wait_until="networkidle")
    else:
        page.mouse.move(3, 3)
        page.locator(".cm-content").wait_for()
    network.detach()
    return total / 1000


def said(name: str, times: list[float]) -> None:
    if not times:
        print(f"{name:28} nothing measured", flush=True)
        return
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    print(f"{name:28} p50 {statistics.median(ordered):6.0f} ms   p95 {p95:6.0f} ms   of {len(ordered)}", flush=True)


def measure(address: str, runs: int) -> None:
    from playwright.sync_api import sync_playwright

    right = (FOLDER / "accepted" / "loops.py").read_text()
    wrong = (FOLDER / "misconceptions" / "flipped_kernel.py").read_text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        page = browser.new_context(viewport={"width": 1366, "height": 650}).new_page()
        page.add_init_script(SHIFTS)
        page.goto(f"{address}/sign-in/")
        page.locator(".person", has_text="Ada").first.click()
        page.wait_for_load_state("networkidle")
        print(f"weight, cold                 {weight(page, address + EXERCISE, cold=True):6.0f} KB")
        print(f"weight, warm                 {weight(page, address + EXERCISE, cold=False):6.0f} KB")
        print(f"weight, the editor after it  {weight(page, cold=False):6.0f} KB")
        print(f"shift, loading               {page.evaluate('window.shifts.still'):6.3f}", flush=True)
        of_right, of_wrong = timed(page, (right, wrong), runs)
        said("Run, right", of_right)
        said("Run, wrong with maps", of_wrong)
        if page.locator("#live-dots").count():
            said("pause to dots", turned(page, right, runs))
        shifts = page.evaluate("window.shifts")
        print(f"shift, all runs              {shifts['still']:6.3f} ({shifts['all']:.3f} with those after a click)")
        times, size = first_bytes(page, address + LIBRARY, runs)
        said("library, first byte", times)
        print(f"library, compressed          {size:6.0f} KB")
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--address", default="")
    options = parser.parse_args()
    print(machine())
    if options.address:
        measure(options.address, options.runs)
    else:
        with demo() as address:
            measure(address, options.runs)


if __name__ == "__main__":
    main()
