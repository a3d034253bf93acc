"""The pages a job touches are learned from one fork and taken by the next; a kernel that refuses breaks nothing."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from grader.sandbox.client import Jails
from grader.sandbox.settings import JailSettings
from grader.sandbox.types import End
from tests.sandbox.conftest import job

PROGRAM = """
import ctypes, json, mmap, os, signal, struct, sys
from grader.sandbox.inside import kernel, workingset

if sys.argv[1] == "refuses":  # as one older than 5.14 does
    kernel.MADV_POPULATE_WRITE = kernel.MADV_POPULATE_READ = 99
PAGE = os.sysconf("SC_PAGE_SIZE")
memory = mmap.mmap(-1, 64 * PAGE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
memory[:] = b"x" * len(memory)
first = ctypes.addressof(ctypes.c_char.from_buffer(memory)) // PAGE

def fork(act):
    told, tell = os.pipe()
    pid = kernel.fork()
    if pid == 0:
        act()
        os.write(tell, b".")
        signal.pause()
    assert os.read(told, 1) == b"."
    return pid, os.open(f"/proc/{pid}/pagemap", os.O_RDONLY)

def write():
    for page in (3, 4, 10):
        memory[page * PAGE] = 1

def own(pagemap):
    entries = struct.unpack("<64Q", os.pread(pagemap, 64 * 8, first * 8))
    return [number for number, bits in enumerate(entries) if bits & 1 << 63 and bits & 1 << 56]

one, pagemap = fork(write)
working_set = workingset.touched(pagemap)
os.kill(one, signal.SIGKILL)
os.waitpid(one, 0)
other, pagemap = fork(working_set.take)
print(json.dumps(own(pagemap)))
os.kill(other, signal.SIGKILL)
"""


@pytest.mark.parametrize(("kernel", "pages"), [("as it is", [3, 4, 10]), ("refuses", [])], ids=str)
def test_a_fork_takes_the_pages_that_an_earlier_one_wrote_to(kernel: str, pages: list[int]) -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM, kernel], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == pages


JOINED = """
import _ctypes, json, math, zlib
from grader.sandbox.inside import workingset

def of_files():
    return [one for one in workingset._mappings() if one.file]

before = of_files()
workingset.join()
after = of_files()
pages = [sum(one.last - one.first for one in some) for some in (before, after)]
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


@pytest.mark.jail
def test_a_fork_server_has_learned_it_before_it_serves() -> None:
    with Jails(JailSettings(slots=1, spares=1)) as jails:
        jails.warm(["numpy"])
        assert jails.working_sets()["numpy"] > 100


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
