"""The doctor tells what a host can do, and the way to the rest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.sandbox import bubblewrap, doctor
from grader.sandbox.doctor import Probe, examine, meets_minimum
from grader.sandbox.settings import JailSettings
from tests.require import need

ROOT = Path(__file__).parents[2]
JAILS = sum(not bubblewrap.missing_here(kind) for kind in ("numpy", "torch", "triton"))  # kinds that are tried


@pytest.mark.jail
def test_this_host_is_fit() -> None:
    probes = examine()
    assert meets_minimum(probes), [probe for probe in probes if probe.needed and not probe.ok]
    assert len({probe.name for probe in probes}) == len(probes) > 15
    assert all(probe.remedy for probe in probes if not probe.ok)


def test_without_bubblewrap_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(settings: JailSettings) -> str:
        raise bubblewrap.UnavailableError("bubblewrap is missing: apt-get install bubblewrap")

    monkeypatch.setattr(bubblewrap, "find", missing)
    (probe,) = examine()
    assert not meets_minimum([probe])
    assert "apt-get install bubblewrap" in probe.remedy


def test_a_bubblewrap_that_fails_is_reported_with_its_own_words(tmp_path: Path) -> None:
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    broken.chmod(0o755)
    probes = examine(JailSettings(bwrap=str(broken)))
    assert not meets_minimum(probes)
    jails = [probe for probe in probes if probe.name.endswith("jail") and probe.needed]
    assert [probe.found for probe in jails] == ["bwrap: No permissions to create new namespace"] * JAILS
    assert all(probe.remedy for probe in jails)


@pytest.mark.parametrize(
    ("settings", "container", "remedy"),
    [
        ({"kernel.unprivileged_userns_clone": "0"}, False, "kernel.unprivileged_userns_clone=1"),
        ({"user.max_user_namespaces": "0"}, False, "user.max_user_namespaces=15000"),
        (
            {"kernel.apparmor_restrict_unprivileged_userns": "1"},
            False,
            "kernel.apparmor_restrict_unprivileged_userns=0",
        ),
        ({}, True, "--security-opt systempaths=unconfined"),
        ({}, False, "unshare --user true"),
    ],
)
def test_the_remedy_fits_the_host(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], container: bool, remedy: str
) -> None:
    monkeypatch.setattr(doctor, "_sysctl", lambda name: settings.get(name, ""))
    monkeypatch.setattr(doctor, "in_container", lambda: container)
    assert remedy in doctor.way_out("bwrap: no")


@pytest.mark.jail
def test_root_without_the_right_to_make_a_jail_is_told_to_be_somebody_else() -> None:
    need(os.geteuid() == 0 and shutil.which("setpriv"), "only root can give up a right of root's")
    program = "from grader.sandbox.doctor import examine\nfor probe in examine():\n    print(probe.remedy)"
    command = ["setpriv", "--bounding-set", "-sys_admin", sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("root needs the capability SYS_ADMIN to make a jail") == JAILS


@pytest.mark.parametrize(("library", "words"), [(b"ELF", "are compiled and timed"), (b"", "are not tried there")])
def test_a_host_with_a_gpu_hears_whether_kernels_get_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, library: bytes, words: str
) -> None:
    monkeypatch.setattr(bubblewrap, "nvidia_nodes", lambda: ["/dev/nvidia0"])
    monkeypatch.setattr(bubblewrap, "has_triton", lambda: True)
    monkeypatch.setattr(doctor, "launcher", lambda: library)
    broken = tmp_path / "bwrap"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    last = examine(JailSettings(bwrap=str(broken)))[-1]
    assert (last.name, last.ok, last.needed) == ("kernels on the GPU", bool(library), False)
    assert words in last.found
    assert bool(last.remedy) is not last.ok


def test_only_what_is_needed_counts() -> None:
    assert meets_minimum([Probe("a", True, True, ""), Probe("b", False, False, "", "get b")])
    assert not meets_minimum([Probe("a", True, True, ""), Probe("b", False, True, "", "get b")])


@pytest.mark.jail
def test_a_person_who_is_not_root_has_the_same_jails(tmp_path: Path) -> None:
    """As nobody, with an interpreter and packages that nobody may read."""
    need(os.geteuid() == 0, "only root can become somebody else; as another user every test here is this one")
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    python = next((p for p in (f"/usr/bin/{version}", f"/usr/local/bin/{version}") if Path(p).exists()), "")
    need(python and shutil.which("setpriv"), f"there is no {version} here that another user may read")
    packages = Path(shutil.__file__).parent, ROOT, next(Path(p) for p in sys.path if p.endswith("site-packages"))
    need(all(part.stat().st_mode & 0o5 for p in packages[1:] for part in (p, *p.parents)), "this tree is private")
    code = "from grader.sandbox.doctor import *; print([p for p in examine() if p.needed and not p.ok])"
    done = subprocess.run(
        ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", python, "-B", "-c", code],
        env={"PYTHONPATH": f"{ROOT}:{packages[2]}", "PATH": "/usr/bin:/bin"},
        cwd="/",
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout.strip() == "[]", done
