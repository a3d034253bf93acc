"""Where no torch is, or no triton: all else goes on, and what needs it says so and waits for a worker that has it."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import Mock

import pytest
from django.test import Client

from grader.catalog import publishing
from grader.catalog.models import Candidate, ExerciseVersion
from grader.cli.prepare import _say_what_is_left
from grader.operations import watch
from grader.operations.selectors import service_state
from grader.sandbox import bubblewrap
from grader.sandbox.bubblewrap import runs_here
from grader.submissions.runs.turns import grading_run_claim, grading_runs_overdue
from tests.operations.test_state import sign
from tests.school import School


def now_about(school: School, arrays: str) -> School:
    """The exercise of the school works on these arrays."""
    spec = ExerciseVersion.objects.get().spec
    ExerciseVersion.objects.update(spec={**spec, "code": {**spec["code"], "arrays": arrays}})
    return school


@pytest.fixture
def needs_torch(school: School) -> School:
    return now_about(school, "torch")


@pytest.fixture
def needs_triton(school: School) -> School:
    return now_about(school, "triton")


@pytest.fixture(autouse=True)
def _nothing_seen() -> Iterator[None]:
    yield
    watch.note(None)


def test_a_worker_without_it_leaves_such_a_run_to_others(needs_torch: School, monkeypatch: pytest.MonkeyPatch) -> None:
    needs_torch.submit()
    monkeypatch.setattr(bubblewrap, "has_torch", lambda: False)
    assert grading_run_claim(queue="interactive", worker="w") is None
    assert not grading_runs_overdue(queue="interactive")
    monkeypatch.setattr(bubblewrap, "has_torch", lambda: True)
    assert grading_run_claim(queue="interactive", worker="w") is not None


def test_a_worker_without_triton_leaves_kernels_to_others(
    needs_triton: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_triton.submit()
    monkeypatch.setattr(bubblewrap, "has_triton", lambda: False)
    assert grading_run_claim(queue="interactive", worker="w") is None
    monkeypatch.setattr(bubblewrap, "has_triton", lambda: True)
    assert grading_run_claim(queue="interactive", worker="w") is not None


def test_torch_is_graded_without_triton(needs_torch: School, monkeypatch: pytest.MonkeyPatch) -> None:
    needs_torch.submit()
    monkeypatch.setattr(bubblewrap, "has_triton", lambda: False)
    assert grading_run_claim(queue="interactive", worker="w") is not None


def test_numpy_is_graded_without_it(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    school.submit()
    monkeypatch.setattr(bubblewrap, "has_torch", lambda: False)
    assert grading_run_claim(queue="interactive", worker="w") is not None


def test_the_page_and_what_waits_say_so(needs_torch: School) -> None:
    student = Client(headers={"accept-language": "en"})
    student.force_login(needs_torch.cast.student)
    sent = needs_torch.submit()
    page, result = "/courses/cnn/week-1/corr2d/", f"/submissions/{sent.public_id}/result/"
    worker = sign(jail={"torch": False})
    watch.note(service_state())
    for address in (page, result):
        assert "needs PyTorch" in student.get(address).content.decode()
    worker.jail = {"torch": True}
    worker.save()
    watch.note(service_state())
    for address in (page, result):
        assert "needs PyTorch" not in student.get(address).content.decode()


@pytest.mark.parametrize(
    ("jail", "words"),
    [
        ({"torch": True, "triton": False}, "needs Triton"),
        ({"torch": False, "triton": False}, "needs PyTorch"),
        ({"torch": True, "triton": True}, ""),
    ],
)
def test_pages_about_kernels_name_what_is_missing(needs_triton: School, jail: dict[str, bool], words: str) -> None:
    student = Client(headers={"accept-language": "en"})
    student.force_login(needs_triton.cast.student)
    sent = needs_triton.submit()
    sign(jail=jail)
    watch.note(service_state())
    for address in ("/courses/cnn/week-1/corr2d/", f"/submissions/{sent.public_id}/result/"):
        page = student.get(address).content.decode()
        assert [each for each in ("needs Triton", "needs PyTorch") if each in page] == ([words] if words else [])


def test_a_start_says_how_many_wait_for_what(
    needs_triton: School, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Candidate.objects.create(slug="corr2d", version=ExerciseVersion.objects.get(), problems=[])
    monkeypatch.setattr(bubblewrap, "has_triton", lambda: False)
    _say_what_is_left()
    assert capsys.readouterr().out == (
        "  1 exercises need triton, which this Python does not have: they wait for a worker that has it. "
        "`make setup TRITON=1` installs it (1 GB).\n"
    )


def test_what_needs_it_is_not_checked_and_not_refused(needs_torch: School, monkeypatch: pytest.MonkeyPatch) -> None:
    Candidate.objects.create(slug="corr2d", version=ExerciseVersion.objects.get(), problems=[])
    monkeypatch.setattr(publishing, "runs_here", lambda arrays, device: arrays != "torch")
    check = Mock()
    monkeypatch.setattr(publishing, "candidate_check", check)
    assert publishing.candidates_check(jails=Mock(), cache=Mock()) == ([], [])
    check.assert_not_called()


def test_a_host_is_asked_for_what_code_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bubblewrap, "has_torch", lambda: False)
    monkeypatch.setattr(bubblewrap, "nvidia_nodes", list)
    assert runs_here("numpy", "cpu")
    assert not runs_here("torch", "cpu")
    monkeypatch.setattr(bubblewrap, "has_torch", lambda: True)
    assert runs_here("torch", "any")
    assert not runs_here("torch", "cuda")
    monkeypatch.setattr(bubblewrap, "has_triton", lambda: False)
    assert not runs_here("triton", "any")
    monkeypatch.setattr(bubblewrap, "has_triton", lambda: True)
    assert runs_here("triton", "any")
    monkeypatch.setattr(bubblewrap, "has_torch", lambda: False)
    assert not runs_here("triton", "any")
