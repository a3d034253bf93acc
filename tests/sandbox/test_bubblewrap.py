"""What is mounted in a jail, and what is said where bubblewrap is not to be had."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.sandbox import bubblewrap
from grader.sandbox.client import Jails
from grader.sandbox.settings import JailSettings
from tests.sandbox.conftest import job

ROOT = Path(__file__).parents[2]


def sources(kind: bubblewrap.Kind) -> dict[str, str]:
    """Where in the jail -> what of the host."""
    words, _ = bubblewrap.command(JailSettings(), kind)
    return {words[n + 2]: words[n + 1] for n, word in enumerate(words) if word in ("--ro-bind", "--dev-bind")}


@pytest.mark.parametrize("kind", ["numpy", "torch"])
def test_nothing_of_the_project_is_mounted_but_the_named_packages(kind: bubblewrap.Kind) -> None:
    for target, source in sources(kind).items():
        if Path(source).is_relative_to(ROOT):
            assert target.startswith(f"{bubblewrap.PACKAGES}/"), (target, source)
        assert not ROOT.is_relative_to(source), (target, source)
        assert not Path.home().is_relative_to(source), (target, source)
        assert source not in ("/", "/usr", "/etc", "/proc", "/sys", "/dev", "/var", "/tmp", "/run")


def test_a_kind_has_its_packages_and_what_they_require() -> None:
    numpy = {path.name for path in bubblewrap.packages("numpy", ())}
    torch = {path.name for path in bubblewrap.packages("torch", ())}
    assert "numpy" in numpy
    assert "torch" not in numpy
    assert {"numpy", "torch", "sympy", "typing_extensions.py"} <= torch
    assert not {"django", "celery", "pydantic", "bin"} & (numpy | torch)


def test_a_package_may_be_added() -> None:
    assert "pygments" in {path.name for path in bubblewrap.packages("numpy", ("Pygments",))}


def test_a_package_that_is_not_installed_is_named() -> None:
    with pytest.raises(bubblewrap.UnavailableError, match="no-such-thing"):
        bubblewrap.packages("numpy", ("no-such-thing",))


def test_bubblewrap_is_the_one_named_or_the_system_s_or_the_wheel_s(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    named = tmp_path / "my-bwrap"
    with pytest.raises(bubblewrap.UnavailableError, match="my-bwrap is no program"):
        bubblewrap.find(JailSettings(bwrap=str(named)))
    named.write_text("")
    named.chmod(0o755)
    assert bubblewrap.find(JailSettings(bwrap=str(named))) == str(named)
    monkeypatch.setattr(bubblewrap, "_SYSTEM", tmp_path / "bwrap")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bubblewrap.find(JailSettings()).endswith("/bwrap")  # the wheel's: it is among the requirements
    monkeypatch.setattr(bubblewrap, "_WHEEL", "no-such-wheel")
    with pytest.raises(bubblewrap.UnavailableError, match="apt-get install bubblewrap"):
        bubblewrap.find(JailSettings())


@pytest.mark.jail
def test_the_wheel_s_bubblewrap_does_as_well(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bubblewrap, "_SYSTEM", tmp_path / "bwrap")
    monkeypatch.setenv("PATH", str(tmp_path))
    with Jails(JailSettings(spares=0)) as jails:
        outcome = jails.run(job("def f(): return 1", "f"))
    assert outcome.cases[0].results == (1,), outcome


def test_a_jail_of_cpu_jobs_sees_no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bubblewrap, "nvidia_nodes", lambda: ["/dev/nvidia0"])
    assert "/dev/nvidia0" not in sources("torch")
    assert "/dev/nvidia0" in sources("cuda")
