"""Nothing planted on the host is seen from a jail, nothing passes from one job to the next, nothing is left over."""

from __future__ import annotations

import re
import secrets
import socket
from pathlib import Path

import pytest

from grader.sandbox.client import Jails
from tests.attacks import corpus
from tests.attacks.canaries import Canaries
from tests.attacks.conftest import NEWEST, TryOut
from tests.attacks.corpus import Submission
from tests.attacks.traces import Traces

pytestmark = pytest.mark.jail

LEAVING = corpus.hostile("leaving")
QUIET = [one for one in corpus.hostile("leaving", "processes", "escaping") if "timeout" not in one.expected]


@pytest.mark.parametrize("landlock", [NEWEST, 0], ids=["as it is", "without Landlock"])
@pytest.mark.parametrize("submission", LEAVING, ids=lambda submission: submission.name)
def test_a_message_left_by_one_job_does_not_reach_the_next(
    submission: Submission, landlock: int, attempt: TryOut
) -> None:
    marks = [f"MARK-{secrets.token_hex(8)}" for _ in range(4)]
    for number, mark in enumerate(marks):
        trial = attempt(submission, landlock, mark=mark)
        assert not any(earlier in trial.printed for earlier in marks[:number]), trial


def test_an_earlier_job_is_not_found_in_memory(attempt: TryOut) -> None:
    token = f"CANARY-{secrets.token_hex(16)}"
    (reader,) = [one for one in corpus.hostile("reading") if one.name.endswith("own_memory")]
    (writer,) = [one for one in corpus.honest() if one.name.endswith("caches")]
    secret = f"\nanswer = '{token}'\nkept = [answer * 2 for _ in range(1000)]\nprint(answer)\n".encode()
    for _ in range(4):
        told = attempt(Submission(writer.name, writer.source + secret, writer.expected, "numpy"))
        assert token in told.printed
    assert token not in attempt(reader).said


def test_the_memory_search_finds_what_is_there(attempt: TryOut) -> None:
    """The attack above is worth something only if it sees a secret that does lie in its own memory."""
    token = f"CANARY-{secrets.token_hex(16)}"
    (reader,) = [one for one in corpus.hostile("reading") if one.name.endswith("own_memory")]
    source = reader.source.replace(
        b"import numpy as np", f"import numpy as np\nkept = ['{token[:9]}' + '{token[9:]}']".encode()
    )
    assert token in attempt(Submission(reader.name, source, reader.expected, "numpy")).printed


def test_no_trace_remains_on_the_host(attempt: TryOut, jails: Jails) -> None:
    jails.warm(["numpy"])
    roots = list(jails.parents().values())
    before = Traces.now(roots)
    for submission in QUIET:
        attempt(submission)
    jails.warm(["numpy"])

    def small(now: Traces) -> bool:
        """A spare fork may be ready now that was not then; one for each of the jobs may not."""
        return len(now.processes) <= len(before.processes) + 2 and now.descriptors <= before.descriptors + 4

    after = Traces.settled(roots, small)
    assert after.files == after.kernel == ()
    assert small(after), (len(QUIET), before, after)


def test_the_canaries_sing(canaries: Canaries) -> None:
    """From here, outside, every one of them can be seen: else the tests above would prove nothing."""
    for path in canaries.files:
        assert canaries.seen_in(Path(path).read_bytes().decode("latin-1")), path
    for family, address in (
        (socket.AF_INET, ("127.0.0.1", canaries.tcp)),
        (socket.AF_UNIX, canaries.unix),
        (socket.AF_UNIX, f"\0{canaries.abstract}"),
    ):
        with socket.socket(family) as link:
            link.settimeout(5)
            link.connect(address)
            assert canaries.seen_in(link.recv(100).decode())
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link:
        link.settimeout(5)
        link.sendto(b"hello", ("127.0.0.1", canaries.udp))
        assert canaries.seen_in(link.recv(100).decode())
    assert re.fullmatch(r"CANARY-[0-9a-f]{32}", canaries.words[0])
