"""Where this process's own memory lies: what is mapped, and how its parts are put together for a fork.

Each mapping is a thing a fork copies and its end undoes, apart from the pages in it. Source: proc_pid_smaps(5).
"""

from __future__ import annotations

import contextlib
import itertools
import mmap
import os
from collections.abc import Iterable
from typing import NamedTuple

from grader.sandbox.inside import kernel

PAGE = os.sysconf("SC_PAGE_SIZE")
_HUGE = kernel.HUGE_PAGE
# VmFlags of memory that forks don't get or get empty, that is locked, a device's, or never moves (proc_pid_smaps(5)):
_PARTICULAR = frozenset(["dc", "wf", "lo", "io", "pf", "de", "dp", "ht"])


class Mapping(NamedTuple):
    """One stretch of this process's addresses, from ``start`` to before ``end``."""

    start: int
    end: int
    rights: str  # as "r-xp"
    offset: int  # bytes into the file
    file: str  # which, as device and inode; empty where there is none
    name: str  # the file's, or the kernel's word for what it is
    particular: bool  # a copy of it would not be the same


def every() -> list[Mapping]:
    """This process's mappings, in the order of their addresses; none where the kernel does not tell."""
    found: list[Mapping] = []
    with contextlib.suppress(OSError), open("/proc/self/smaps", encoding="utf-8", errors="replace") as lines:  # noqa: PTH123 - pathlib is not loaded
        for line in lines:
            key, *rest = line.split(maxsplit=5)
            if not key.endswith(":"):
                where, (rights, offset, device, inode, *name) = key, rest
            elif key == "VmFlags:":
                start, end = (int(part, 16) for part in where.split("-"))
                file = f"{device} {inode}" if inode != "0" else ""
                words = name[0].strip() if name else ""
                particular = not _PARTICULAR.isdisjoint(line.split())
                found.append(Mapping(start, end, rights, int(offset, 16), file, words, particular))
    return found


def runs(numbers: Iterable[int], size: int) -> list[tuple[int, int]]:
    """(start, end), as addresses, of each run of neighbours among pages of that size; their numbers ascend."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1]:
            found[-1][1] += 1
        else:
            found.append([number, number + 1])
    return [(first * size, last * size) for first, last in found]


def private() -> list[Mapping]:
    """Those that no other process can write to; not vvar and vdso, which are the kernel's."""
    return [one for one in every() if one.rights[3] == "p" and not one.name.startswith("[v")]


def join() -> None:
    """Have each library lie in two or three mappings, not the loader's five.

    Only their rights keep them apart: constants become executable as the code beside them is, and what the loader has
    made read-only becomes writable as the data beside it is. A jail loses nothing by that: what runs in it may make
    memory of its own executable, and change any of its own.
    """
    for one, following in itertools.pairwise(private()):
        goes_on = one.end == following.start and one.offset + one.end - one.start == following.offset
        if one.file and one.file == following.file and goes_on:
            rights = one.rights + following.rights
            if "w" not in rights:
                kernel.protect(one.start, following.end - one.start, mmap.PROT_READ | mmap.PROT_EXEC)
            elif "x" not in rights:
                kernel.protect(one.start, following.end - one.start, mmap.PROT_READ | mmap.PROT_WRITE)


def collapse() -> None:
    """Have this process's heap lie in huge pages where it can: a fork then copies one entry in place of 512."""
    for one in private():
        start, end = -(-one.start // _HUGE) * _HUGE, one.end // _HUGE * _HUGE
        if "w" in one.rights and not one.file and start < end:
            kernel.advise(start, end - start, kernel.MADV_COLLAPSE)
