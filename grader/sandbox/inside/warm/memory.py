"""What the warm parent does to its memory before it serves, so that a fork copies little of it.

After a fork every page is shared, and the first write to each is a fault and a copy. What pays, as milliseconds over a
bare run of eight cases (``benchmarks.jail``; Linux 6.18, two cores, medians of three runs taken in turns):

                        numpy: wall, CPU    torch: wall, CPU
    both                     2.4   6.5           4.2  11.3
    without ``play_jobs``    3.0   8.1           4.7  12.6
    without ``collapse``     2.4   7.3           3.5  20.9

Tried and struck, as they buy less than a tenth of what a verdict costs: taking the pages that an earlier job touched
before the job comes, one mapping of huge pages for all libraries, a heap without gaps, malloc_trim(3).
"""

from __future__ import annotations

import contextlib
import gc
import socket
from typing import Any

from grader.sandbox import wire
from grader.sandbox.inside.job import channel, runner, submission
from grader.sandbox.inside.kernels import interpreter
from grader.sandbox.inside.walls import kernel

_HUGE_PAGE = 2 << 20
_FILE = "rehearsal.py"
_ARRAYS = """
import {library} as library

def work(X, K):
    h, w = K.shape
    Y = library.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
"""
_KERNEL = """
import torch
import triton
import triton.language as tl

@triton.jit
def work_kernel(X, K, Y, n, BLOCK: tl.constexpr):
    here = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    x = tl.load(X + here, mask=here < n, other=0.0)
    y = tl.exp(x - tl.max(x, axis=0)) * tl.load(K)
    tl.store(Y + here, y / tl.sum(y, axis=0), mask=here < n)

def work(X, K):
    Y = torch.empty_like(X)
    work_kernel[(triton.cdiv(X.numel(), 8),)](X, K, Y, X.numel(), BLOCK=8)
    return Y
"""
_BYTES = bytes(16 * 8)
_JOBS = 20  # more than CPython's specialising interpreter (PEP 659) waits for
_CASES = 2


def lay_out(kind: str) -> None:
    """Do all of it; from here on nothing is to be imported or kept. Leaves the garbage collector off."""
    play_jobs(kind)
    gc.collect()
    gc.freeze()  # what is here now is not looked at again, in no fork
    gc.disable()
    collapse()


def collapse() -> None:
    """Have private memory lie in huge pages where it can: a fork then copies one page table entry instead of 512."""
    with open("/proc/self/maps", encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - pathlib is not loaded
        lines = file.readlines()
    for line in lines:
        addresses, rights, _, _, inode, *_ = line.split()
        first, last = (int(part, 16) for part in addresses.split("-"))
        start, end = -(-first // _HUGE_PAGE) * _HUGE_PAGE, last // _HUGE_PAGE * _HUGE_PAGE
        if rights == "rw-p" and inode == "0" and start < end:
            with contextlib.suppress(OSError):  # it is advice: a kernel before 6.1 has not heard of it
                kernel.syscall("madvise", start, end - start, kernel.MADV_COLLAPSE)


def play_jobs(kind: str) -> None:
    """Serve some jobs of ours in this process, all but their limits.

    What libraries set up at their first use is there afterwards, and CPython has specialised the bytecode that runs in
    every job: a fork would do both again, on pages of its own. No job can tell it from a fresh start.
    Raises ``RuntimeError`` where a job fails.
    """
    in_forks = channel.CHANNEL
    for _ in range(_JOBS):
        # Packets keep their bounds: the whole of the host's side can be said before the jail's side begins.
        host, jail = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with host, jail:
            for packet in _host_frames(kind):
                host.send(packet)
            host.shutdown(socket.SHUT_WR)
            channel.CHANNEL = jail.fileno()
            with contextlib.suppress(channel.HostGoneError):
                runner.serve(channel.receive()[0])
            submission.forget()
            if kind == "triton":
                interpreter.forget()
            _check(host)
    channel.CHANNEL = in_forks


def _host_frames(kind: str) -> list[bytes]:
    library = "numpy" if kind == "numpy" else "torch"
    text = _KERNEL if kind == "triton" else _ARRAYS.format(library=library)
    job = {"files": {_FILE: text}, "entry_file": _FILE, "required": ["work"], "seed": 0}
    limits = {"result_bytes": 1 << 20}
    arrays = [
        {"a": [0, 72, "float64", [3, 3], library, False, "C"]},
        {"a": [0, 32, "float64", [2, 2], library, False, "C"]},
    ]
    step = {"op": "call", "target": "work", "args": arrays, "kwargs": [], "on": None, "seed": 0, "send": True}
    case = wire.frame(wire.GO, {"steps": [step]}, len(_BYTES)) + _BYTES
    return [wire.frame(wire.JOB, {**job, "device": "cpu", "limits": limits, "forbidden": []}), *[case] * _CASES]


def _check(host: socket.socket) -> None:
    """What the jail's side has answered must be what a job answers that goes well."""
    kinds = []
    for _ in range(2 + _CASES):
        packet = host.recv(1 << 16)
        kinds.append(wire.HEADER.unpack_from(packet)[1])
        tree: dict[str, Any] = wire.scan(packet[wire.HEADER.size :].decode("latin-1"), 0)[0]
        if tree.get("status", "ok") != "ok":
            raise RuntimeError(f"the rehearsal failed: {tree}")
    if kinds != [wire.BEGIN, wire.LOADED, *[wire.CASE] * _CASES]:
        raise RuntimeError(f"the rehearsal went another way: {kinds}")
