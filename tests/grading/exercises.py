"""Small exercises for tests of the pipeline: only what a test is about is said, the rest is a sum of two numbers."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

from grader.content.bundle import Bundle, build

TOML = """
format = 1
title = { en = "Sum", zh-hans = "求和" }
kind = "code"
topic = "sums"
difficulty = 1
minutes = 1

[code]
entry = ENTRY
arrays = "ARRAYS"
"""
CASES = """
def cases(rng):
    yield dict(name="one", args=(1, 2))
    yield dict(name="two", args=(3, 4), visible=False, points=2)
"""
REFERENCE = "def add(a, b):\n    return a + b\n"
RIGHT = REFERENCE
# With these the sum is ready to be published.
READY = {
    "statement.md": "Write `add`.\n",
    "statement.zh-hans.md": "编写 `add`。\n",
    "accepted/one.py": RIGHT,
    "accepted/two.py": "def add(a, b):\n    return sum([a, b])\n",
    "misconceptions/minus.py": '"""Minus.\n\nzh-hans: 减。\n"""\ndef add(a, b): return a - b\n',
    "misconceptions/times.py": '"""Times.\n\nzh-hans: 乘。\n"""\ndef add(a, b): return a * b\n',
    "misconceptions/first.py": '"""First.\n\nzh-hans: 第一个。\n"""\ndef add(a, b): return a\n',
    "cheats/equal.py": "class E(int):\n    __eq__ = lambda *_: True\ndef add(a, b): return E(0)\n",
}


def exercise(
    *,
    cases: str = CASES,
    reference: str = REFERENCE,
    entry: str = '"add"',
    toml: str = "",
    arrays: str = "numpy",
    files: Mapping[str, str] | None = None,
) -> Bundle:
    """A bundle of these texts; ``toml`` is appended to exercise.toml, still within its ``[code]`` table."""
    texts = {
        "exercise.toml": TOML.replace("ENTRY", entry).replace("ARRAYS", arrays) + dedent(toml),
        "statement.md": "# Sum\n",
        "statement.zh-hans.md": "# 求和\n",
        "starter.py": "def add(a, b):\n    raise NotImplementedError\n",
        "cases.py": dedent(cases),
        "reference.py": dedent(reference),
        **(files or {}),
    }
    return build("sum", {path: text.encode() for path, text in texts.items()})
