"""A host that enforces too little grades nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.sandbox.client import Jails
from grader.sandbox.doctor import Probe
from grader.sandbox.settings import JailSettings
from grader.submissions import host
from grader.submissions.host import open_jails


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
