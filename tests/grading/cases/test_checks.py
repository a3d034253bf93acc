"""Checks besides comparing a result, through real jails: what ``docs/checks.md`` promises to authors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from grader.content.bundle import Bundle
from grader.grading.report.report import CaseReport
from grader.judge.verdict import Verdict
from tests.grading.conftest import Grade
from tests.grading.exercises import exercise

pytestmark = pytest.mark.jail

SQUARES = """
def forward(x, w):
    return x * w ** 2, (x, w)

def backward(dy, cache):
    x, w = cache
    return dy * w ** 2, (dy * x * 2 * w).sum()
"""
GRADIENT = """
import numpy as np
def cases(rng):
    x, w, dy = rng.normal(size=(2, 3)), np.array(1.5), rng.normal(size=(2, 3))
    yield dict(
        name="gradient",
        chain=[
            dict(call="forward", args=(x, w)),
            dict(call="backward", args=(dy, {"result": 0, "item": 1}), judge="dx, dw"),
        ],
        check="gradient",
        options=dict(forward="forward", output=0, inputs=dict(x=x, w=w), parameters=["x", "w"], upstream=dy),
    )
"""


def test_a_gradient_is_measured_on_the_submissions_own_forward(graded: Grade) -> None:
    bundle = exercise(entry='["forward", "backward"]', cases=GRADIENT, reference=SQUARES)

    right = graded(SQUARES, bundle)
    # Another function than the reference's: right, since its backward is the gradient of its own forward.
    other = graded(SQUARES.replace("w ** 2", "w ** 3").replace("x * 2 * w)", "x * 3 * w ** 2)"), bundle)
    wrong = graded(SQUARES.replace("x * 2 * w", "x * w"), bundle)

    assert (right.verdict, other.verdict) == (Verdict.PASSED, Verdict.PASSED)
    assert wrong.verdict is Verdict.WRONG
    assert wrong.cases[0].sentences[0].facts["name"] == "dw"


ADJOINT = """
import numpy as np
def cases(rng):
    x, dy = rng.normal(size=5), rng.normal(size=4)
    yield dict(
        name="adjoint", call="backward", args=(dy,), check="gradient",
        options=dict(forward="forward", inputs=dict(x=x), parameters=["x"], upstream=dy, adjoint=True),
    )
"""
DIFFERENCES = """
import numpy as np
def forward(x):
    return x[1:] - x[:-1]
def backward(dy):
    return np.append(0, dy) - np.append(dy, 0)
"""


def test_a_linear_map_and_its_backward_pass_are_adjoint(graded: Grade) -> None:
    bundle = exercise(entry='["forward", "backward"]', cases=ADJOINT, reference=DIFFERENCES)

    assert graded(DIFFERENCES, bundle).verdict is Verdict.PASSED
    wrong = graded(DIFFERENCES.replace("np.append(dy, 0)", "np.append(0, dy)"), bundle)
    assert [sentence.key for sentence in wrong.cases[0].sentences] == ["adjoint.differs"]


OF_CACHE = GRADIENT.replace('dict(call="forward", args=(x, w)),', "").replace('{"result": 0, "item": 1}', "(x, w)")


@pytest.mark.parametrize("adjoint", [False, True])
def test_a_backward_pass_is_measured_on_the_references_forward(graded: Grade, adjoint: bool) -> None:
    reference, cases = (DIFFERENCES, ADJOINT) if adjoint else (SQUARES, OF_CACHE)
    cases = cases.replace("options=dict(forward", 'options=dict(of="reference", forward')
    bundle = exercise(entry='"backward"', cases=cases, reference=reference)
    backward = f"import numpy as np\n{reference[reference.index('def backward') :]}"

    assert graded(backward, bundle).verdict is Verdict.PASSED
    # A forward of the student's own is not asked.
    assert graded(f"def forward(*x):\n    raise OSError\n{backward}", bundle).verdict is Verdict.PASSED
    was, now = ("np.append(dy, 0)", "np.append(0, dy)") if adjoint else ("x * 2 * w", "x * w")
    wrong = graded(backward.replace(was, now), bundle)
    assert wrong.verdict is Verdict.WRONG
    keys = [sentence.key for sentence in wrong.cases[0].sentences]
    assert ("adjoint.differs-given" if adjoint else "gradient.numerical-given") in keys


@pytest.mark.parametrize("path", ["pooling/mean-pool-backward", "convolution/transposed-conv"])
def test_the_library_asks_for_the_adjoint(graded: Grade, library: Callable[[str], Bundle], path: str) -> None:
    bundle = library(path)

    def asked(text: str) -> CaseReport:
        return next(case for case in graded(text, bundle).cases if case.name.startswith("the transpose of"))

    assert {asked(text).verdict for text in bundle.under("accepted").values()} == {Verdict.PASSED}
    wrong = [asked(text) for text in bundle.under("misconceptions").values()]
    assert Verdict.PASSED not in {case.verdict for case in wrong}
    assert "adjoint.differs-given" in {case.sentences[0].key for case in wrong}


LINEAR = """
import numpy as np
def linear(one, other, both, scale):
    return dict(left=one + scale * other, right=both, why={"en": "Try a constant.", "zh-hans": "试一个常数。"})
def cases(rng):
    X, Z = rng.normal(size=(2, 4))
    yield dict(
        name="linear",
        chain=[
            dict(call="add", args=(X, 0.0), judge=True),
            dict(call="add", args=(Z, 0.0), judge=True),
            dict(call="add", args=(X + 2 * Z, 0.0), judge=True),
        ],
        check="property",
        property={"en": "the function is linear", "zh-hans": "函数是线性的"},
        options=dict(relation="linear", data=dict(scale=2.0)),
    )
"""


def test_a_property_is_the_authors_relation_over_the_results(graded: Grade) -> None:
    bundle = exercise(cases=LINEAR)

    assert graded("def add(a, b):\n    return 7 * a\n", bundle).verdict is Verdict.PASSED
    wrong = graded("def add(a, b):\n    return a + 1\n", bundle)

    assert wrong.verdict is Verdict.WRONG
    assert {"en": "Try a constant.", "zh-hans": "试一个常数。"} in [s.text for s in wrong.cases[0].sentences]


@pytest.mark.parametrize("result", ["None", "a[:2]", "(a, a)", "'text'"])
def test_a_relation_never_meets_a_result_of_another_form(graded: Grade, result: str) -> None:
    report = graded(f"def add(a, b):\n    return {result}\n", exercise(cases=LINEAR))

    assert (report.verdict, report.staff) == (Verdict.WRONG, "")


def test_a_relation_that_raises_is_the_authors_fault(graded: Grade) -> None:
    report = graded(
        "def add(a, b):\n    return a\n", exercise(cases=LINEAR.replace("one + scale", "one / 0 + nothing"))
    )

    assert report.verdict is Verdict.INTERNAL
    assert "NameError" in report.staff


RAISING = """
import numpy as np
def steep(one):
    if float(one) > 90: DOES
    return float(one) > 0
def cases(rng):
    for n in (1, 2):
        yield dict(name=f"{n}", args=(float(n), 0.0), check="property", options=dict(relation="steep"))
"""


@pytest.mark.parametrize("does", ["raise ValueError(one)", "return 'text'", "np.zeros((1 << 20, 1 << 20))", "exit()"])
def test_a_relation_that_fails_on_a_submissions_values_alone_is_no_fault_of_ours(does: str, graded: Grade) -> None:
    bundle = exercise(cases=RAISING.replace("DOES", does))

    assert graded("def add(a, b):\n    return a + b\n", bundle).verdict is Verdict.PASSED
    wrong = graded("def add(a, b):\n    return a + b if a > 1 else 99.0\n", bundle)
    assert [case.verdict for case in wrong.cases] == [Verdict.WRONG, Verdict.PASSED]
    assert wrong.cases[0].sentences[0].key in ("property.impossible", "check.impossible")


TRAIN = """
def accuracy(model, target):
    return 1 - abs(model - target)
def cases(rng):
    goal = dict(threshold=0.9, share=0.75, figure="test accuracy")
    yield dict(name="train", args=(1, 2), check="train", seeds=[1, 2, 3, 4],
               options=dict(**goal, relation="accuracy", data=dict(target=3.0)))
"""


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("return 3.0 + 0.01 * seed", Verdict.PASSED),
        ("return 3.0 if seed > 1 else 9.0", Verdict.PASSED),
        ("return 3.0 if seed > 2 else 9.0", Verdict.WRONG),
        ("return 'a model'", Verdict.WRONG),
    ],
)
def test_training_must_reach_its_figure_for_enough_seeds(graded: Grade, body: str, verdict: Verdict) -> None:
    bundle = exercise(cases=TRAIN, reference="def add(a, b, seed):\n    return 3.0\n")

    assert graded(f"def add(a, b, seed):\n    {body}\n", bundle).verdict is verdict


@pytest.mark.parametrize(
    ("options", "body", "verdict"),
    [
        ("dict(most=10, unit='multiplications')", "return 10", Verdict.PASSED),
        ("dict(most=10)", "return 11", Verdict.WRONG),
        ("dict(most=10)", "return None", Verdict.WRONG),
        ("dict(exponent=1, sizes=[10, 20])", "return a", Verdict.PASSED),
        ("dict(exponent=1, sizes=[10, 20])", "return a ** 3", Verdict.WRONG),
    ],
)
def test_work_is_counted(graded: Grade, options: str, body: str, verdict: Verdict) -> None:
    cases = f"""
    def cases(rng):
        chain = [dict(call="add", args=(n, 0), judge=True) for n in (10, 20)]
        yield dict(name="count", check="cost", chain=chain, options={options})
    """
    bundle = exercise(cases=cases, reference="def add(a, b):\n    return 1\n")

    assert graded(f"def add(a, b):\n    {body}\n", bundle).verdict is verdict


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("check='gradient', options=dict(forward='add')", "inputs"),
        ("check='gradient', options=dict(forward='add', inputs=dict(a=1.0), parameters=['b'])", "b"),
        ("check='property'", "relation"),
        ("check='train', options=dict(threshold=1)", "seeds"),
        ("check='train', seeds=[1]", "threshold"),
        ("check='cost'", "most"),
    ],
)
def test_options_that_do_not_fit_are_the_authors_fault(graded: Grade, keys: str, said: str) -> None:
    cases = f"""
    def cases(rng):
        yield dict(name="one", args=(1, 2), {keys})
    """
    source = "def add(a, b, seed=0):\n    return a + b\n"

    report = graded(source, exercise(cases=cases, reference=source))

    assert report.verdict is Verdict.INTERNAL
    assert said in report.staff
