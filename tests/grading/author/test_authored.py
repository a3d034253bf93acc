"""What authors' code computes: once, by content, and never charged to a student when it fails."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from grader.grading.author.authored import prepare, version_key
from grader.grading.author.cache import Cache
from grader.grading.author.jobs import AuthorError, job_seed
from grader.grading.pipeline import grade
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails
from grader.sandbox.types import Job, Outcome
from tests.grading.conftest import Grade
from tests.grading.exercises import exercise

pytestmark = pytest.mark.jail

RIGHT = "def add(a, b):\n    return a + b\n"
FRESH = """
def cases(rng):
    yield dict(name="fixed", args=(1, float(rng.random())))
    yield dict(name="drawn", args=(2, float(rng.random())), fresh=True)
    yield dict(name="kept", args=(3, float(rng.random())), visible=False)
"""


class Counting:
    """Real jails that count the jobs of each entry file."""

    def __init__(self, jails: Jails) -> None:
        self.jails = jails
        self.jobs: list[str] = []

    def run(self, job: Job) -> Outcome:
        self.jobs.append(job.entry_file)
        return self.jails.run(job)


def test_the_reference_runs_once_however_many_grade(jails: Jails, cache: Cache) -> None:
    counting = Counting(jails)

    def run(seed: int) -> Verdict:
        return grade(exercise(), RIGHT, seed=seed, jails=counting, cache=cache).verdict  # type: ignore[arg-type]

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(run, range(8))) == {Verdict.PASSED}

    assert counting.jobs.count("cases.py") == 1
    assert counting.jobs.count("solution.py") == 1 + 8


def test_another_process_finds_what_one_has_computed(jails: Jails, cache: Cache) -> None:
    prepare(exercise(), seed=1, jails=jails, cache=cache)
    counting = Counting(jails)

    again = prepare(exercise(), seed=1, jails=counting, cache=Cache(cache.folder))  # type: ignore[arg-type]

    assert counting.jobs == []
    assert [case.name for case in again.cases] == ["one", "two"]
    assert again.expected == ((3,), (7,))


def test_fresh_inputs_follow_the_submissions_seed_and_all_others_do_not(jails: Jails, cache: Cache) -> None:
    bundle = exercise(cases=FRESH)
    one, other, same = (prepare(bundle, seed=seed, jails=jails, cache=cache) for seed in (1, 2, 1))

    inputs = [[case.steps[0].args for case in prepared.cases] for prepared in (one, other, same)]
    assert inputs[0] == inputs[2]
    assert [a == b for a, b in zip(inputs[0], inputs[1], strict=True)] == [True, False, True]
    assert other.expected[1] == (sum(inputs[1][1]),)


def test_inputs_stay_when_only_the_statement_changes() -> None:
    one, other = exercise(), exercise(files={"statement.md": "# Another\n"})

    assert one.hash != other.hash
    assert job_seed(one) == job_seed(other)
    assert version_key(one, "cases") != version_key(other, "cases")


def test_code_that_draws_numbers_draws_the_references(graded: Grade) -> None:
    source = "import numpy as np\ndef add(a, b):\n    return np.random.random() + a\n"

    assert graded(source, exercise(reference=source, cases=FRESH), seed=99).verdict is Verdict.PASSED


@pytest.mark.parametrize(
    ("cases", "reference", "said"),
    [
        ("def cases(rng):\n    raise OSError('full')\n    yield\n", RIGHT, "OSError"),
        ("def cases(rng):\n    yield 1\n", RIGHT, "not a dict"),
        ("def cases(rng):\n    yield dict(name='a', args=(1, 2), ponits=1)\n", RIGHT, "ponits"),
        (
            "def cases(rng): yield dict(name='a', args=(1, lambda: 1))",
            RIGHT,
            "cases.py:1: a case holds a value of type function",
        ),
        ("cases = 3", RIGHT, "TypeError"),
        ("syntax error", RIGHT, "syntax"),
        ("", RIGHT, "cases"),
        (
            "def cases(rng): yield dict(name=str(rng.random()), args=(1, 2), fresh=True)",
            RIGHT,
            "must not depend on rng",
        ),
        (
            "def cases(rng): yield dict(name='a', args=(1, 2))",
            "def add(a, b):\n    raise KeyError('reference')\n",
            "KeyError",
        ),
        ("def cases(rng): yield dict(name='a', args=(1, 2))", "def add(a, b): return object()", "result-type"),
        (
            "import numpy as np\ndef cases(rng):\n    X = np.ones(3)\n    yield dict(name='a', args=(X.T, np.tanh))",
            RIGHT,
            "cases.py:4: a case holds a value of type ufunc, which cannot be sent to a jail. Hand on a name instead",
        ),
        (
            "def cases(rng):\n    yield dict(name='a', args=(1,), kwargs=dict(b=lambda x: x))",
            RIGHT,
            "cases.py:2: a case holds a value of type function",
        ),
    ],
)
def test_an_authors_mistake_is_ours_and_told_to_staff(graded: Grade, cases: str, reference: str, said: str) -> None:
    report = graded(RIGHT, exercise(cases=cases, reference=reference))

    assert (report.verdict, report.points) == (Verdict.INTERNAL, 0.0)
    assert said in report.staff
    assert report.cases == ()
    assert [sentence.key for sentence in report.sentences] == ["stopped.internal"]


def test_a_failed_preparation_is_not_kept(jails: Jails, cache: Cache) -> None:
    with pytest.raises(AuthorError):
        prepare(exercise(cases="def cases(rng):\n    yield 1\n"), seed=1, jails=jails, cache=cache)

    assert not cache.folder.exists()


def test_a_question_has_no_code_to_grade(jails: Jails, cache: Cache) -> None:
    bundle = exercise()
    question = replace(bundle, spec=bundle.spec.model_copy(update={"code": None}))

    with pytest.raises(ValueError, match="question"):
        grade(question, RIGHT, seed=1, jails=jails, cache=cache)
