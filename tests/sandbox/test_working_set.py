"""The pages a job touches are learned from one fork and taken by the next; a kernel that refuses breaks nothing."""

from __future__ import annotations

import json
import mmap
import subprocess
import sys
from pathlib import Path

import pytest

from grader.sandbox.client import Jails
from grader.sandbox.settings import JailSettings
from grader.sandbox.types import End
from tests.sandbox.conftest import job

PROGRAM = """
import json, mmap, os, signal, struct, sys
import numpy as np
from grader.sandbox.inside import kernel, workingset

if sys.argv[1] == "refuses":  # as one older than 5.14 does
    kernel.MADV_POPULATE_WRITE = kernel.MADV_POPULATE_READ = 99
PAGE = os.sysconf("SC_PAGE_SIZE")
memory = mmap.mmap(-1, 64 * PAGE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
memory[:] = b"x" * len(memory)
with open(sys.argv[2], "rb") as file:
    text = mmap.mmap(file.fileno(), 64 * PAGE, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ)

def place_of(mapping):
    return np.frombuffer(mapping, np.uint8).ctypes.data // PAGE

def fork(act):
    told, tell = os.pipe()
    pid = kernel.fork()
    if pid == 0:
        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
        act()
        os.write(tell, b".")
        signal.pause()
    assert os.read(told, 1) == b"."
    return pid, os.open(f"/proc/{pid}/pagemap", os.O_RDONLY)

def touch():
    for page in (3, 4, 10):
        memory[page * PAGE] = text[20 * PAGE]

def entries(pagemap, mapping):
    return enumerate(struct.unpack("<64Q", os.pread(pagemap, 64 * 8, place_of(mapping) * 8)))

one, pagemap = fork(touch)
working_set = workingset.WorkingSet(*map(sorted, workingset.touched(pagemap)))
os.kill(one, signal.SIGKILL)
os.waitpid(one, 0)
other, pagemap = fork(working_set.take)
own = [number for number, bits in entries(pagemap, memory) if bits & 1 << 63 and bits & 1 << 56]
there = [number for number, bits in entries(pagemap, text) if bits & 1 << 63]
print(json.dumps([own, 20 in there]))
os.kill(other, signal.SIGKILL)
"""


@pytest.mark.parametrize(("kernel", "found"), [("as it is", [[3, 4, 10], True]), ("refuses", [[], False])], ids=str)
def test_a_fork_takes_the_pages_that_an_earlier_one_touched(kernel: str, found: list[object], tmp_path: Path) -> None:
    file = tmp_path / "text"
    file.write_bytes(bytes(64 * mmap.PAGESIZE))
    command = [sys.executable, "-c", PROGRAM, kernel, str(file)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == found


@pytest.mark.jail
def test_a_fork_server_has_learned_it_before_it_serves() -> None:
    with Jails(JailSettings(slots=1, spares=1)) as jails:
        jails.warm(["numpy"])
        assert jails.working_sets()["numpy"] > 100


@pytest.mark.jail
def test_no_garbage_is_collected_before_the_first_line_of_a_job() -> None:
    source = """
        import gc

        FIRST = gc.get_count()

        def counts():
            return FIRST
    """
    with Jails(JailSettings(slots=1, spares=1)) as jails:
        outcome = jails.run(job(source, "counts"))
    ((young, collections, _),) = outcome.cases[0].results  # type: ignore[misc]
    assert young < 500  # of 700: a job has room for what it makes itself
    assert collections == 0


@pytest.mark.jail
def test_threads_work_in_a_fork_made_without_the_interpreters_own_hooks() -> None:
    source = """
        import threading

        def ids():
            main = threading.main_thread()
            seen = []
            for _ in range(3):
                thread = threading.Thread(target=lambda: seen.append(threading.current_thread() is main))
                thread.start()
                thread.join()
            return seen, threading.current_thread() is main, threading.active_count()
    """
    with Jails(JailSettings(slots=1, spares=1)) as jails:
        outcome = jails.run(job(source, "ids"))
    assert outcome.end is End.FINISHED
    assert outcome.cases[0].results == (([False, False, False], True, 1),)
