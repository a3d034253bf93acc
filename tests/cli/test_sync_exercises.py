"""The command that publishes says what it published, what it did not, and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from grader.catalog.models import Exercise
from grader.config import config
from grader.submissions.working.host import _fingerprint, worker_settings
from tests.grading.exercises import READY

pytestmark = [pytest.mark.jail, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _proven_host() -> None:
    """Trying what this host enforces takes seconds, and has tests of its own."""
    config.data_dir.mkdir()
    (config.data_dir / f"host-{_fingerprint(worker_settings())}").touch()


def test_what_is_good_is_published_and_what_is_not_is_told(
    folder: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    good = folder(files=READY)
    broken = good.parent / "broken"
    broken.mkdir()
    (broken / "exercise.toml").write_text("format = 1\n")
    with pytest.raises(CommandError, match="1 of 2"):
        call_command("sync_exercises", str(broken), str(good))
    said = capsys.readouterr()
    assert f"{broken / 'exercise.toml'}:" in said.err
    assert "2 exercises: 0 unchanged, 1 published, 0 left" in said.out
    assert [exercise.slug for exercise in Exercise.objects.exclude(current=None)] == ["sum"]
    call_command("sync_exercises", str(good))
    assert "1 exercises: 1 unchanged, 0 published" in capsys.readouterr().out


def test_without_a_jail_the_workers_are_left_to_check(
    folder: Callable[..., Path], capsys: pytest.CaptureFixture[str], configured: Callable[..., None]
) -> None:
    configured(jail_requires=("a-layer-that-does-not-exist",))
    call_command("sync_exercises", str(folder(files=READY)))
    assert "1 left for a worker to check" in capsys.readouterr().out
    assert Exercise.objects.get().current is None
