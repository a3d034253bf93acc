"""From a submission to its report: verdicts, points and what is shown, through real jails."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from grader.content.bundle import Bundle
from grader.grading.report.report import Report, redact, to_json
from grader.judge.verdict import Verdict
from tests.grading.conftest import Grade
from tests.grading.exercises import exercise

pytestmark = pytest.mark.jail

RIGHT = "def add(a, b):\n    return a + b\n"
HIDDEN_WRONG = "def add(a, b):\n    return a + b if a == 1 else 0\n"


def keys(report: Report) -> list[str]:
    return [sentence.key for sentence in report.sentences]


def test_a_right_submission_gets_all_points(graded: Grade) -> None:
    report = graded(RIGHT)

    assert (report.verdict, report.points, report.max_points) == (Verdict.PASSED, 3.0, 3.0)
    assert [case.verdict for case in report.cases] == [Verdict.PASSED] * 2
    assert report.versions.keys() >= {"python", "numpy"}
    assert report.device == "cpu"
    assert report.seconds > 0
    assert report.seed == 5
    assert report.version == exercise().hash


def test_a_wrong_result_is_shown_with_its_call(graded: Grade) -> None:
    report = graded("def add(a, b):\n    return a - b\n")

    case = report.cases[0]
    assert (report.verdict, case.verdict) == (Verdict.WRONG, Verdict.WRONG)
    assert case.call == "add(1, 2)"
    assert [(name, value.text) for name, value in case.inputs] == [("a", "1"), ("b", "2")]
    assert case.expected is not None
    assert case.got is not None
    assert (case.expected.text, case.got.text) == ("3", "-1")
    assert case.sentences


def test_a_student_who_passes_what_they_see_is_told_that_a_hidden_case_fails(graded: Grade) -> None:
    cases = """
    def cases(rng):
        yield dict(name="one", args=(1, 2))
        yield dict(name="two", args=(5555, 2222), visible=False)
    """
    report = graded(HIDDEN_WRONG, exercise(cases=cases))

    assert (report.verdict, report.points) == (Verdict.PARTIAL, 1.0)
    assert keys(report) == ["score.hidden-one"]
    assert "5555" in json.dumps(to_json(report))
    seen = redact(report, audience="student", after_deadline=False)
    assert not {"5555", "2222", "7777"} & set(json.dumps(to_json(seen)).replace('"', " ").split())
    assert [sentence.key for sentence in seen.cases[1].sentences] == ["hidden-case"]


def test_a_trial_knows_nothing_of_hidden_cases(graded: Grade) -> None:
    report = graded(HIDDEN_WRONG, visible_only=True)

    assert (report.verdict, report.points, report.max_points) == (Verdict.PASSED, 1.0, 1.0)
    assert [case.name for case in report.cases] == ["one"]
    assert report.trial


@pytest.mark.parametrize(
    ("source", "verdict", "key"),
    [
        (b"\xff", Verdict.INVALID, "invalid.not-utf8"),
        (b"a\0", Verdict.INVALID, "invalid.nul"),
        ("", Verdict.INVALID, "invalid.empty"),
        ("#" * (257 << 10), Verdict.INVALID, "invalid.too-large"),
        ("def add(a, b:\n", Verdict.INVALID, "invalid.syntax"),
        ("def ad(a, b): return a + b", Verdict.INVALID, "invalid.missing-near"),
        ("add = 3", Verdict.INVALID, "invalid.not-callable"),
        ("import no_such_module", Verdict.ERROR, "exception"),
        ("import sys; sys.exit(0)", Verdict.ERROR, "stopped.exit"),
        ("while True: pass", Verdict.TIMEOUT, "stopped.cpu-time"),
        ("x = bytearray(1 << 40)", Verdict.MEMORY, "stopped.memory"),
        ("print('x' * 1_000_000)", Verdict.OUTPUT_LIMIT, "stopped.output"),
    ],
)
def test_a_submission_that_never_comes_to_a_case(
    graded: Grade, source: bytes | str, verdict: Verdict, key: str
) -> None:
    bundle = exercise(toml="[limits]\ncpu_seconds = 0.3\nwall_seconds = 20\n")

    report = graded(source, bundle)

    assert (report.verdict, report.points, report.max_points, report.cases) == (verdict, 0.0, 3.0, ())
    assert keys(report)[0] == key
    assert report.sentences[0].facts.get("limit", 1) > 0
    assert report.staff == ""


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("while True: pass", Verdict.TIMEOUT),
        ("return bytearray(1 << 40)", Verdict.MEMORY),
        ("print('x' * 1_000_000)", Verdict.OUTPUT_LIMIT),
        ("import ctypes; ctypes.string_at(0)", Verdict.CRASHED),
    ],
)
def test_a_case_that_ends_the_job_keeps_the_earlier_ones(graded: Grade, body: str, verdict: Verdict) -> None:
    cases = """
    def cases(rng):
        for number in range(4):
            yield dict(name=str(number), args=(number, 1))
    """
    bundle = exercise(cases=cases, toml="[limits]\ncpu_seconds = 0.5\nwall_seconds = 20\n")

    report = graded(f"def add(a, b):\n    if a == 2:\n        {body}\n    return a + b\n", bundle)

    assert [case.verdict for case in report.cases] == [Verdict.PASSED, Verdict.PASSED, verdict, verdict]
    assert (report.verdict, report.points) == (Verdict.PARTIAL, 2.0)
    assert report.cases[3].sentences[0].key == "stopped.not-run"
    assert report.cases[2].sentences[0].key != "stopped.not-run"


def test_an_exception_in_a_case_is_told_with_its_line_and_the_others_go_on(graded: Grade) -> None:
    report = graded("def add(a, b):\n    if a == 1:\n        return a / 0\n    return a + b\n")

    assert [case.verdict for case in report.cases] == [Verdict.ERROR, Verdict.PASSED]
    assert report.cases[0].sentences[0].facts["line"] == 3
    assert 'File "solution.py", line 3' in report.cases[0].traceback
    assert "runner.py" not in report.cases[0].traceback


def test_what_code_prints_stands_with_its_case(graded: Grade) -> None:
    report = graded("print('hello')\ndef add(a, b):\n    print('adding', a)\n    return a + b\n")

    assert report.stdout == "hello\n"
    assert [case.stdout for case in report.cases] == ["adding 1\n", "adding 3\n"]


def test_hidden_cases_run_after_the_visible_ones(graded: Grade) -> None:
    """What code keeps of a hidden input must not come out in a visible case."""
    cases = """
    def cases(rng):
        yield dict(name="hidden", args=(1234, 4321), visible=False)
        yield dict(name="seen", args=(1, 2))
    """
    source = "kept = []\ndef add(a, b):\n    kept.append(a)\n    print(kept)\n    return a + b\n"

    report = graded(source, exercise(cases=cases))

    assert [case.name for case in report.cases] == ["hidden", "seen"]
    assert "1234" not in json.dumps(to_json(redact(report, audience="student", after_deadline=False)))


def test_a_forbidden_name_is_found_before_anything_runs(graded: Grade) -> None:
    bundle = exercise(toml='forbidden = ["numpy.add"]\n')

    report = graded("import numpy as np\ndef add(a, b):\n    return np.add(a, b)\n", bundle)

    assert report.verdict is Verdict.FORBIDDEN
    assert report.sentences[0].facts["line"] == 3
    assert report.versions == {}


def test_a_forbidden_name_that_reading_misses_is_out_of_reach(graded: Grade) -> None:
    bundle = exercise(toml='forbidden = ["numpy.add"]\n')
    source = "import numpy\ndef add(a, b):\n    return getattr(numpy, ''.join(['a', 'dd']))(a, b)\n"

    report = graded(source, bundle)

    assert [case.verdict for case in report.cases] == [Verdict.FORBIDDEN] * 2
    assert report.points == 0.0


def test_support_modules_are_there(graded: Grade) -> None:
    bundle = exercise(files={"support/helper.py": "def plus(a, b):\n    return a + b\n"})

    assert graded("from helper import plus as add\n", bundle).verdict is Verdict.PASSED


def test_inputs_that_must_stay_are_watched(graded: Grade) -> None:
    cases = """
    import numpy as np
    def cases(rng):
        yield dict(name="one", args=(np.ones(3), np.ones(3)), unchanged=True)
    """
    bundle = exercise(cases=cases)

    report = graded("def add(a, b):\n    a += b\n    return a\n", bundle)

    assert report.verdict is Verdict.WRONG
    assert report.cases[0].sentences[0].facts["names"] == ["a"]
    assert graded(RIGHT, bundle).verdict is Verdict.PASSED


def test_each_case_gets_inputs_of_its_own(graded: Grade) -> None:
    cases = """
    import numpy as np
    X = np.ones(3)
    def cases(rng):
        yield dict(name="one", args=(X, X))
        yield dict(name="two", args=(X, X))
    """
    report = graded("def add(a, b):\n    a += b\n    return a\n", exercise(cases=cases))

    assert report.verdict is Verdict.PASSED


def test_the_window_behind_a_wrong_element_is_shown(graded: Grade, library: Callable[[str], Bundle]) -> None:
    bundle = library("convolution/corr2d")

    report = graded(bundle.under("misconceptions")["flipped_kernel.py"], bundle)

    case = next(case for case in report.cases if case.name == "the worked example")
    first, *others = case.windows
    assert first["index"] == list(case.worst or ())
    assert (first["rows"], first["columns"]) == ([0, 2], [0, 2])
    assert first["inputs"] == [[[0.0, 1.0], [3.0, 4.0]]]
    assert first["total"] == 19.0
    assert len(others) == 3


@pytest.mark.parametrize("path", ["convolution/corr2d", "pooling/max-pool-backward", "shapes/conv-output-shape"])
def test_the_library_is_graded_as_its_folders_say(graded: Grade, library: Callable[[str], Bundle], path: str) -> None:
    bundle = library(path)

    for name, text in bundle.under("accepted").items():
        report = graded(text, bundle)
        assert report.verdict is Verdict.PASSED, (name, report.cases)
    for folder in ("misconceptions", "cheats"):
        for name, text in bundle.under(folder).items():
            assert graded(text, bundle).verdict not in (Verdict.PASSED, Verdict.INTERNAL), name
