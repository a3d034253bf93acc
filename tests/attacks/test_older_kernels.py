"""Jails as older versions of Landlock's interface have them stand, hold what they say, and stop nothing honest.

That no attack wins there follows from ``test_attacks``, where none wins without Landlock. What could go wrong with a
version is the set of rights that is asked for, which the kernel refuses as a whole, and what a newer version stopped
beside an older wall.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.grading.author.cache import Cache
from grader.judge.verdict import Verdict
from grader.sandbox.inside.walls import landlock
from grader.sandbox.settings import JailSettings
from tests.attacks import corpus
from tests.attacks.conftest import NEWEST
from tests.attacks.trial import Overheard, try_out
from tests.require import need

pytestmark = pytest.mark.jail

# What the versions have brought, and attacks that meet it: moving and truncating files, TCP, devices' own calls,
# signals and abstract sockets.
MEETS = ("leaving/files", "escaping/writes_everywhere", "network/loopback_tcp", "escaping/terminal_injection")
MEETS += ("processes/signals_its_group", "leaving/abstract_socket")
WORKS_WITH_FILES = ("temporary_files", "copies_of_files", "memory_mapped_file", "databases_and_archives")


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_a_jail_stands_and_holds(version: int, tmp_path: Path) -> None:
    need(landlock.version() >= version, f"this kernel has Landlock {landlock.version()}")
    store = Cache(tmp_path)
    with Overheard(JailSettings(slots=1, spares=1, landlock=version)) as jails:
        for submission in corpus.honest():
            if submission.name.split("/")[1] in WORKS_WITH_FILES:
                trial = try_out(jails, store, submission)
                assert trial.verdict is Verdict.PASSED, trial
        assert jails.layers("numpy")["landlock"] == version
        for submission in corpus.hostile():
            if submission.name in MEETS:
                trial = try_out(jails, store, submission, mark="MARK-0")
                assert trial.verdict in submission.expected, trial
                assert "WON:" not in trial.printed, trial
