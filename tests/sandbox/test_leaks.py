"""Five hundred hostile jobs leave nothing on the host: no process, no descriptor, no file, no memory."""

from __future__ import annotations

import gc
import os
import threading
from pathlib import Path

import pytest

from grader.sandbox.client import Jails
from grader.sandbox.metering import memory_bytes
from grader.sandbox.settings import JailSettings
from grader.sandbox.types import End, Limits
from tests.sandbox.conftest import job

pytestmark = [pytest.mark.jail, pytest.mark.slow]
LIMITS = Limits(cpu_seconds=0.05, wall_seconds=0.2, memory_bytes=64 << 20, output_bytes=4096, tmp_bytes=1 << 20)
HOSTILE = """
    import ctypes, os, threading, time
    import numpy as np
    def leave(): open("/tmp/message", "w").write("for the next"); return os.listdir("/tmp")
    def segfault(): ctypes.string_at(0)
    def loop():
        while True: pass
    def sleep(): time.sleep(60)
    def memory(): return np.ones(1 << 30)
    def output():
        while True: print("x" * 1000)
    def threads():
        for _ in range(40): threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
        os._exit(0)
    def descriptors():
        while True: os.pipe()
    def disk():
        for n in range(9): open(f"/tmp/{n}", "wb").write(bytes(1 << 20))
    def channel(): os.closerange(3, 2000)
    def forge(): os.write(1000, b"TGJ1" + bytes(16) + b"x" * 5000)
"""
CALLS = (
    *("leave", "segfault", "loop", "sleep", "memory", "output", "threads", "descriptors", "disk", "channel"),
    "forge",
)


def descendants(pid: int) -> set[int]:
    """Every living process below ``pid``, in whatever namespace."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found |= {child} | descendants(child)
    return found


def settle(jails: Jails, spares: int) -> None:
    """Wait until the fork server has nothing but its spares."""
    parent = jails.parents()["numpy"]
    pause = threading.Event()
    for _ in range(2000):
        if len(descendants(parent)) <= spares:
            return
        pause.wait(0.01)
    raise AssertionError(f"more than {spares} forks stay: {descendants(parent)}")


def test_five_hundred_hostile_jobs_leave_nothing() -> None:
    with Jails(JailSettings(slots=2, spares=1)) as jails:
        for call in CALLS:
            jails.run(job(HOSTILE, call, limits=LIMITS))
        settle(jails, 1)
        gc.collect()
        parent = jails.parents()["numpy"]
        descriptors, inside = len([*Path("/proc/self/fd").iterdir()]), len([*Path(f"/proc/{parent}/fd").iterdir()])
        own, theirs = memory_bytes(os.getpid(), b"VmRSS:"), memory_bytes(parent, b"VmRSS:")
        ends = [jails.run(job(HOSTILE, CALLS[n % len(CALLS)], limits=LIMITS)) for n in range(500)]
        settle(jails, 1)
        gc.collect()
        assert jails.parents()["numpy"] == parent
        assert len([*Path("/proc/self/fd").iterdir()]) == descriptors
        assert len([*Path(f"/proc/{parent}/fd").iterdir()]) == inside
        assert memory_bytes(os.getpid(), b"VmRSS:") < own + (16 << 20)
        assert memory_bytes(parent, b"VmRSS:") < theirs + (8 << 20)
        assert all(outcome.end is not End.INTERNAL for outcome in ends)
        # A file of one job is never there for the next.
        assert all(o.cases[0].results == (["message"],) for o in ends[:: len(CALLS)])
    assert not Path(f"/proc/{parent}").exists()
