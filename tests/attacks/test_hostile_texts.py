"""Submissions whose text alone is the attack: on whoever parses, quotes or stores it outside the jail.

They are made here, since files of a hundred kilobytes of the same character are not worth keeping.
"""

from __future__ import annotations

import pytest

from grader.judge.reading.source import parsed
from grader.judge.verdict import Verdict
from tests.attacks.conftest import TryOut
from tests.attacks.corpus import Submission

pytestmark = pytest.mark.jail

ENTRY = "\ndef corr2d(X, K):\n    return 1\n"
TEXTS = {
    "attributes": "if 0: a" + ".b" * 50_000,
    "calls": "if 0: a" + "()" * 20_000,
    "sums": "x = 1" + "+1" * 50_000,
    "negations": "x = " + "not " * 20_000 + "1",
    "lambdas": "x = " + "lambda: " * 5_000 + "1",
    "choices": "x = " + "1 if 1 else " * 10_000 + "1",
    "branches": "if 0: pass\n" + "elif 0: pass\n" * 5_000,
    "brackets": "x = " + "[" * 150 + "]" * 150,
    "indents": "".join(" " * depth + "if 1:\n" for depth in range(99)) + " " * 99 + "pass",
    "comparisons": "x = 1" + "<1" * 20_000,
    "fields of one string": "x = f'" + "{1}" * 20_000 + "'",
    "dotted import": "import a" + ".a" * 50_000,
    "digits": "x = " + "9" * 100_000,
    "decorators": "@abs\n" * 10_000 + "def f(): pass",
    "alternatives": "match 1:\n case " + "|".join(["1"] * 20_000) + ": pass",
    "old line ends": "x = 1\r" * 10_000,
    "form feeds": "\f" * 100_000,
    "one name bound again": "import math as x\n" + "x = x\nx.pi\n" * 12_000,
    "one name in branches": "import math as x\n" + "if 0: x = x.y\nx.pi\n" * 6_000,
    "many lines": "x = 1\n" * 500_000,
}
SLOW_TO_PARSE = ("fields of one string", "dotted import")


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_has_a_verdict_like_any_other(name: str, attempt: TryOut) -> None:
    submission = Submission(f"texts/{name}", (TEXTS[name] + ENTRY).encode(), frozenset(), "numpy")
    trial = attempt(submission)
    assert trial.verdict in (Verdict.WRONG, Verdict.ERROR, Verdict.INVALID, Verdict.MEMORY, Verdict.TIMEOUT), trial
    assert trial.right == 0


@pytest.mark.parametrize("name", SLOW_TO_PARSE)
def test_what_takes_a_parser_seconds_is_not_parsed_outside_a_jail(name: str) -> None:
    assert parsed(TEXTS[name]) is None
