"""A traceback shows the submitted files, with their lines, and nothing of ours."""

from __future__ import annotations

import pytest

from tests.sandbox.conftest import Run

pytestmark = pytest.mark.jail


def test_only_submitted_files_with_their_lines(run: Run) -> None:
    source = """
        import helper
        import json

        def f():
            return helper.call(lambda: json.loads("{"))
    """
    problem = run(source, "f", files={"helper.py": "def call(function):\n    return function()\n"}).cases[0].problem
    assert problem is not None
    lines = problem.traceback.splitlines()
    assert [line for line in lines if line.startswith("  File")] == [
        '  File "solution.py", line 6, in f',
        '  File "helper.py", line 2, in call',
        '  File "solution.py", line 6, in <lambda>',
    ]
    assert lines[0] == "Traceback (most recent call last):"
    assert '    return helper.call(lambda: json.loads("{"))' in lines
    assert lines[-1].startswith("JSONDecodeError: Expecting property name")
    assert (problem.facts["file"], problem.facts["line"]) == ("solution.py", 6)


def test_a_wrong_number_of_arguments_has_no_frame_of_ours(run: Run) -> None:
    problem = run("def f(x): return x", "f").cases[0].problem
    assert problem is not None
    assert problem.traceback == "TypeError: f() missing 1 required positional argument: 'x'\n"


def test_causes_are_shown(run: Run) -> None:
    source = "def f():\n    try: 1 / 0\n    except ZeroDivisionError as error: raise ValueError('no') from error\n"
    problem = run(source, "f").cases[0].problem
    assert problem is not None
    assert problem.traceback.count("Traceback (most recent call last):") == 2
    assert "direct cause" in problem.traceback
    assert problem.facts["type"] == "ValueError"


def test_a_thousand_frames_are_folded(run: Run) -> None:
    problem = run("def f(n=0):\n    return f(n + 1)\n", "f").cases[0].problem
    assert problem is not None
    assert problem.facts["type"] == "RecursionError"
    assert "Previous line repeated" in problem.traceback
    assert len(problem.traceback) < 1000


@pytest.mark.parametrize(
    "body",
    [
        "def __str__(self): raise ValueError",
        "def __str__(self): return 5",
        "def __str__(self): return 'x' * 10_000_000",
        "__module__ = property(lambda self: 1 / 0)",
        "def __getattribute__(self, name): raise KeyError(name)",
    ],
)
def test_a_rigged_exception_is_bounded_and_named(run: Run, body: str) -> None:
    outcome = run(f"class Rigged(Exception):\n    {body}\ndef f(): raise Rigged()\ndef g(): return 1", "f", "g")
    problem = outcome.cases[0].problem
    assert problem is not None
    assert outcome.cases[0].status == "error"
    assert outcome.cases[1].results == (1,)
    assert len(problem.traceback) <= 8000
    assert len(str(problem.facts.get("message", ""))) <= 2000


@pytest.mark.parametrize("raised", ["SystemExit(3)", "KeyboardInterrupt()", "GeneratorExit()", "BaseException('b')"])
def test_what_is_no_exception_ends_the_case_only(run: Run, raised: str) -> None:
    outcome = run(f"def f(): raise {raised}\ndef g(): return 1", "f", "g")
    assert [case.status for case in outcome.cases] == ["error", "ok"]
