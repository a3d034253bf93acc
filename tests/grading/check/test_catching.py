"""For a surviving mutant a case is found that catches it, and written as cases.py has them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from grader.content.cases.adding import NoCasesError, with_case
from grader.content.loader import load_files
from grader.content.scaffold.exercise import Kind, new_exercise
from grader.grading.author.cache import Cache
from grader.grading.check.catching.search import Missed
from grader.grading.check.proof import Proven, prove
from grader.sandbox.client import Jails

REFERENCE = "import numpy as np\n\n\ndef relu(X, a=0.5):\n    return np.where(X > 1, X, a * X)\n"
RIGHT = "import numpy as np\n\n\ndef relu(X, a=0.5):\n    return X * np.where(X > 1, 1.0, a)\n"
CASES = "import numpy as np\n\n\ndef cases(rng):\n    yield dict(name='one', args=(np.array([-2.0, 3.0]),))\n"


def proven(
    cases: str, jails: Jails, folder: Path, changed: Mapping[str, str] | None = None, kind: Kind = "code"
) -> Proven:
    files = dict(new_exercise("relu", "neurons", kind))
    if changed is None:
        changed = {"reference.py": REFERENCE} | {path: RIGHT for path in files if path.startswith("accepted/")}
    files |= {path: text.encode() for path, text in {**changed, "cases.py": cases}.items()}
    found = prove(load_files("relu", files), jails, Cache(folder), progress=lambda *_: None, tell=lambda _: None)
    assert found.ok, found.faults
    assert found.mutation is not None
    return found


def added(cases: str, found: Proven) -> str:
    for one in found.proposed.values():
        cases = with_case(cases, one.case)
    return cases


def test_what_survives_is_caught_by_the_case_that_is_proposed(jails: Jails, tmp_path: Path) -> None:
    before = proven(CASES, jails, tmp_path)
    assert before.mutation is not None
    assert before.mutation.survivors
    assert len(before.proposed) == len(before.mutation.survivors), "each of these can be told apart"
    after = proven(added(CASES, before), jails, tmp_path)
    assert after.mutation is not None
    assert after.mutation.survivors == ()


CHAIN = """
import numpy as np


def cases(rng):
    X, W = np.array([[1.0, 2.0], [2.0, 5.0]]), np.array([[3.0, 1.0], [1.0, 2.0]])
    b, dY = np.array([1.0, -1.0]), np.array([[2.0, 1.0], [1.0, 3.0]])
    yield dict(
        name="one",
        chain=[
            dict(call="relu_forward", args=(X, W, b), judge="Y, _"),
            dict(call="relu_backward", args=(dY, {"result": 0, "item": 1}), judge="dX, dW, db"),
        ],
    )
"""
GRADIENT = """
import numpy as np


def cases(rng):
    X, W = np.array([[1.0, 2.0], [2.0, 5.0]]), np.array([[3.0, 1.0], [1.0, 2.0]])
    b, dY = np.array([1.0, -1.0]), np.array([[2.0, 1.0], [1.0, 3.0]])
    yield dict(
        name="one",
        chain=[
            dict(call="relu_forward", args=(X, W, b)),
            dict(call="relu_backward", args=(dY, {"result": 0, "item": 1}), judge="dX, dW, db"),
        ],
        check="gradient",
        options=dict(
            forward="relu_forward", output=0, inputs=dict(X=X, W=W, b=b), parameters=["X", "W", "b"], upstream=dY
        ),
    )
"""

MODULE = """
import numpy as np


def cases(rng):
    weight = np.array([[3.0, 1.0], [1.0, 2.0]], dtype=np.float32)
    bias = np.array([-9.0, 0.5], dtype=np.float32)
    X = np.array([[1.0, 2.0], [3.0, -1.0]], dtype=np.float32)
    yield dict(
        name="one",
        chain=[
            dict(args=(2, 2)),
            dict(op="load_state", on=0, args=({"weight": weight, "bias": bias},)),
            dict(on=0, args=(X,), judge=True),
        ],
    )
"""


# A mistake that a check of gradients sees; one that is in forward alone, it does not know by its sentence.
NEGATED = '''"""dX has the wrong sign.

zh-hans: dX 的符号反了。
"""


def relu_forward(X, W, b):
    return X @ W + b, (X, W)


def relu_backward(dY, cache):
    X, W = cache
    return -(dY @ W.T), X.T @ dY, dY.sum(axis=0)
'''


@pytest.mark.parametrize("cases", [CHAIN, GRADIENT], ids=["chain", "gradient"])
def test_a_chain_and_a_gradient_check_are_varied_as_a_whole(cases: str, jails: Jails, tmp_path: Path) -> None:
    changed = {"misconceptions/no_bias.py": NEGATED}
    before = proven(cases, jails, tmp_path, changed, "chain")
    assert before.mutation is not None
    assert before.proposed
    assert all("chain=[" in one.case for one in before.proposed.values())
    after = proven(added(cases, before), jails, tmp_path, changed, "chain")
    assert after.mutation is not None
    assert {one.name for one in after.mutation.survivors}.isdisjoint(before.proposed)


def test_a_module_is_varied_with_its_weights(jails: Jails, tmp_path: Path) -> None:
    before = proven(MODULE, jails, tmp_path, {}, "class")
    assert before.mutation is not None
    assert before.proposed
    after = proven(added(MODULE, before), jails, tmp_path, {}, "class")
    assert after.mutation is not None
    assert {one.name for one in after.mutation.survivors}.isdisjoint(before.proposed)


@pytest.mark.parametrize(
    "body",
    ["np.where(X > 5, X, X / 2)", "X if len(X) > 7 else X / 2", "np.where(X > 6.5, X, X / 2)"],
    ids=["values", "length", "fraction"],
)
def test_a_threshold_far_from_all_cases_is_met(body: str, jails: Jails, tmp_path: Path) -> None:
    files = new_exercise("relu", "neurons")
    source = f"import numpy as np\n\n\ndef relu(X):\n    return {body}\n"
    changed = {"reference.py": source} | {path: source for path in files if path.startswith("accepted/")}
    found = proven(CASES, jails, tmp_path, changed)
    assert found.mutation is not None
    survivors = {one.name for one in found.mutation.survivors}
    assert survivors
    assert survivors == set(found.proposed), found.missed
    after = proven(added(CASES, found), jails, tmp_path, changed)
    assert after.mutation is not None
    assert after.mutation.survivors == ()


def test_where_nothing_tells_them_apart_it_is_said(jails: Jails, tmp_path: Path) -> None:
    """What stands for numbers above 1 within those that are not is never asked for."""
    reference = "import numpy as np\n\n\ndef relu(X):\n    return np.where(X > 1, X, np.where(X > 1, 3 * X, 0.5 * X))\n"
    files = new_exercise("relu", "neurons")
    changed = {"reference.py": reference} | {path: RIGHT for path in files if path.startswith("accepted/")}
    found = proven(CASES, jails, tmp_path, changed)
    assert found.missed
    assert "all-alike" in {one.why for one in found.missed.values()}
    assert all(isinstance(one, Missed) and one.tried > 10 for one in found.missed.values())


def test_a_case_that_refuses_a_right_solution_is_not_proposed(jails: Jails, tmp_path: Path) -> None:
    """The accepted solutions are right for all that cases ask, and differ from the reference at 0."""
    reference = "import numpy as np\n\n\ndef relu(X):\n    return np.where(X == 0, 7.0, np.where(X > 1, X, X / 2))\n"
    files = new_exercise("relu", "neurons")
    changed = {"reference.py": reference} | {path: RIGHT for path in files if path.startswith("accepted/")}
    found = proven(CASES, jails, tmp_path, changed)
    assert "accepted-differ" in {one.why for one in found.missed.values()}
    proven(added(CASES, found), jails, tmp_path, changed)


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
    assert with_case(text, "args=(np.array([0.0]),)") == becomes
    twice = with_case(with_case(text, "args=(1,)"), "args=(2,),\nkwargs={'a': 3}")
    assert "name=\"a further input 2\", args=(2,), kwargs={'a': 3}, visible=False" in twice


def test_a_long_case_has_a_key_a_line() -> None:
    text = with_case(CASES, f"args=({'1, ' * 40}),\nkwargs={{'a': 3}}")
    assert '\n    yield dict(\n        name="a further input 1",\n        args=(1, ' in text
    assert text.endswith("\n        kwargs={'a': 3},\n        visible=False,\n    )\n")


@pytest.mark.parametrize("text", ["", "def cases(:", "cases = lambda rng: []"])
def test_where_there_are_no_cases_nothing_is_put(text: str) -> None:
    with pytest.raises(NoCasesError):
        with_case(text, "args=(1,)")


HUBER = """
import numpy as np


def relu(Y, delta):
    e = np.abs(Y)
    return np.where(e <= delta, e**2 / 2, delta * (e - delta / 2))
"""
SMALL = """
import numpy as np


def cases(rng):
    yield dict(name="one", args=(np.array([0.5, -0.25]), 1.0))
"""


def test_a_threshold_becomes_negative_only_where_nothing_else_tells_them_apart(jails: Jails, tmp_path: Path) -> None:
    files = new_exercise("relu", "neurons")
    names = sorted(path for path in files if path.startswith("misconceptions/"))
    said = '"""Wrong.\n\nzh-hans: 错了。\n"""\n\n\n'
    wrong = {path: f"{said}def relu(Y, delta):\n    return Y * {number}\n" for number, path in enumerate(names, 2)}
    right = {path: HUBER for path in files if path.startswith("accepted/")}
    found = proven(SMALL, jails, tmp_path, {"reference.py": HUBER, **right, **wrong})
    assert found.proposed
    assert not any("-1.0)" in one.case for one in found.proposed.values()), found.proposed
