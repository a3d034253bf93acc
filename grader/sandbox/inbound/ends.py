"""How a job or a case has ended, from what its jail says or how it died."""

from __future__ import annotations

import re
import signal
from collections.abc import Collection, Mapping
from typing import Any

from grader.sandbox.protocol import GarbledError
from grader.sandbox.types import End, Problem
from grader.text import fit_text
from grader.values import Value

_SLUG = re.compile(r"[a-z][a-z-]{0,39}")

_CRASH_FRAME = re.compile(r'^  File "([^"\n]{1,200})", line ([0-9]{1,7}) in ([^\n]{1,200})$', re.MULTILINE)
_CRASHES = {
    "Segmentation fault": "SIGSEGV",
    "Aborted": "SIGABRT",
    "Bus error": "SIGBUS",
    "Floating-point exception": "SIGFPE",
    "Illegal instruction": "SIGILL",
}
_ENDS = {  # what a jail may say has ended its job, and how; whatever else did is the host's to say
    "error": {"exception", "exit"},
    "invalid": {"syntax", "nul-bytes", "encoding", "missing-entry", "not-callable"},
    "forbidden": {"forbidden-name"},
    "memory": {"memory"},
}
CASE_PROBLEMS = {  # by the status of a case that is not ok
    "error": {"exception", "exit"},
    "refused": {
        *("result-too-big", "result-too-deep", "result-cycle", "result-type", "state-mismatch", "missing-part"),
    },
    "forbidden": {"forbidden-name"},
}
_MOST_PROBLEM = 1 << 18  # bytes of JSON
_FATAL = "Fatal Python error: "


def crash_of(printed: str, signal_name: str, files: Collection[str]) -> tuple[str, Problem]:
    """A crash, from what Python's fault handler printed last: (what the job itself had printed, the problem).

    Process 1 of a pid namespace cannot die of SIGABRT, and ends by the SIGSEGV that follows it; the report knows.
    """
    start = printed.rfind(_FATAL + "Aborted")
    start = printed.rfind(_FATAL) if start < 0 else start
    own, report = printed[:start], printed[start + len(_FATAL) :].partition(_FATAL)[0]
    if start < 0:
        return printed, Problem("signal", {"signal": signal_name})
    name = _CRASHES.get(report.partition("\n")[0].strip(), signal_name)
    frames = [
        f'  File "{file}", line {line}, in {function}'
        for file, line, function in _CRASH_FRAME.findall(report)
        if file in files
    ]
    frames = [frame for above, frame in zip([""] * 3 + frames, frames, strict=False) if above != frame][:30]
    trace = "\n".join(["Traceback (most recent call last):", *reversed(frames), ""]) if frames else ""
    return own, Problem("signal", {"signal": name}, fit_text(trace))


def end_of(tree: Mapping[str, Any], size: int, loaded: bool) -> tuple[End, Problem]:
    """How a jail says its job has ended; ``size`` is the tree's as it came, ``loaded`` whether a case was in the jail.

    Raises ``GarbledError`` for what it may not say: limits are the host's to watch, and our faults the host's to see.
    """
    end = tree.get("end")
    if not isinstance(end, str) or end not in _ENDS:
        raise GarbledError("an end that is none")
    if end == "invalid" and loaded:
        # Such an end is told to the student in full: it must have been said before a case was in the jail.
        raise GarbledError("an end out of turn")
    return End(end), problem_of(tree.get("problem"), _ENDS[end], size)


def signal_name(number: int) -> str:
    """Python has no names for most real-time signals."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def problem_of(tree: Any, kinds: Collection[str], size: int) -> Problem:
    """A problem as the jail tells it: data, bounded, with nothing but JSON's own types in its facts.

    ``size`` is its frame's tree as it came, bytes. Raises ``GarbledError`` for what is no problem of these ``kinds``.
    """
    if size > _MOST_PROBLEM:
        raise GarbledError("a problem that is too large")
    if not isinstance(tree, dict) or not isinstance(tree.get("facts"), dict):
        raise GarbledError("not a problem")
    kind, trace = tree.get("kind"), tree.get("traceback")
    if not isinstance(kind, str) or not _SLUG.fullmatch(kind) or kind not in kinds:
        raise GarbledError("not a problem")
    facts: Mapping[str, Value] = {fit_text(str(k)[:80]): _plain(v, 0) for k, v in list(tree["facts"].items())[:32]}
    return Problem(kind, facts, fit_text(trace[-8000:]) if isinstance(trace, str) else "")


def _plain(tree: Any, depth: int) -> Value:
    if tree is None or isinstance(tree, bool | float):
        return tree
    if isinstance(tree, int):
        return tree if tree.bit_length() <= 64 else None
    if isinstance(tree, str):
        return fit_text(tree[:2000])
    if isinstance(tree, list) and depth < 4:
        return [_plain(item, depth + 1) for item in tree[:64]]
    return None
