"""For a surviving mutant an input is found that catches it, and written as a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content.cases.adding import NoCasesError, with_case
from grader.content.loader import load_files
from grader.content.scaffold.exercise import new_exercise
from grader.grading.author.cache import Cache
from grader.grading.check.proof import Proven, prove
from grader.sandbox.client import Jails

REFERENCE = b"import numpy as np\n\n\ndef relu(X, a=0.5):\n    return np.where(X > 1, X, a * X)\n"
CASES = "import numpy as np\n\n\ndef cases(rng):\n    yield dict(name='one', args=(np.array([-2.0, 3.0]),))\n"


def proven(cases: str, jails: Jails, folder: Path) -> Proven:
    files = dict(new_exercise("relu", "neurons"))
    right = b"import numpy as np\n\n\ndef relu(X, a=0.5):\n    return X * np.where(X > 1, 1.0, a)\n"
    files |= {"reference.py": REFERENCE, "cases.py": cases.encode()}
    files |= {path: right for path in files if path.startswith("accepted/")}
    found = prove(load_files("relu", files), jails, Cache(folder), progress=lambda *_: None, tell=lambda _: None)
    assert found.ok, found.faults
    assert found.mutation is not None
    return found


def test_what_survives_is_caught_by_the_case_that_is_proposed(jails: Jails, tmp_path: Path) -> None:
    before = proven(CASES, jails, tmp_path)
    assert before.mutation is not None
    assert before.mutation.survivors
    cases = CASES
    for found in before.proposed.values():
        cases = with_case(cases, args=found.args, kwargs=found.kwargs)
    assert len(before.proposed) == len(before.mutation.survivors), "each of these can be told apart"
    after = proven(cases, jails, tmp_path)
    assert after.mutation is not None
    assert after.mutation.survivors == ()


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        (CASES, f'{CASES}    yield dict(name="a further input 1", args=(np.array([0.0]),), visible=False)\n'),
        (
            'def cases(rng):\n    for n in range(3):\n        yield dict(name=f"{n}", args=(n,))\n\n\nX = 1\n',
            "import numpy as np\n\n"
            'def cases(rng):\n    for n in range(3):\n        yield dict(name=f"{n}", args=(n,))\n'
            '    yield dict(name="a further input 1", args=(np.array([0.0]),), visible=False)\n\n\nX = 1\n',
        ),
    ],
)
def test_a_case_is_put_at_the_end_of_cases(text: str, becomes: str) -> None:
    assert with_case(text, args="(np.array([0.0]),)", kwargs="") == becomes
    twice = with_case(with_case(text, args="(1,)", kwargs=""), args="(2,)", kwargs="a=3")
    assert 'name="a further input 2", args=(2,), kwargs=dict(a=3), visible=False' in twice


@pytest.mark.parametrize("text", ["", "def cases(:", "cases = lambda rng: []"])
def test_where_there_are_no_cases_nothing_is_put(text: str) -> None:
    with pytest.raises(NoCasesError):
        with_case(text, args="(1,)", kwargs="")
