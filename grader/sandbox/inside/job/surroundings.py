"""What a submission finds around it, made ready once in the warm parent: its streams, its builtins, its threads."""

from __future__ import annotations

import _sitebuiltins
import builtins
import io
import os
import sys
import threading
import warnings


def prepare() -> None:
    """In the warm parent: what is cheaper done once."""
    warnings.filterwarnings("ignore", module=r"grader\.sandbox\.inside\.")  # told to the caller, and that is us
    threading.stack_size(2 << 20)  # else each thread reserves 8 MiB of the job's address space
    for name, words in (("exit", "Return the result instead."), ("quit", "Return the result instead.")):
        setattr(builtins, name, _sitebuiltins.Quitter(name, words))  # what the site module gives, and -S leaves out
    builtins.help = _sitebuiltins._Helper()
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, "r", closefd=False)), "utf-8")
    for name, fd in (("stdout", 1), ("stderr", 2)):
        raw = io.BufferedWriter(_pipe_stream(fd))
        # A line at a time, so that a job that is killed keeps what it printed.
        stream = io.TextIOWrapper(raw, "utf-8", errors="backslashreplace", line_buffering=True)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _pipe_stream(fd: int) -> io.FileIO:
    """A stream on ``fd`` that knows it cannot seek. It asks once, and only in a fork is there a pipe behind it."""
    kept, ends = os.dup(fd), os.pipe()
    os.dup2(ends[1], fd)
    stream = io.FileIO(fd, "w", closefd=False)
    stream.seekable()
    os.dup2(kept, fd)
    for one in (kept, *ends):
        os.close(one)
    return stream
