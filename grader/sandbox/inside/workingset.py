"""The working set of a job: the pages that nearly every fork writes to or reads, learned once, taken at one go.

After a fork every page is shared with the warm parent, and the first write to each costs a page fault and a copy:
about a thousand of them a job, nearly always the same, those of the interpreter's own objects. The kernel makes a list
of pages a process's own in less time than the faults would take, and before anybody waits.

Sources: pagemap in Linux's Documentation/admin-guide/mm/pagemap.rst; MADV_POPULATE_READ and MADV_POPULATE_WRITE
(Linux 5.14) in madvise(2).
All of it is advice: a kernel that takes none of it costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import os
import struct
from collections.abc import Sequence

from grader.sandbox.inside import kernel, mappings
from grader.sandbox.inside.batch import Batch

_PAGE = mappings.PAGE
_AROUND = max(1, (64 << 10) // _PAGE)  # pages that one fault on a file maps (do_fault_around in Linux's mm/memory.c)
_PRESENT, _OF_A_FILE, _OWN = 1 << 63, 1 << 61, 1 << 56  # bits of an entry in pagemap


class WorkingSet:
    """Pages that a fork is to have, given as numbers in their order; ``take`` in the fork."""

    def __init__(self, written: Sequence[int] = (), read: Sequence[int] = ()) -> None:
        # The first page of a file that is read brings its neighbours along.
        first = [page for page, last in zip(read, (-1, *read), strict=False) if page // _AROUND != last // _AROUND]
        self._advice = [
            Batch([("madvise", start, end - start, advice) for start, end in mappings.runs(pages, _PAGE)])
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
    for one in mappings.private() if pagemap >= 0 else ():
        first, last = one.start // _PAGE, one.end // _PAGE
        data = os.pread(pagemap, (last - first) * 8, first * 8)
        entries = enumerate(struct.unpack(f"<{len(data) // 8}Q", data), start=first)
        if "w" in one.rights:
            written |= {page for page, bits in entries if bits & _PRESENT and bits & _OWN and not bits & _OF_A_FILE}
        elif one.file:
            read |= {page for page, bits in entries if bits & _PRESENT and bits & _OF_A_FILE}
    return written, read
