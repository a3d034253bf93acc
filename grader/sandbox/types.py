"""What goes into a jail and what comes out, as frozen records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from grader.values import Value

Arrays = Literal["numpy", "torch", "triton"]
Device = Literal["cpu", "cuda", "any"]
_MOST_KEPT = 64 << 10  # bytes; making a larger frame costs little beside sending it


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may use. A job that goes past one of them ends with that limit's own ``End``."""

    cpu_seconds: float = 5.0
    wall_seconds: float = 10.0
    memory_bytes: int = 512 << 20  # on top of what the warm parent already holds
    output_bytes: int = 64 << 10  # stdout and stderr together
    result_bytes: int = 64 << 20  # all results of the job together
    tmp_bytes: int = 64 << 20  # files under /tmp, on top of memory_bytes
    device_bytes: int = 2 << 30  # peak memory on a GPU
    open_files: int = 64
    threads: int = 64


@dataclass(frozen=True, slots=True)
class Ref:
    """Stands in the arguments of a later step for the result of an earlier one, which never leaves the jail.

    ``step`` counts from 0 within the case; ``path`` picks a part: ``Ref(0, (1,))`` is the second item of the
    first step's result.
    """

    step: int
    path: tuple[int | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done with the submitted code within a case.

    ``op``:
    - ``call``: call ``target``, a dotted name in the entry module; or, with ``on``, that method of the object
      (``""`` calls the object itself).
    - ``time``: the same call many times on a GPU; gives (median seconds, runs, the GPU's name, the last result).
    - ``generate``: call ``target`` with ``numpy.random.default_rng(seed)`` as its first argument and drain the
      iterator it gives back into a list (author's code: ``cases``); what is no iterator comes as it is (``generate``).
    - ``load_state``: load ``args[0]``, a dict of arrays by name, into the torch module ``on``; a name that is
      missing, unexpected or of another shape ends the case as ``refused`` with all of them in ``detail``.
    - ``train_mode`` / ``eval_mode``: put the torch module ``on`` into that mode.
    - ``parameters``: the result is ``on``'s state dict, name to array.
    - ``mutated``: the result is the arguments of the earlier step ``on.step`` as that call left them: a tuple of the
      positional ones, with a dict of the named ones as its last item if there were any.
    """

    target: str = ""
    args: tuple[Value | Ref, ...] = ()
    kwargs: Mapping[str, Value | Ref] = field(default_factory=dict)
    op: Literal["call", "time", "generate", "load_state", "train_mode", "eval_mode", "parameters", "mutated"] = "call"
    on: Ref | None = None
    seed: int = 0
    # False: the result stays in the jail, for later steps only. A tuple picks the items of a tuple that travel; the
    # others come out as None, so that what a submission keeps for itself (a cache) may be anything.
    send: bool | tuple[int, ...] = True


@dataclass(frozen=True, slots=True)
class CaseCall:
    """One case of a job: its steps run in order in one process; each call gets its own copies of its inputs."""

    name: str
    steps: tuple[Step, ...]
    _frames: list[bytes] = field(default_factory=list, init=False, repr=False, compare=False)

    def kept_frame(self, make: Callable[[CaseCall], bytes]) -> bytes:
        """What ``make`` makes of this case, made once where it is small: a case is sent to many students' jails."""
        if self._frames:
            return self._frames[0]
        made = make(self)
        if len(made) <= _MOST_KEPT:
            self._frames.append(made)
        return made


@dataclass(frozen=True, slots=True)
class Job:
    """Everything that a single-use jail receives. Nothing else of the host reaches it."""

    files: Mapping[str, str]  # file name -> source text; "solution.py", support modules "helper.py"
    entry_file: str  # imported first, and named in tracebacks
    cases: tuple[CaseCall, ...]
    required: tuple[str, ...] = ()  # names the entry file must define, else the job ends INVALID
    arrays: Arrays = "numpy"  # which warm parent; triton: tensors, and kernels run by its interpreter
    device: Device = "cpu"
    limits: Limits = field(default_factory=Limits)
    forbidden: tuple[str, ...] = ()  # dotted names made unavailable at run time
    seed: int = 0  # random, numpy.random and torch are seeded with it before the entry file runs
    stop_after_failure: bool = False


class End(StrEnum):
    """How a job ended as a whole. A job may have finished some cases before it ended badly."""

    FINISHED = "finished"
    ERROR = "error"  # importing the entry file raised, or SystemExit
    INVALID = "invalid"  # syntax, encoding, missing or uncallable entry
    FORBIDDEN = "forbidden"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    OUTPUT_LIMIT = "output-limit"
    CRASHED = "crashed"  # died by a signal
    INTERNAL = "internal"  # ours: the fork server died, the host could not start a jail


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, in data: the sentence is the judge's to write.

    ``kind`` is a stable slug ("exception", "syntax", "missing-entry", "not-callable", "nul-bytes", "encoding",
    "cpu-time", "wall-time", "memory", "output", "result-too-big", "result-too-deep", "result-cycle",
    "result-type", "state-mismatch", "missing-part", "forbidden-name", "signal", "exit", ...); ``facts`` are its
    particulars (``{"type": "generator"}``, ``{"signal": "SIGSEGV"}``, ``{"line": 3, "column": 7, "text": "def f(:"}``).
    ``traceback`` shows frames of the submitted files only, with their line numbers, ready to print.
    """

    kind: str
    facts: Mapping[str, Value] = field(default_factory=dict)
    traceback: str = ""


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """The outcome of one case. ``results`` has an entry for each step, ``None`` where its result was not sent."""

    name: str
    status: Literal["ok", "error", "refused", "forbidden", "missing"]  # missing: the job ended before or during it
    results: tuple[Value, ...] = ()
    problem: Problem | None = None  # set unless status is ok or missing
    seconds: float = 0.0
    stdout: str = ""  # what this case printed, stdout and stderr as one stream, bounded


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a job. ``cases`` has exactly one entry for each case asked for, in order."""

    end: End
    cases: tuple[CaseOutcome, ...]
    problem: Problem | None = None  # set unless end is FINISHED
    stdout: str = ""  # printed while the entry file was imported
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    peak_bytes: int = 0
    device: str = "cpu"
    versions: Mapping[str, str] = field(default_factory=dict)  # python, numpy, torch of the jail
    loaded: bool = False  # the entry file was imported, so what ended the job happened in its first missing case
