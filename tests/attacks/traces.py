"""What a job could leave behind on its host, counted from outside."""

from __future__ import annotations

import ctypes
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# the names under which the files in submissions/ leave things
LEFT = re.compile(r"left-behind|^MARK-|^hoard\d*$|^fill\d$|^sparse$|^program$|^sitecustomize_planted")
KEY = 0x7E5508


@dataclass(frozen=True, slots=True)
class Traces:
    """``processes`` are all below one process, ``descriptors`` our own open files' count; the rest is the host's."""

    processes: frozenset[int]
    descriptors: int
    files: tuple[str, ...]
    kernel: tuple[str, ...]

    @classmethod
    def now(cls, roots: Iterable[int]) -> Traces:
        return cls(
            frozenset(pid for root in roots for pid in (root, *below(root))),
            len(list(Path("/proc/self/fd").iterdir())),
            tuple(_files()),
            tuple(_kernel()),
        )

    @classmethod
    def settled(cls, roots: Iterable[int], wanted: Callable[[Traces], bool], seconds: float = 10.0) -> Traces:
        """The traces as soon as they are as wanted: what was killed takes the kernel a moment to take away."""
        deadline = time.monotonic() + seconds
        while True:
            traces = cls.now(roots)
            if wanted(traces) or time.monotonic() > deadline:
                return traces
            time.sleep(0.01)


def adopt_orphans() -> None:
    """Become the parent of every orphan among our descendants, so that a daemon cannot leave our sight."""
    if ctypes.CDLL(None, use_errno=True).prctl(36, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "PR_SET_CHILD_SUBREAPER")


def below(root: int) -> Iterator[int]:
    """The living processes that ``root`` started, and those that they did."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, rest = path.read_text().split(" (", 1)
        except OSError:  # gone since it was listed
            continue
        state, parent, *_ = rest.rpartition(") ")[2].split()
        if state not in "ZX":  # a zombie is gone but for its exit status, which waits for its adopted parent: us
            parents.setdefault(int(parent), []).append(int(pid))
    waiting = [root]
    while waiting:
        children = parents.get(waiting.pop(), [])
        yield from children
        waiting += children


def _files() -> Iterator[str]:
    """Files with the attacks' own names, in every folder where one might have landed."""
    libraries = {Path(os.__file__).parent, *(Path(ctypes.__file__).parents[n] for n in (1, 2))}
    shared = [
        Path(name) for name in ("/", "/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run/lock", "/usr", "/usr/lib")
    ]
    for folder in [*shared, Path.home(), Path.cwd(), *libraries]:
        if folder.is_dir():
            yield from (str(path) for path in folder.iterdir() if LEFT.search(path.name))


def _kernel() -> Iterator[str]:
    """System V objects, POSIX queues, abstract sockets and keys under the attacks' own names."""
    for kind in ("shm", "msg", "sem"):
        for line in Path(f"/proc/sysvipc/{kind}").read_text().splitlines()[1:]:
            if int(line.split()[0]) in (KEY, KEY + 1):
                yield f"{kind}: {line}"
    for name in ("/proc/net/unix", "/proc/keys"):
        path = Path(name)
        if path.exists():
            yield from (line for line in path.read_text().splitlines() if "left-behind" in line)
    libc = ctypes.CDLL(None)
    queue = libc.mq_open(b"/left-behind", os.O_RDONLY) if hasattr(libc, "mq_open") else -1
    if queue >= 0:
        os.close(queue)
        yield "queue: /left-behind"
