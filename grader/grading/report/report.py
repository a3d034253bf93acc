"""The report of one grading: all that happened, as data that can be stored, shown, redacted and replayed.

A stored report holds everything, hidden cases included; what a person may see of it is decided by ``redact``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass, replace
from functools import cache
from math import isfinite
from typing import Any, Literal, cast

from grader.judge.reveal import revealed
from grader.judge.showing.shown import ShownValue as ShownValue
from grader.judge.stopped.endings import NOT_RUN
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence, in_language, say
from grader.text import fit_text

FORMAT = 1
_LEAST_PEAK = 64 << 20
_FAR = 1 << 63


@dataclass(frozen=True, slots=True)
class PartReport:
    """A wrong output among several of a case: its name ("dW"), and the known mistakes that it shows."""

    name: str
    right: bool
    mistakes: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseReport:
    """How one case went. ``sentences[0]`` says what happened; the rest say where, how much and which mistake."""

    name: str
    verdict: Verdict
    points: float
    max_points: float
    visible: bool
    title: Mapping[str, str] = field(default_factory=dict)  # the name by language, where its author translated it
    reveal: str = "name"  # of a hidden case: "name", "property", "minimised" or "after-deadline"
    property: Mapping[str, str] = field(default_factory=dict)  # what the case tries, in the author's words, by language
    sentences: tuple[Sentence, ...] = ()
    parts: tuple[PartReport, ...] = ()  # of a result of several outputs that is not right
    call: str = ""  # "corr2d(X, K)"
    inputs: tuple[tuple[str, ShownValue], ...] = ()
    expected: ShownValue | None = None
    got: ShownValue | None = None
    difference: ShownValue | None = None
    worst: tuple[int, ...] | None = None  # index of the element that is furthest off
    traceback: str = ""
    stdout: str = ""
    seconds: float = 0.0
    # The input windows behind elements of the result, as JSON's own types (``WindowView`` by field
    # name): the worst element's first, then, where they are few, all others of the slice that is shown.
    windows: tuple[Mapping[str, object], ...] = ()
    # The arguments the windows are of: the input's name and, where it is one, the kernel's.
    window_names: tuple[str, ...] = ()
    example: CaseReport | None = None  # of a hidden case: the smallest generated input that fails the same way

    def name_in(self, language: str) -> str:
        """The name in ``language``, else in English."""
        return in_language(self.title, language) or self.name


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one grading run, replayable from what it carries."""

    verdict: Verdict
    points: float
    max_points: float
    cases: tuple[CaseReport, ...] = ()
    sentences: tuple[Sentence, ...] = ()  # about the submission as a whole, the first one first
    misconceptions: tuple[str, ...] = ()  # names of the misconception files it equals
    problem: Mapping[str, object] | None = None  # kind and facts of a job that did not finish
    traceback: str = ""
    stdout: str = ""  # printed while the file was imported
    version: str = ""  # content hash of the exercise version
    seed: int = 0
    seconds: float = 0.0  # wall clock of the student's job
    cpu_seconds: float = 0.0
    peak_bytes: int = 0
    device: str = "cpu"
    versions: Mapping[str, str] = field(default_factory=dict)  # python, numpy, torch
    trial: bool = False  # only the visible cases were run, nothing counts
    outputs: str = ""  # a name for what a failing one gave, see grading.outputs; never a student's to see
    staff: str = ""  # for staff alone: what went wrong on our side, the reference's or the author's traceback


class Ready(dict[str, object]):
    """A part of a report that is JSON's own types already, and is written as it stands."""


def to_json(report: Report) -> dict[str, Any]:
    """The report as JSON's own types, ready for a database's JSON column.

    Fields at their default are left out. Text that such a column refuses (NUL, lone surrogates) becomes U+FFFD,
    numbers that JSON has no word for become text ("nan", "inf", "-inf"); anything else survives ``from_json``.
    """
    return {"format": FORMAT, **cast("dict[str, Any]", _plain(report))}


def from_json(data: Mapping[str, Any]) -> Report:
    """The report that ``to_json`` wrote. Raises ``ValueError`` for another format, ``TypeError`` for unknown fields."""
    if data.get("format") != FORMAT:
        raise ValueError(f"a report of format {data.get('format')!r}; this reads {FORMAT}")
    values = {key: value for key, value in data.items() if key != "format"}
    values["verdict"] = Verdict(values["verdict"])
    values["cases"] = tuple(_case(case) for case in values.get("cases", ()))
    values["sentences"] = _sentences(values)
    values["misconceptions"] = tuple(values.get("misconceptions", ()))
    return Report(**values)


def redact(report: Report, *, audience: Literal["student", "staff"], after_deadline: bool) -> Report:
    """What ``audience`` may see of a stored report. Staff see all of it.

    A student sees all of a visible case. Of a hidden one: its name, verdict and points; with it what it tries
    (level "property"), or a small generated input that fails too ("minimised"), or everything once the deadline is
    over ("after-deadline"). What code printed or raised while it held a hidden input is hidden with it. So is what it
    took then, which code could choose so as to say what it saw: the time is that of the visible cases, which run
    first; memory is the next power of two, from 64 MiB.
    """
    if audience == "staff":
        return report
    seen = replace(
        report, cases=tuple(_for_student(case, after_deadline) for case in report.cases), outputs="", staff=""
    )
    if not any(_ran_unseen(case, after_deadline) for case in report.cases):
        return seen
    return replace(
        seen,
        seconds=sum(case.seconds for case in report.cases if case.visible),
        cpu_seconds=0.0,
        peak_bytes=max(_LEAST_PEAK, 1 << (report.peak_bytes - 1).bit_length()) if report.peak_bytes else 0,
    )


def _ran_unseen(case: CaseReport, after_deadline: bool) -> bool:
    """Whether the submission has had an input that its student may not see."""
    if case.visible or revealed(case.reveal, after_deadline=after_deadline).all:
        return False
    return case.sentences[:1] != (NOT_RUN,)


def _for_student(case: CaseReport, after_deadline: bool) -> CaseReport:
    seen = revealed(case.reveal, after_deadline=after_deadline)
    if case.visible or seen.all:
        return case
    return CaseReport(
        name=case.name,
        verdict=case.verdict,
        points=case.points,
        max_points=case.max_points,
        visible=False,
        title=case.title,
        reveal=case.reveal,
        property=case.property if seen.property else {},
        sentences=() if case.verdict is Verdict.PASSED else (say("hidden-case", verdict=case.verdict.value),),
        example=case.example if seen.example else None,
    )


_AS_THEY_ARE = frozenset({type(None), bool, Ready})


def ready(value: Mapping[str, object]) -> Ready:
    """``value`` as a report writes it, for what many reports hold."""
    return Ready(cast("dict[str, object]", _plain(value)))


def _plain(value: object) -> object:
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if isinstance(value, str):
        return fit_text(str(value))
    if isinstance(value, float):
        return value if isfinite(value) else str(value)
    if isinstance(value, int):
        # Past this, json.dumps itself refuses (sys.set_int_max_str_digits), and no column holds it either.
        return value if value.bit_length() <= 256 else f"{value:#x}"[:40] + "\u2026"
    if isinstance(value, (tuple, list)):
        # Most of a report is numbers: they go without a call each.
        return [
            item
            if (type(item) is float and isfinite(item)) or (type(item) is int and -_FAR < item < _FAR)
            else _plain(item)
            for item in value
        ]
    if is_dataclass(kind):
        items = ((name, getattr(value, name), default) for name, default in _defaults(kind))
        return {name: _plain(item) for name, item, default in items if item is not default and item != default}
    if isinstance(value, Mapping):
        return {fit_text(str(key)): _plain(item) for key, item in value.items()}
    raise TypeError(f"a report holds JSON's types only, not {kind.__name__}")


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    """The fields of a dataclass with what each is where it is not given, ``MISSING`` where it must be."""
    return tuple(
        (item.name, item.default_factory() if item.default_factory is not MISSING else item.default)
        for item in fields(kind)
    )


def _case(data: Mapping[str, Any]) -> CaseReport:
    values = dict(data)
    values["verdict"] = Verdict(values["verdict"])
    values["sentences"] = _sentences(values)
    values["parts"] = tuple(_part(part) for part in values.get("parts", ()))
    values["windows"] = tuple(values.get("windows", ()))
    values["window_names"] = tuple(values.get("window_names", ()))
    values["inputs"] = tuple((name, _shown(value)) for name, value in values.get("inputs", ()))
    for name in ("expected", "got", "difference"):
        if values.get(name) is not None:
            values[name] = _shown(values[name])
    if values.get("worst") is not None:
        values["worst"] = tuple(values["worst"])
    if values.get("example") is not None:
        values["example"] = _case(values["example"])
    return CaseReport(**values)


def _part(data: Mapping[str, Any]) -> PartReport:
    mistakes = tuple(Sentence(**sentence) for sentence in data.get("mistakes", ()))
    return PartReport(data["name"], data["right"], mistakes)


def _shown(data: Mapping[str, Any]) -> ShownValue:
    values = dict(data)
    for name in ("shape", "origin"):
        if values.get(name) is not None:
            values[name] = tuple(values[name])
    if values.get("cells") is not None:
        values["cells"] = tuple(tuple(row) for row in values["cells"])
    return ShownValue(**values)


def _sentences(data: Mapping[str, Any]) -> tuple[Sentence, ...]:
    return tuple(Sentence(**sentence) for sentence in data.get("sentences", ()))
