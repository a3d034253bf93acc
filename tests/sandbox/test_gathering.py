"""Libraries are put together in fewer mappings, and in huge pages, under a process that uses them, and work on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.sandbox.client import Jails
from grader.sandbox.inside import batch
from grader.sandbox.settings import JailSettings
from tests.sandbox.conftest import job

JOINED = """
import _ctypes, json, math, zlib
from grader.sandbox.inside import mappings

def of_files():
    return [one for one in mappings.private() if one.file]

before = of_files()
mappings.join()
after = of_files()
pages = [sum(one.end - one.start for one in some) for some in (before, after)]
rights = sorted({one.rights for one in after})
print(json.dumps([len(before), len(after), pages[0] == pages[1], rights, zlib.crc32(b"x"), math.sqrt(4)]))
"""


def test_libraries_are_joined_into_fewer_mappings_and_work_on() -> None:
    done = subprocess.run([sys.executable, "-c", JOINED], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    before, after, same_pages, rights, checksum, root = json.loads(done.stdout)
    assert after < before * 0.7
    assert same_pages
    assert not {"rwxp", "-wxp"} & set(rights)
    assert (checksum, root) == (0x8CDC1683, 2.0)


GATHERED = """
import _ctypes, json, math, mmap, os, sys, zlib
import numpy as np
from grader.sandbox.inside import batch, gathering, kernel, mappings

kernel.MADV_COLLAPSE, batch.IN_ONE_GO = int(sys.argv[1]), sys.argv[2] == "in one go"
mappings.join()

# Beside the libraries: memory that forks don't get.
kept = mmap.mmap(-1, mmap.PAGESIZE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
kept[:4] = b"kept"
kept.madvise(mmap.MADV_DONTFORK)

before = mappings.every()
gathering.gather()
after = mappings.every()
gathered = [one for one in after if one.rights == "rwxp"]
place = kernel.address(kept)
flags = next(one.particular for one in after if one.start <= place < one.end)
pid = os.fork()
if pid == 0:
    right = zlib.crc32(b"x") == 0x8CDC1683 and math.sqrt(4) == 2 and np.linalg.inv(np.eye(2) * 4)[0, 0] == 0.25
    os._exit(0 if right else 1)
status = os.waitpid(pid, 0)[1]
print(json.dumps({
    "mappings": [len(before), len(after)],
    "plugs": [sum(one.rights == "---p" and not one.file for one in some) for some in (before, after)],
    "bytes": sum(one.end - one.start for one in gathered),
    "aligned": all(one.start % kernel.HUGE_PAGE == 0 or one.end % kernel.HUGE_PAGE == 0 for one in gathered),
    "works": [status, zlib.crc32(b"x"), float((np.ones((9, 9)) @ np.ones((9, 9))).sum())],
    "kept": [flags, kept[:4].decode()],
}))
"""


def _gather(advice: int, loop: str = "in one go") -> dict[str, object]:
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", GATHERED, str(advice), loop]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    assert found["works"] == [0, 0x8CDC1683, 729.0]
    assert found["kept"] == [True, "kept"]
    return found


def _huge_pages() -> str:
    """Why this host has none, empty where it has."""
    if not Path("/sys/kernel/mm/transparent_hugepage").exists():
        return "this kernel has no huge pages for a process to ask for"
    return "" if tuple(map(int, os.uname().release.split(".")[:2])) >= (6, 1) else "needs Linux 6.1 (MADV_COLLAPSE)"


_NEEDED = _huge_pages() or ("" if batch.IN_ONE_GO else "the loop of calls is not written for this processor")


@pytest.mark.skipif(bool(_NEEDED), reason=_NEEDED)
def test_libraries_are_gathered_under_a_process_that_uses_them() -> None:
    found = _gather(25)
    before, after = found["mappings"]  # type: ignore[misc]
    assert after < before * 0.8  # type: ignore[has-type]
    assert found["bytes"] >= 8 << 20  # type: ignore[operator]
    assert found["aligned"]


@pytest.mark.parametrize(("advice", "loop"), [(99, "in one go"), (25, "one by one")])
def test_without_huge_pages_or_without_the_loop_all_stays_as_it_is(advice: int, loop: str) -> None:
    found = _gather(advice, loop)
    assert found["bytes"] == 0
    before, after = found["plugs"]  # type: ignore[misc]
    assert after == before  # type: ignore[has-type]


@pytest.mark.jail
@pytest.mark.skipif(bool(_NEEDED), reason=_NEEDED)
def test_a_jail_has_its_libraries_in_one_piece() -> None:
    with Jails(JailSettings(slots=1, spares=1)) as jails:
        jails.warm(["numpy"])
        maps = Path(f"/proc/{jails.parents()['numpy']}/maps").read_text()
        outcome = jails.run(
            job("import numpy as np\ndef f():\n    return float(np.linalg.inv(np.eye(2) * 4)[0, 0])", "f")
        )
    assert len(maps.splitlines()) < 80
    assert outcome.cases[0].results == (0.25,)
