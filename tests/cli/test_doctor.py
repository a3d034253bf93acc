"""``manage.py doctor``: what this host can enforce."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.cli.commands import run


@pytest.mark.jail
@pytest.mark.slow
def test_probes_as_json_with_an_exit_code_for_scripts() -> None:
    ended = run("doctor", "--json")

    found = json.loads(ended.out)
    assert {"name", "ok", "needed", "found", "remedy"} == set(found["probes"][0])
    assert ended.code == (0 if found["ok"] else 1)
    assert found["ok"] == all(probe["ok"] for probe in found["probes"] if probe["needed"])


def test_a_host_without_bubblewrap_is_told_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from grader.cli.management.commands import doctor
    from grader.sandbox.settings import JailSettings

    examine: Callable[..., object] = doctor.examine
    monkeypatch.setattr(doctor, "examine", lambda _: examine(JailSettings(bwrap="/no/such/bwrap")))

    ended = run("doctor")

    assert ended.code == 1
    assert "✗ bubblewrap" in ended.out


@pytest.mark.jail
def test_a_layer_that_the_site_requires_is_needed(
    configured: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from grader.cli.management.commands import doctor

    configured(jail_requires=("seccomp", "landlock"))
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(doctor, "examine", lambda settings: asked.append(settings.required) or ())

    assert run("doctor").code == 0
    assert asked == [("seccomp", "landlock")]
