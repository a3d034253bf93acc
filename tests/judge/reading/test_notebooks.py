"""A notebook is read in a time that follows its size, by a web server that others wait for."""

from __future__ import annotations

import json
import time

import pytest

from grader.judge.reading.notebooks import MOST_CELLS, as_file, cells_of

ENTRY = ["f"]
OWN = "def f(x):\n    return x\n"


def notebook(*cells: str) -> str:
    return json.dumps({"cells": [{"cell_type": "code", "source": cell} for cell in cells]})


def taken(text: str) -> str | None:
    cells = cells_of(text)
    assert cells is not None
    return as_file(cells, ENTRY)


SLOW = {
    "lines without anything": notebook(OWN, "x = 1\n" + "\n" * 200_000),
    "lines of spaces": notebook(OWN, "x = 1\n" + " \t\n" * 60_000),
    "constants": notebook(OWN, "x = 1\n" * 10_000),
    "functions": notebook(OWN, "def g(): pass\n" * 4_000),
    "cells without anything": notebook(OWN, *[""] * 60_000),
    "cells with little": notebook(OWN, *["x"] * 50_000),
    "a chain of settings": notebook(
        OWN.replace("return x", "return x0"), "".join(f"x{n} = g(x{n + 1})\n" for n in range(8_000))
    ),
}


@pytest.mark.parametrize("name", SLOW)
def test_it_takes_no_longer_than_it_is_long(name: str) -> None:
    """Counted in processor time of this thread: what was quadratic took half a minute and more."""
    started = time.thread_time()
    found = taken(SLOW[name])
    assert time.thread_time() - started < 4
    assert found is not None
    assert found.startswith("def f(x):")


def test_statements_keep_their_own_text() -> None:
    cell = "é = 1; b = 'ü'\ndef g(\n    x,\n):\n    return 'é'  # end\nprint(1)\nclass C: pass; y = 2\n"

    assert taken(notebook(OWN, cell.replace("\n", "\r\n"))) == (
        OWN + "\né = 1\n\nb = 'ü'\n\ndef g(\n    x,\n):\n    return 'é'\n\nclass C: pass; y = 2\n"
    )


def test_commands_are_left_out_and_what_stands_around_them_stays() -> None:
    assert taken(notebook("\n\n  %matplotlib inline\n\n" + OWN + "!pip install x\n")) == OWN


def test_of_more_cells_than_anybody_writes_the_first_count() -> None:
    assert taken(notebook(*["x"] * (MOST_CELLS - 1), OWN)) == OWN
    assert taken(notebook(*["x"] * MOST_CELLS, OWN)) is None
