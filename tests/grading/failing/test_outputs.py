"""What gives the same wrong output has one name, however it is computed; what gives another has another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from grader.grading.report.report import Report, redact
from tests.grading.exercises import exercise

pytestmark = pytest.mark.jail

CASES = """
import numpy as np
def cases(rng):
    yield dict(name="one", args=(np.array([3.0, 1.0]), np.array([0.1, 0.2])))
    yield dict(name="two", args=(rng.normal(size=(4, 50)), rng.normal(size=(4, 50))), visible=False)
    yield dict(name="own", args=(rng.normal(size=3), rng.normal(size=3)), fresh=True)
"""
REFERENCE = "import numpy as np\ndef add(a, b):\n    return (a + b).sum()\n"
SUM = exercise(cases=CASES, reference=REFERENCE, toml="[limits]\ncpu_seconds = 0.5\nwall_seconds = 20\n")
Grade = Callable[..., Report]


def names(graded: Grade, *bodies: str) -> list[str]:
    sources = [f"import numpy as np\ndef add(a, b):\n    {body}\n" for body in bodies]
    return [graded(source, SUM, seed=seed).outputs for seed, source in enumerate(sources)]


def test_the_order_of_a_sum_makes_no_other_output(graded: Grade) -> None:
    one, other, third, own = names(
        graded,
        "return (a - b).sum()",
        "return float(a.sum() - np.add.reduce(b.ravel()[::-1]))",
        "return (a * b).sum()",
        "return (a - b).sum() * 1.001",
    )
    assert one == other != ""
    assert len({one, third, own}) == 3


@pytest.mark.parametrize(
    "body", ["return (a + b).sum()", "raise ValueError('no')", "return undefined", "while True: pass"]
)
def test_what_gives_no_wrong_result_has_no_name(graded: Grade, body: str) -> None:
    assert names(graded, body) == [""]


def test_what_is_no_number_has_a_name_too(graded: Grade) -> None:
    found = names(graded, "return None", "return 'text'", "return [1, {'a': np.zeros(2)}]", "return np.array(['x'])")
    assert len(set(found)) == 4
    assert "" not in found


def test_an_error_in_some_cases_is_part_of_the_output(graded: Grade) -> None:
    one, other = names(graded, "return a.T[1]", "return a.T[1] if a.ndim < 2 else a[9]")
    assert one != other


def test_it_is_no_students_to_see(graded: Grade) -> None:
    report = graded("def add(a, b):\n    return a\n", SUM)
    assert report.outputs
    assert redact(report, audience="student", after_deadline=True).outputs == ""
