"""Why a function gives back None, read off its source."""

from __future__ import annotations

import pytest

from grader.judge.reading.returns import none_cause
from grader.judge.words.sentences import render

CAUSES = {
    "pass": "f has no return: end it with return and its result.",
    "y = x + 1\n    print(y)": "f has no return: print only shows a value.",
    "return": "Line 2 returns nothing: write the result after return.",
    "return None": "Line 2 returns nothing",
    "if x:\n        return x": "f can reach its end without a return",
    "for i in x:\n        return i": "f can reach its end without a return",
    "if x:\n        return x\n    else:\n        pass": "f can reach its end without a return",
    "try:\n        return x\n    except ValueError:\n        pass": "f can reach its end without a return",
    "return x.sort()": "What line 2 returns is None",
    "out = None\n    return out": "What line 3 returns is None",
    "with x:\n        return x.y": "What line 3 returns is None",
    "while True:\n        return x": "What line 3 returns is None",
    "def g():\n        return 1\n    g()": "f has no return",
}
NOT_KNOWN = [
    "if x:\n        return x\n    return None",
    "if x:\n        return None\n    print(x)",
    "if x:\n        return x\n    return x.y",
    "yield x",
]


@pytest.mark.parametrize("body", CAUSES)
def test_the_cause(body: str) -> None:
    found = none_cause(f"def f(x):\n    {body}\n", "f")
    assert found is not None
    assert CAUSES[body] in render(found, str, "en")


@pytest.mark.parametrize("body", NOT_KNOWN)
def test_what_is_not_sure_is_not_said(body: str) -> None:
    assert none_cause(f"def f(x):\n    {body}\n", "f") is None


@pytest.mark.parametrize("source", ["def g(): pass", "f = lambda x: None", "def f(:", "def f(): pass\ndef f(): pass"])
def test_no_such_function(source: str) -> None:
    assert none_cause(source, "f") is None


def test_a_method_is_found_by_its_own_name() -> None:
    found = none_cause("class A:\n    def forward(self, x):\n        x = 1\n", "A.forward")
    assert found is not None
    assert render(found, str, "en").startswith("forward has no return")
