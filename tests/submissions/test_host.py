"""A host that enforces too little grades nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.sandbox.client import Jails
from grader.sandbox.doctor import Probe
from grader.sandbox.settings import JailSettings
from grader.sandbox.types import CaseCall, Job, Limits, Step
from grader.submissions.working import host
from grader.submissions.working.host import jail_settings, open_jails


@pytest.fixture(autouse=True)
def _own_folder(configured: Callable[..., None], tmp_path: Path) -> None:
    configured(data_dir=tmp_path, slots=1, spares=1)


def test_no_jail_no_grading(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr("grader.sandbox.bubblewrap.find", lambda settings: str(broken))
    with pytest.raises(SystemExit, match="doctor"):
        open_jails()
    assert list(tmp_path.glob("host-*")) == []


@pytest.mark.jail
def test_a_layer_that_is_asked_for_and_not_there_stops_it(jails: Jails, configured: Callable[..., None]) -> None:
    configured(jail_requires=("a-layer-that-does-not-exist",))
    with pytest.raises(SystemExit, match="a-layer-that-does-not-exist"):
        open_jails()


def test_the_site_sets_the_ceiling_of_every_submission(configured: Callable[..., None]) -> None:
    configured(
        jail_cpu_seconds=3, jail_wall_seconds=6, jail_memory_mb=256, jail_output_kb=32, jail_device_mb=512,
        jail_requires=("seccomp", "landlock"),
    )  # fmt: skip
    settings = jail_settings()
    most = settings.ceiling
    assert (most.cpu_seconds, most.wall_seconds, most.memory_bytes) == (3, 6, 256 << 20)
    assert (most.output_bytes, most.device_bytes) == (32 << 10, 512 << 20)
    assert (settings.slots, settings.spares, settings.required) == (1, 1, ("seccomp", "landlock"))
    assert (jail_settings(slots=4, spares=0).slots, jail_settings(slots=4, spares=0).spares) == (4, 0)


@pytest.mark.jail
def test_a_submission_gets_no_more_than_the_ceiling(configured: Callable[..., None]) -> None:
    configured(jail_cpu_seconds=1)
    loop = Job(
        files={"probe.py": "def probe():\n    while True: pass\n"},
        entry_file="probe.py",
        cases=(CaseCall("probe", (Step("probe"),)),),
        limits=Limits(cpu_seconds=60, wall_seconds=60),
    )
    with Jails(jail_settings()) as jails:
        outcome = jails.run(loop)
    assert outcome.problem is not None
    assert (outcome.problem.kind, dict(outcome.problem.facts)) == ("cpu-time", {"limit": 1})


@pytest.mark.jail
def test_the_host_is_tried_once_and_again_when_something_changed(
    jails: Jails, monkeypatch: pytest.MonkeyPatch, configured: Callable[..., None], tmp_path: Path
) -> None:
    tried: list[JailSettings] = []

    def fine(settings: JailSettings) -> tuple[Probe, ...]:
        tried.append(settings)
        return (Probe("memory", True, True, "holds"),)

    monkeypatch.setattr(host, "examine", fine)
    for _ in range(2):
        open_jails().close()
    assert len(tried) == 1
    configured(spares=2)
    open_jails().close()
    assert len(tried) == 2
    assert {path.read_text() for path in tmp_path.glob("host-*")} == {"memory: holds\n"}


@pytest.mark.jail
def test_a_host_that_holds_too_little_is_named_and_not_remembered(
    jails: Jails, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    probes = (Probe("memory", False, True, "a job took 2 GB"), Probe("GPU", False, False, "none"))
    monkeypatch.setattr(host, "examine", lambda settings: probes)
    with pytest.raises(SystemExit, match="memory: a job took 2 GB") as refused:
        open_jails()
    assert "GPU" not in str(refused.value)
    assert list(tmp_path.glob("host-*")) == []
