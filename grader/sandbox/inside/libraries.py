"""The libraries that jobs use, imported once in the warm parent and used a little, before our programs are loaded."""

from __future__ import annotations

import ctypes
import importlib
import mmap
import os
import re
import sys

from grader.sandbox.inside import kernel

_OURS = (  # what our own programs import besides, so that it lies with the libraries
    *("array", "codecs", "difflib", "errno", "faulthandler", "importlib.abc", "linecache", "mmap", "random"),
    *("resource", "select", "signal", "socket", "threading", "traceback", "warnings"),
)
_ARENA, _ARENAS = 1 << 20, 8  # bytes that CPython's small-object allocator asks the kernel for at a time; how many here
_BLOCK = 512  # the largest object that lies in an arena
_SMALLEST_GAP, _LARGEST_GAP = 16, 64 << 10  # bytes of what malloc(3) has free, where larger objects lie
# A line of what CPython's small-object allocator (Objects/obmalloc.c) reports: a class of sizes and its free blocks.
_CLASS = re.compile(r"^ *[0-9]+ +(?P<size>[0-9]+) +[0-9]+ +[0-9]+ +(?P<free>[0-9]+) *$", re.MULTILINE)

_allocate, _release = ctypes.pythonapi.PyObject_Malloc, ctypes.pythonapi.PyObject_Free
_allocate.argtypes, _allocate.restype = (ctypes.c_size_t,), ctypes.c_void_p
_release.argtypes, _release.restype = (ctypes.c_void_p,), None
_libc = ctypes.CDLL(None)
_libc.malloc.argtypes = _libc.sbrk.argtypes = (ctypes.c_size_t,)
_libc.malloc.restype, _libc.sbrk.restype = ctypes.c_size_t, ctypes.c_ssize_t
_libc.free.argtypes = (ctypes.c_size_t,)


def warm_up(kind: str) -> dict[str, str]:
    """Import what jobs of this kind need, and have done what a library does at its first use; the versions."""
    for name in _OURS:
        importlib.import_module(name)
    import numpy

    versions = {"python": ".".join(map(str, sys.version_info[:3])), "numpy": numpy.__version__}
    numpy.ones((2, 2)) @ numpy.ones((2, 2))
    numpy.linalg.inv(numpy.eye(2))
    numpy.random.default_rng(0).standard_normal(2)
    if kind != "numpy":
        import torch

        torch.set_num_threads(1)
        torch.manual_seed(0)
        versions["torch"] = torch.__version__
        # What a library sets up at its first use is set up here, where /proc can still be read, and once for all.
        layer = torch.nn.Conv2d(1, 1, 3, padding=1)
        outcome = torch.nn.functional.relu(layer(torch.ones(1, 1, 4, 4))).flatten(1) @ torch.ones(16, 2)
        torch.nn.functional.cross_entropy(outcome, torch.zeros(1, dtype=torch.int64)).backward()  # type: ignore[no-untyped-call]
        torch.optim.SGD(layer.parameters(), lr=0.1).step()  # the first optimiser imports half of torch: a second
    return versions


def keep_arenas_together() -> None:
    """Have the heap that imports are going to fill lie in one piece that begins and ends with a huge page.

    Arenas are asked for one by one, and between two of them the loader maps a library: none could be part of a huge
    page, which a fork copies, and its end undoes, for a fraction of what 512 pages cost. So they are asked for before,
    by blocks that are given back, all but one or two in each arena, which keep it from going back to the kernel.
    """
    blocks = _ARENAS * _ARENA // (_BLOCK + _BLOCK // 31)  # a pool of 16 KiB has room for 31 and its own head
    with kernel.own_memory(_ARENA) as next_one:  # where the kernel would map the next arena, top down
        end = kernel.address(next_one) + _ARENA
    with kernel.own_memory(end % kernel.HUGE_PAGE or mmap.PAGESIZE):
        taken = [_allocate(_BLOCK) for _ in range(blocks)]
    for number, block in enumerate(taken):
        if number % (_ARENA // (2 * _BLOCK)):
            _release(block)


def fill_gaps() -> None:
    """Take all that is free in the heap, for good: what is allocated from now on lies together.

    Imports leave gaps all over the heap. Filled by the objects of our programs, and in a fork by those of the job, each
    gap would be a page of its own to copy. An interpreter that reports its heap in other words keeps its gaps.
    """
    for line in _CLASS.finditer(_heap_report()):
        size = int(line["size"])
        for _ in range(int(line["free"])):
            _allocate(size)
    kernel.trim_heap()  # what is free at the end is no gap
    end, size = _libc.sbrk(0), _LARGEST_GAP
    while size >= _SMALLEST_GAP:
        while 0 < (block := _libc.malloc(size)) < end - mmap.PAGESIZE:
            pass
        _libc.free(block)
        size -= max(_SMALLEST_GAP, size // 16 & -16)


def _heap_report() -> str:
    """What ``sys._debugmallocstats`` prints; it knows no other place for it than the C library's stderr."""
    report, stderr = os.memfd_create("heap"), os.dup(2)
    os.dup2(report, 2)
    try:
        sys._debugmallocstats()
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)
    with os.fdopen(report, encoding="ascii", errors="replace") as lines:
        lines.seek(0)
        return lines.read()
