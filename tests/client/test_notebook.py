"""The magic of a notebook, in a real IPython, against a service that runs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.client.conftest import Terminal
from tests.client.test_terminal import FLIPPED, RIGHT
from tests.e2e.service import Service

pytest.importorskip("IPython")

PROGRAM = """
import sys
from IPython.core.interactiveshell import InteractiveShell

shell = InteractiveShell.instance()
shell.run_line_magic("load_ext", "tensorgrade")
flipped, right = (open(name).read() for name in ("flipped.txt", "right.txt"))

first = shell.run_cell_magic("tensorgrade", "corr2d", flipped)
html, text = first._repr_html_(), repr(first)
assert "The kernel was flipped" in html and "The kernel was flipped" in text, text
assert "a run: nothing counts" in html
assert html.count("<table") >= 5  # X, K, expected, yours, difference, of each case that is not right
assert "rgb" not in html and "#ef9550" in html or "#2b6cc9" in html
assert "\\x1b" not in text
assert "corr2d" in shell.user_ns  # the cell ran here too

last = shell.run_cell_magic("tensorgrade", "--submit demo/convolution/corr2d", "%time\\n" + right)
assert "Right" in repr(last) and "10 of 10 cases" in last._repr_html_(), repr(last)

wrong = shell.run_cell_magic("tensorgrade", "--no-exec nothing-of-this-name", right)
assert "None of your courses asks for nothing-of-this-name now." in repr(wrong)
assert "EXERCISE" in repr(shell.run_cell_magic("tensorgrade", "", right))
assert shell.run_cell_magic("tensorgrade", "corr2d", "1 / 0") is None  # what was raised stands below the cell
print("played")
"""


def test_a_cell_is_run_and_handed_in(terminal: Terminal, service: Service, token: Callable[..., str]) -> None:
    terminal("login", service.address, "--token", typed=token("chen", "read", "submit") + "\n")
    (terminal.folder / "flipped.txt").write_text(FLIPPED)
    (terminal.folder / "right.txt").write_text(RIGHT)
    environment = {**terminal.environment, "IPYTHONDIR": str(terminal.folder / "ipython")}
    environment.pop("PYTHONWARNINGS")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=terminal.folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout.endswith("played\n"), done.stdout[-2000:] + done.stderr[-3000:]
    assert not list(Path(terminal.folder).glob("*.toml"))
    sent = service.sql("SELECT source FROM submissions_submission WHERE kind = 'submission' AND source LIKE '%import%'")
    assert any(source.strip() == RIGHT.strip() for (source,) in sent)  # what was said to the notebook is left out
