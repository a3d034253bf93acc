"""From what a run or a case ended with to its verdict and the sentences that explain it.

``kind`` and ``facts`` are those of a problem as the jail tells it, plain values throughout.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from grader.judge.measuring.kinds import what
from grader.judge.optional import optional
from grader.judge.stopped import age
from grader.judge.stopped.causes import code_cause, loading_cause
from grader.judge.stopped.exceptions import exception_sentence, hint
from grader.judge.stopped.forms import file_form, misplaced, newer, prints
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence, say
from grader.values import Value

Facts = Mapping[str, object]
_MOST_SHAPES = 8
SOLUTION = "solution.py"  # the submitted file, in a problem's facts


@dataclass(frozen=True, slots=True)
class Told:
    """The verdict a problem leads to, and its sentences: what happened, then what to try."""

    verdict: Verdict
    sentences: tuple[Sentence, ...]


def told(kind: str, facts: Facts, *, source: str = "", expected: Value = None) -> Told:
    """What to say of a problem.

    ``source`` is the submitted text, for causes that only the code shows; ``facts["loading"]`` is its line outside
    every function at which loading it stopped, if it did; ``expected`` is the
    reference's result, for results that could not be read. For ``memory`` and ``output`` a ``limit`` in bytes among the
    facts is named. An unknown kind is taken as ours.
    """
    teller = _TELLERS.get(kind)
    if teller is None:
        return Told(Verdict.INTERNAL, (say("stopped.internal"),))
    verdict, tell = teller
    return Told(verdict, optional(lambda: tell(facts, source, expected)) or (say("stopped.garbled"),))


NOT_RUN = say("stopped.not-run")


def _exception(facts: Facts, source: str, _: Value) -> tuple[Sentence, ...]:
    first = exception_sentence(facts)
    here = facts if facts.get("file", SOLUTION) == SOLUTION else {**facts, "line": 0}  # a line of another file
    more = optional(lambda: age.exception_cause(here, source) or code_cause(here, source))
    more = more or optional(lambda: hint(facts))
    line = _place(facts, "loading")
    loading = optional(lambda: loading_cause(line, line != _place(facts, "line"), source)) if line else None
    if loading and more and more.key == "hint.assertion":
        more = None  # there is no case yet for which it could hold
    return tuple(sentence for sentence in (first, more, loading) if sentence)


def _syntax(facts: Facts, source: str, _: Value) -> tuple[Sentence, ...]:
    message = str(facts.get("message", "")).strip(" .?")  # the sentence has an end of its own
    line, text = _place(facts, "line"), str(facts.get("text", ""))
    if not line:
        return (say("invalid.syntax-nowhere", message=message),)
    lines = source.splitlines()
    whole = lines[line - 1] if line <= len(lines) else text
    later = optional(lambda: newer(source, line, message))
    said = [later or say("invalid.syntax", line=line, message=message)]
    cause = None
    if not later:
        cause = optional(lambda: file_form(source, line, message)) or age.syntax_cause(message, whole, line)
    if cause:
        said.append(cause)
    if cause and cause.key == "age.print" and (count := prints(source)) > 1:
        said.append(say("age.print-more", count=count))
    column = _place(facts, "column")
    if text.strip() and column:
        said.append(say("invalid.caret", marked=_marked(text, column)))
    return tuple(said)


def _marked(text: str, column: int) -> str:
    """The line with a mark before the character at ``column`` (from 1), cut to what is around it."""
    at = min(max(column - 1, 0), len(text))
    start, stop = max(0, at - 40), at + 40
    before, after = text[start:at].lstrip(), text[at:stop].rstrip()
    return f"{'…' * (start > 0)}{before}▸{after}{'…' * (stop < len(text.rstrip()))}"


def _missing(facts: Facts, source: str, _: Value) -> tuple[Sentence, ...]:
    near = str(facts.get("suggestion") or "")
    name = str(facts.get("name", ""))
    elsewhere = optional(lambda: misplaced(source, name))
    if elsewhere:
        return (elsewhere,)
    return (say("invalid.missing-near", name=name, near=near) if near else say("invalid.missing", name=name),)


def _refused_type(facts: Facts, _: str, expected: Value) -> tuple[Sentence, ...]:
    kind = str(facts.get("type", "object")).removeprefix("builtins.")
    if facts.get("key"):
        return (say("refused.key", type=kind),)
    if "layout" in facts and str(facts["layout"]) != "torch.strided":
        return (say("refused.layout", layout=str(facts["layout"]).removeprefix("torch.")),)
    if facts.get("device") == "meta":
        return (say("refused.meta"),)
    if facts.get("masked"):
        return (say("refused.masked"),)
    if "dtype" in facts:
        return (_refused_dtype(str(facts["dtype"]), kind, str(facts.get("holds") or "")),)
    if kind == "coroutine":
        return (say("refused.coroutine"),)
    key = "refused.lazy" if facts.get("lazy") else "refused.type"
    if expected is None:
        return (say(f"{key}-unknown", type=kind),)
    return (say(key, type=kind, expected=what(expected)),)


def _refused_dtype(dtype: str, kind: str, holds: str) -> Sentence:
    if kind == "Tensor":
        return say("refused.dtype-tensor", dtype=dtype)
    if holds in ("list", "tuple", "ndarray"):
        return say("refused.dtype-rows", holds=holds)
    return say("refused.dtype-objects", holds=holds) if holds else say("refused.dtype", dtype=dtype)


def _state(facts: Facts, _: str, __: Value) -> tuple[Sentence, ...]:
    """``missing`` are the module's parameters without weights, ``unexpected`` the weights without a parameter."""
    said = []
    if facts.get("unexpected"):
        said.append(say("state.lacks", names=_names(facts["unexpected"])))
    if facts.get("missing"):
        said.append(say("state.extra", names=_names(facts["missing"])))
    shapes = facts.get("shapes")
    for row in (shapes if isinstance(shapes, list | tuple) else ())[:_MOST_SHAPES]:
        if isinstance(row, list | tuple) and len(row) == 3:
            said.append(say("state.shape", name=str(row[0]), own=row[1], given=row[2]))
    return tuple(said) or (say("unknown"),)


def _names(value: object) -> list[str]:
    return [str(item) for item in value][:_MOST_SHAPES] if isinstance(value, list | tuple) else [str(value)]


def _form(facts: Facts, _: str, __: Value) -> tuple[Sentence, ...]:
    return (say(f"form.{facts.get('form', '')}", name=facts.get("name", "")),)


def _signal(facts: Facts, _: str, __: Value) -> tuple[Sentence, ...]:
    name = str(facts.get("signal", "a signal"))
    return (say("stopped.signal-call") if name == "SIGSYS" else say("stopped.signal", signal=name),)


def _forbidden(facts: Facts, _: str, __: Value) -> tuple[Sentence, ...]:
    line = _place(facts, "line")
    name = str(facts.get("name", ""))
    return (say("forbidden.used", name=name, line=line) if line else say("forbidden.run", name=name),)


def _place(facts: Facts, name: str) -> int:
    """A line or column of a file; 0 where there is none, or one that no file has."""
    value = facts.get(name)
    return value if isinstance(value, int) and 0 < value < 1 << 24 else 0


def _limited(key: str, without: str) -> Callable[[Facts, str, Value], tuple[Sentence, ...]]:
    def tell(facts: Facts, _: str, __: Value) -> tuple[Sentence, ...]:
        limit = facts.get("limit")
        return (say(key, limit=limit) if isinstance(limit, int | float) else say(without),)

    return tell


def _fixed(key: str) -> Callable[[Facts, str, Value], tuple[Sentence, ...]]:
    return lambda facts, _, __: (say(key, **{name: fact for name, fact in facts.items() if name in _SHOWN}),)


_SHOWN = ("line", "encoding", "name", "part", "type", "limit")
_TELLERS: dict[str, tuple[Verdict, Callable[[Facts, str, Value], tuple[Sentence, ...]]]] = {
    "exception": (Verdict.ERROR, _exception),
    "exit": (Verdict.ERROR, _fixed("stopped.exit")),
    "syntax": (Verdict.INVALID, _syntax),
    "nul-bytes": (Verdict.INVALID, _fixed("invalid.nul")),
    "encoding": (Verdict.INVALID, _fixed("invalid.encoding")),
    "not-utf8": (Verdict.INVALID, _fixed("invalid.not-utf8")),
    "form": (Verdict.INVALID, _form),
    "empty": (Verdict.INVALID, _fixed("invalid.empty")),
    "too-large": (Verdict.INVALID, _fixed("invalid.too-large")),
    "missing-entry": (Verdict.INVALID, _missing),
    "not-callable": (Verdict.INVALID, _fixed("invalid.not-callable")),
    "cpu-time": (Verdict.TIMEOUT, _limited("stopped.cpu-time", "stopped.time")),
    "wall-time": (Verdict.TIMEOUT, _limited("stopped.wall-time", "stopped.time")),
    "memory": (Verdict.MEMORY, _limited("stopped.memory", "stopped.memory-unknown")),
    "output": (Verdict.OUTPUT_LIMIT, _limited("stopped.output", "stopped.output-unknown")),
    "signal": (Verdict.CRASHED, _signal),
    "garbled": (Verdict.CRASHED, _fixed("stopped.garbled")),
    "judge-time": (Verdict.TIMEOUT, _fixed("stopped.judge-time")),
    "judge-memory": (Verdict.MEMORY, _fixed("stopped.judge-memory")),
    "judge-died": (Verdict.CRASHED, _fixed("stopped.judge-died")),
    "forbidden-name": (Verdict.FORBIDDEN, _forbidden),
    "result-type": (Verdict.WRONG, _refused_type),
    "result-too-big": (Verdict.WRONG, _fixed("refused.big")),
    "result-too-deep": (Verdict.WRONG, _fixed("refused.deep")),
    "result-cycle": (Verdict.WRONG, _fixed("refused.cycle")),
    "state-mismatch": (Verdict.WRONG, _state),
    "missing-part": (Verdict.WRONG, _fixed("refused.part")),
}
KINDS = frozenset(_TELLERS)
