"""The libraries, gathered: copied to where they lie already, as memory of this process's own in huge pages.

A warm parent has a hundred and fifty mappings, most of them of small libraries, three each. A fork copies every one,
finds the pages of their files again one fault after the other, and at its end undoes all of it. The same bytes at the
same addresses, as one mapping of huge pages, are a few entries to copy, and never a fault.

A stretch of huge pages is gathered where all that lies in it may be moved, and a library is part of it. Its gaps are
plugged, so that nothing new lands in it; then one call copies it and the next puts the copy in its place (``batch``:
nothing runs in between, so nothing changes in between). What runs in it may afterwards write to its own code, as a
process may that can map memory to execute. Sources: mmap(2), mremap(2), process_vm_readv(2), madvise(2).
"""

from __future__ import annotations

import contextlib
import mmap
import os
from collections.abc import Sequence

from grader.sandbox.inside import batch, kernel, mappings
from grader.sandbox.inside.mappings import Mapping

_HUGE = kernel.HUGE_PAGE
_LARGEST = 12 << 20  # bytes of one mapping: what is larger is better shared with every other process that reads it


def gather() -> None:
    """Gather what can be; where the kernel has no huge pages to give, or ``batch`` no loop, all stays as it is."""
    if not batch.IN_ONE_GO:
        return
    try:
        kernel.unmap(_huge_pages(_HUGE), _HUGE)  # before anything is plugged for nothing
    except OSError:
        return
    lie = mappings.every()
    for start, end in _stretches(lie):
        _plug(start, _parts(lie, start, end), end)
    lie = mappings.every()
    for start, end in _stretches(lie):
        if sum(part_end - part_start for part_start, part_end in _parts(lie, start, end)) == end - start:
            with contextlib.suppress(OSError):
                _copy_over(start, end, _parts([one for one in lie if "r" in one.rights], start, end))


def _stretches(lie: Sequence[Mapping]) -> list[tuple[int, int]]:
    """(start, end) of each run of huge pages that can be gathered."""
    numbers = {number for one in lie if one.file for number in range(one.start // _HUGE, -(-one.end // _HUGE))}
    places = ((number, number * _HUGE) for number in sorted(numbers))
    movable = [number for number, start in places if all(map(_may_be_moved, _lying(lie, start, start + _HUGE)))]
    return mappings.runs(movable, _HUGE)


def _lying(lie: Sequence[Mapping], start: int, end: int) -> list[Mapping]:
    """What is mapped between, if only in part."""
    return [one for one in lie if one.start < end and one.end > start]


def _may_be_moved(one: Mapping) -> bool:
    if one.particular or one.rights[3] != "p" or one.name.startswith("["):  # the heap and the stack grow where they are
        return False
    return one.end - one.start <= _LARGEST and ("r" in one.rights or not one.file)


def _parts(lie: Sequence[Mapping], start: int, end: int) -> list[tuple[int, int]]:
    """(start, end) of what is mapped between, of each its part there."""
    return [(max(one.start, start), min(one.end, end)) for one in _lying(lie, start, end)]


def _plug(start: int, parts: Sequence[tuple[int, int]], end: int) -> None:
    """Map what lies there between ``parts``, to nothing."""
    for part_start, part_end in (*parts, (end, end)):
        if part_start > start:
            with contextlib.suppress(OSError):
                kernel.map_memory(part_start - start, 0, at=start)
        start = part_end


def _copy_over(start: int, end: int, parts: Sequence[tuple[int, int]]) -> None:
    """Put a copy of what lies there in its place; raises ``OSError``, with everything as it was, where it cannot."""
    size = end - start
    copy = _huge_pages(size)
    try:
        # Less than all of a part can be read where it goes on behind the end of its file: nothing can ever be there.
        sizes = [kernel.copy_memory(one, one_end - one, copy + one - start) for one, one_end in parts]
        there = b"".join(kernel.vector(part, size) for (part, _), size in zip(parts, sizes, strict=True))
        here = b"".join(kernel.vector(copy + part - start, size) for (part, _), size in zip(parts, sizes, strict=True))
        calls: list[batch.Call] = [
            ("process_vm_readv", os.getpid(), here, len(parts), there, len(parts), 0),
            ("mremap", copy, size, size, kernel.MREMAP_MAYMOVE | kernel.MREMAP_FIXED, start),
        ]
        batch.Batch(calls).run()
    except OSError:
        kernel.unmap(copy, size)
        raise


def _huge_pages(size: int) -> int:
    """Memory to read, write and execute, all in huge pages; where it begins. Raises ``OSError`` where there is none."""
    room = kernel.map_memory(size + _HUGE, mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    start = -(-room // _HUGE) * _HUGE
    kernel.unmap(room, start - room)
    kernel.unmap(start + size, room + _HUGE - start)
    kernel.advise(start, size, kernel.MADV_HUGEPAGE)
    kernel.advise(start, size, kernel.MADV_POPULATE_WRITE)
    if not kernel.advise(start, size, kernel.MADV_COLLAPSE):
        kernel.unmap(start, size)
        raise OSError("no huge pages")
    return start
