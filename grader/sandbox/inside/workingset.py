"""The working set of a job: the pages that nearly every fork writes to or reads, learned once, taken at one go.

After a fork every page is shared with the warm parent, and the first write to each costs a page fault and a copy:
about a thousand of them a job, nearly always the same, those of the interpreter's own objects. The kernel makes a list
of pages a process's own in less time than the faults would take, and before anybody waits.

Sources: pagemap in Linux's Documentation/admin-guide/mm/pagemap.rst; MADV_POPULATE_READ, MADV_POPULATE_WRITE (Linux
5.14) and MADV_COLLAPSE (6.1) in madvise(2).
All of it is advice: a kernel that takes none of it costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import itertools
import mmap
import os
import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from grader.sandbox.inside import kernel
from grader.sandbox.inside.batch import Batch

_PAGE = os.sysconf("SC_PAGE_SIZE")
_AROUND = max(1, (64 << 10) // _PAGE)  # pages that one fault on a file maps (do_fault_around in Linux's mm/memory.c)
_PRESENT, _OF_A_FILE, _OWN = 1 << 63, 1 << 61, 1 << 56  # bits of an entry in pagemap


class WorkingSet:
    """Pages that a fork is to have, given as numbers in their order; ``take`` in the fork."""

    def __init__(self, written: Sequence[int] = (), read: Sequence[int] = ()) -> None:
        # The first page of a file that is read brings its neighbours along.
        first = [page for page, last in zip(read, (-1, *read), strict=False) if page // _AROUND != last // _AROUND]
        self._advice = [
            Batch([("madvise", start, length, advice) for start, length in _ranges(pages)])
            for advice, pages in ((kernel.MADV_POPULATE_WRITE, written), (kernel.MADV_POPULATE_READ, first))
        ]
        self.pages = len(written) + len(read)

    def take(self) -> None:
        """Have these pages made this process's own, as if it had written to them, or read them."""
        for batch in self._advice:
            with contextlib.suppress(OSError):
                batch.run()


def touched(pagemap: int) -> tuple[set[int], set[int]]:
    """The pages that a fork of this process has written to since, and those of files that it has read.

    ``pagemap`` is a descriptor of its ``/proc/<pid>/pagemap``; both are empty where there is none (-1). What its parent
    has written to since is among them: the old page is then the fork's alone.
    """
    written: set[int] = set()
    read: set[int] = set()
    for one in list(_mappings()) if pagemap >= 0 else ():
        data = os.pread(pagemap, (one.last - one.first) * 8, one.first * 8)
        entries = enumerate(struct.unpack(f"<{len(data) // 8}Q", data), start=one.first)
        if "w" in one.rights:
            written |= {page for page, bits in entries if bits & _PRESENT and bits & _OWN and not bits & _OF_A_FILE}
        elif one.file:
            read |= {page for page, bits in entries if bits & _PRESENT and bits & _OF_A_FILE}
    return written, read


def collapse() -> None:
    """Have this process's heap lie in huge pages where it can: a fork then copies one entry in place of 512."""
    for one in list(_mappings()):
        start, end = (
            -(-one.first * _PAGE // kernel.HUGE_PAGE) * kernel.HUGE_PAGE,
            one.last * _PAGE // kernel.HUGE_PAGE * kernel.HUGE_PAGE,
        )
        if "w" in one.rights and not one.file and start < end:
            kernel.advise(start, end - start, kernel.MADV_COLLAPSE)


def join() -> None:
    """Have each library lie in two or three mappings, not the loader's five: a fork copies them, its end undoes them.

    Only their rights keep them apart: constants become executable as the code beside them is, and what the loader has
    made read-only becomes writable as the data beside it is. A jail loses nothing by that: what runs in it may make
    memory of its own executable, and change any of its own.
    """
    for one, following in itertools.pairwise(list(_mappings())):
        if one.file and one.file == following.file and one.last == following.first and one.end == following.offset:
            rights = one.rights + following.rights
            if "w" not in rights:
                kernel.protect(one.first * _PAGE, (following.last - one.first) * _PAGE, mmap.PROT_READ | mmap.PROT_EXEC)
            elif "x" not in rights:
                kernel.protect(
                    one.first * _PAGE, (following.last - one.first) * _PAGE, mmap.PROT_READ | mmap.PROT_WRITE
                )


class _Mapping(NamedTuple):
    first: int  # its pages: this one, up to ``last``, which is the next one's
    last: int
    rights: str
    offset: int  # bytes into the file
    file: str  # which, as device and inode; empty where there is none

    @property
    def end(self) -> int:
        return self.offset + (self.last - self.first) * _PAGE


def _mappings() -> Iterator[_Mapping]:
    """This process's private mappings, in the order of their addresses."""
    with open("/proc/self/maps", encoding="utf-8", errors="replace") as lines:  # noqa: PTH123 - pathlib is not loaded
        for line in lines:
            where, rights, offset, device, inode, *name = line.split(maxsplit=5)
            if rights[3] == "p" and not (name and name[0].startswith("[v")):  # vvar and vdso are the kernel's
                first, last = (int(part, 16) // _PAGE for part in where.split("-"))
                yield _Mapping(first, last, rights, int(offset, 16), f"{device} {inode}" if inode != "0" else "")


def _ranges(pages: Iterable[int]) -> list[tuple[int, int]]:
    """(address, length in bytes) of each run of neighbours among ``pages``, which ascend."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1]:
            runs[-1][1] += 1
        else:
            runs.append([page, page + 1])
    return [(first * _PAGE, (last - first) * _PAGE) for first, last in runs]
