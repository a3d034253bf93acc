"""Of a result of several outputs: which are right, which mistake is in which, and what the right ones count."""

from __future__ import annotations

import pytest

from grader.grading.report.report import from_json, redact, to_json
from grader.judge.verdict import Verdict
from tests.grading.conftest import Grade
from tests.grading.exercises import exercise

pytestmark = pytest.mark.jail

REFERENCE = """
import numpy as np
def add(X, dY):
    return X.T @ dY, dY.sum(axis=0)
"""
CASES = """
def cases(rng):
    for n in (2, 3):
        yield dict(name=f"{n} items", args=(rng.normal(size=(n, 4)), rng.normal(size=(n, 5))), points=3)
    yield dict(name="hidden", args=(rng.normal(size=(4, 4)), rng.normal(size=(4, 5))), visible=False, points=3)
"""
FIRST = REFERENCE.replace("dY.sum(axis=0)", "dY[0]")
BY_N = REFERENCE.replace("X.T @ dY", "X.T @ dY / len(X)")
MISTAKES = {
    "misconceptions/no_sum.py": f'"""Sum over the batch.\n\nzh-hans: 对批量求和。\n"""\n{FIRST}',
    "misconceptions/divided.py": f'"""Not by n.\n\nzh-hans: 不除以 n。\n"""\n{BY_N}',
}
PARTS = '[judge]\nparts = ["dW", "db"]\n'


def test_each_output_is_judged_and_its_mistake_named(graded: Grade) -> None:
    bundle = exercise(cases=CASES, reference=REFERENCE, toml=PARTS, files=MISTAKES)

    report = graded(FIRST, bundle)

    assert report.misconceptions == ("no_sum",)
    dW, db = report.cases[0].parts
    assert (dW.name, dW.right, dW.mistakes) == ("dW", True, ())
    assert (db.name, db.right) == ("db", False)
    assert [sentence.text["en"] for sentence in db.mistakes] == ["Sum over the batch."]
    assert from_json(to_json(report)) == report
    assert [case.parts for case in redact(report, audience="student", after_deadline=False).cases][-1] == ()


def test_two_mistakes_are_told_apart_by_their_outputs(graded: Grade) -> None:
    both = BY_N.replace("dY.sum(axis=0)", "dY[0]")
    report = graded(both, exercise(cases=CASES, reference=REFERENCE, toml=PARTS, files=MISTAKES))

    said = {part.name: [one.text["en"] for one in part.mistakes] for part in report.cases[0].parts}
    assert said == {"dW": ["Not by n."], "db": ["Sum over the batch."]}


def test_outputs_without_names_are_told_by_their_places(graded: Grade) -> None:
    report = graded(FIRST, exercise(cases=CASES, reference=REFERENCE, files=MISTAKES))

    assert [(part.name, part.right, len(part.mistakes)) for part in report.cases[0].parts] == [
        ("[0]", True, 0),
        ("[1]", False, 1),
    ]


@pytest.mark.parametrize(
    ("toml", "points", "verdict"),
    [
        (PARTS, 0.0, Verdict.WRONG),
        (f"{PARTS}part_points = {{ dW = 2, db = 1 }}\n", 6.0, Verdict.PARTIAL),
        (f"{PARTS}part_points = {{ db = 0.5 }}\n", 6.0, Verdict.PARTIAL),
    ],
)
def test_right_outputs_count_where_the_exercise_says_so(
    graded: Grade, toml: str, points: float, verdict: Verdict
) -> None:
    bundle = exercise(cases=CASES, reference=REFERENCE, toml=toml)

    report = graded(FIRST, bundle)

    assert (report.points, report.max_points, report.verdict) == (points, 9.0, verdict)
    assert {case.verdict for case in report.cases} == {verdict}
    neither = graded(BY_N.replace("dY.sum(axis=0)", "dY[0]"), bundle)
    assert (neither.points, neither.verdict) == (0.0, Verdict.WRONG)


def test_a_case_keeps_its_name_in_both_languages(graded: Grade) -> None:
    title = {"en": "one", "zh-hans": "一个"}
    cases = f"def cases(rng):\n    yield dict(name={title}, args=(1, 2))\n"
    cases += f"    yield dict(name={ {'en': 'two', 'zh-hans': '两个'} }, args=(int(rng.integers(9)), 2), "
    cases += "visible=False, fresh=True)\n"
    report = graded("def add(a, b):\n    return 0\n", exercise(cases=cases))

    seen = redact(report, audience="student", after_deadline=False)
    assert [case.name for case in seen.cases] == ["one", "two"]
    assert [case.name_in("zh-hans") for case in seen.cases] == ["一个", "两个"]
    assert from_json(to_json(report)).cases[0].title == title


GRADIENT = """
import numpy as np
def cases(rng):
    x, w, dy = rng.normal(size=(2, 3)), np.array(1.5), rng.normal(size=(2, 3))
    yield dict(
        name="gradient",
        chain=[dict(args=(dy, (x, w)), judge="dx, dw")],
        points=2,
        check="gradient",
        options=dict(forward="forward", of="reference", inputs=dict(x=x, w=w), parameters=["x", "w"], upstream=dy),
    )
"""
SLOPES = """
def forward(x, w):
    return x * w ** 2
def add(dy, cache):
    x, w = cache
    return dy * w ** 2, (dy * x * 2 * w).sum()
"""


def test_the_gradients_of_one_check_count_one_by_one(graded: Grade) -> None:
    toml = "[judge]\npart_points = { dx = 3 }\n"
    bundle = exercise(cases=GRADIENT, reference=SLOPES, toml=toml)

    report = graded(SLOPES.replace("x * 2 * w", "x * w"), bundle)

    assert [(part.name, part.right) for part in report.cases[0].parts] == [("dx", True), ("dw", False)]
    assert (report.verdict, report.points) == (Verdict.PARTIAL, 1.5)


def test_a_named_mistake_is_not_explained_twice(graded: Grade) -> None:
    off = "def add(a, b):\n    return a + b - 14\n"
    cases = """
    import numpy as np
    def cases(rng):
        yield dict(name="one", args=(np.arange(5.0), 2.0))
        yield dict(name="two", args=(np.arange(4.0), 3.0))
    """
    named = {"misconceptions/off.py": f'"""Fourteen less.\n\nzh-hans: 少了十四。\n"""\n{off}'}

    def keys(files: dict[str, str]) -> list[str]:
        return [one.key for one in graded(off, exercise(cases=cases, files=files)).cases[0].sentences]

    assert "pattern.offset-minus" in keys({})
    assert "pattern.offset-minus" not in keys(named)
    assert set(keys({})) - set(keys(named)) == {"pattern.offset-minus"}


CACHE = """
def add(X, dY):
    return X + dY, KEPT
"""
KEPT = ["lambda: X", "object()", "{(1, 2): 3}", "[object()] * 2", "np.zeros((9000, 1000))", "(i for i in X)"]


@pytest.mark.parametrize("kept", KEPT)
@pytest.mark.parametrize("where", ["exercise.toml", "cases.py"])
def test_what_is_not_judged_never_leaves_the_jail(kept: str, where: str, graded: Grade) -> None:
    source = "import numpy as np" + CACHE
    call = "args=(1.0, 2.0)" if where == "exercise.toml" else 'chain=[dict(args=(1.0, 2.0), judge="out, _")]'
    cases = f'def cases(rng):\n    yield dict(name="one", {call})\n'
    toml = '[judge]\nparts = ["out", "_"]\n' if where == "exercise.toml" else ""
    bundle = exercise(cases=cases, reference=source.replace("KEPT", "X"), toml=toml)

    assert graded(source.replace("KEPT", kept.replace("in X", "in [X]")), bundle).verdict is Verdict.PASSED
