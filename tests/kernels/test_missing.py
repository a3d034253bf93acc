"""A check on a Python without triton says so, and is no failure of the exercise."""

from __future__ import annotations

import io
import json
from unittest.mock import Mock

import pytest
from django.core.management import CommandError, call_command

from grader.cli.exercises import load
from grader.grading.author.cache import Cache
from grader.grading.check.exercise import LACKING, check_exercise
from grader.sandbox import bubblewrap
from grader.sandbox.client import Jails, kind_of
from tests.content.folders import EXERCISES

FOLDER = EXERCISES / "kernels" / "vector-add"
WORDS = (
    "exercise.toml: needs triton, which this Python does not have; nothing of it was run. "
    "`make setup TRITON=1` installs it (1 GB). [library]"
)


@pytest.fixture(autouse=True)
def _without_triton(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bubblewrap, "has_triton", lambda: False)


def test_a_check_says_what_is_missing() -> None:
    result = check_exercise(load(FOLDER), Mock(spec=Jails), Mock(spec=Cache))
    assert [(fault.rule, str(fault)) for fault in result.faults] == [(LACKING, WORDS)]


def test_the_command_waits_and_does_not_fail() -> None:
    out = io.StringIO()
    call_command("check_exercise", str(FOLDER), stdout=out, no_color=True)
    assert out.getvalue() == (
        f"waits  vector-add, 0.0 s\n       {WORDS}\n1 of 1 exercises were not checked: a library is missing.\n"
    )


def test_a_file_is_not_graded_and_not_blamed() -> None:
    file = FOLDER / "accepted" / "blocks.py"
    with pytest.raises(CommandError) as told:
        call_command("grade_file", "vector-add", str(file))
    assert str(told.value).startswith(
        "vector-add needs triton, which this Python does not have; nothing of it was run."
    )


def test_as_json_it_is_a_fault_with_its_rule() -> None:
    out = io.StringIO()
    call_command("check_exercise", str(FOLDER), "--json", stdout=out)
    found = json.loads(out.getvalue())
    assert (found["ok"], [fault["rule"] for fault in found["faults"]]) == (False, [LACKING])


def test_kernels_are_run_by_the_interpreter_with_a_gpu_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    for nodes in ([], ["/dev/nvidia0"]):
        monkeypatch.setattr(bubblewrap, "nvidia_nodes", lambda nodes=nodes: nodes)
        assert kind_of("triton", "any") == kind_of("triton", "cpu") == "triton"
    assert kind_of("triton", "cuda") == "cuda"
