"""A report as few bytes: what many submissions share is put aside, what follows from the rest is left out.

Inputs and expected results are the version's, not the student's: they are kept once, under the hash of what they say.
The difference of two arrays follows from them, and so does the text of an array that is shown whole. Whatever is left
out was made again first, and only went if that gave the same: nothing is lost.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np

from grader.grading.report.report import Report, from_json, to_json
from grader.judge.showing.slices import array_text
from grader.judge.verdict import Verdict

PACKED = 2  # the format number of a packed report
MARK = {"format": PACKED}
_WORTH = 120  # characters, from which a part is put aside
_OF_VERSION = ("title", "property", "call", "inputs")
_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode

Find = Callable[[Collection[str]], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class Graded:
    """What is kept of a grading: its result, and the report packed: ``data`` its own, ``parts`` by their keys."""

    verdict: Verdict
    points: float
    max_points: float
    staff: str
    mistakes: tuple[str, ...]  # names of the known ones
    data: bytes
    parts: Mapping[str, bytes]
    outputs: str = ""  # a name for what it gave, where that is wrong
    seconds: float = 0.0  # that its calls took


def graded(report: Report) -> Graded:
    """``report``, packed."""
    data, parts = pack(to_json(report))
    mistakes = tuple(report.misconceptions)
    return Graded(
        report.verdict,
        report.points,
        report.max_points,
        report.staff,
        mistakes,
        data,
        parts,
        report.outputs,
        calls_seconds(report),
    )


def calls_seconds(report: Report) -> float:
    """Seconds that the submission's own calls took, over all cases."""
    return sum(case.seconds for case in report.cases)


def failing(data: bytes) -> tuple[str, ...]:
    """Names of the cases in ``data`` that did not pass, read without any of its parts."""
    own: dict[str, Any] = json.loads(zlib.decompress(data))
    return tuple(case["name"] for case in own["cases"] if case["verdict"] != Verdict.PASSED)


def version_part(data: bytes) -> str:
    """The key of the part with what all reports of a version share; "" where it lies in ``data``."""
    own: dict[str, Any] = json.loads(zlib.decompress(data))
    return str(own.get("aside", {}).get("of_version", ""))


def titles(data: bytes, parts: Mapping[str, bytes]) -> dict[str, dict[str, str]]:
    """The names of the cases in ``data`` by language, each under its plain name. ``parts`` has ``version_part``."""
    own: dict[str, Any] = json.loads(zlib.decompress(data))
    _back(own, parts)
    return {case["name"]: one.get("title") or {} for case, one in zip(own["cases"], own["of_version"], strict=True)}


def unpacked(data: bytes, find: Find) -> Report:
    """The report that was packed into ``data``; ``find`` gives the parts of these keys.

    Raises ``KeyError`` where a part is missing.
    """
    return from_json(unpack(data, find))


def pack(stored: Mapping[str, Any]) -> tuple[bytes, dict[str, bytes]]:
    """What ``to_json`` gave, as its own bytes and those it shares."""
    parts: dict[str, bytes] = {}
    cases = [_lean(case, parts) for case in stored.get("cases", ())]
    own = {**stored, "cases": cases}
    of_version = [{name: case.pop(name) for name in _OF_VERSION if name in case} for case in cases]
    _aside(own, "of_version", of_version, parts)
    return zlib.compress(_encode(own).encode(), 6), parts


def unpack(data: bytes, find: Find) -> dict[str, Any]:
    """What ``pack`` was given."""
    own: dict[str, Any] = json.loads(zlib.decompress(data))
    parts = find({key for case in (own, *_all_cases(own)) for key in case.get("aside", {}).values()})
    _back(own, parts)
    for case, of_version in zip(own["cases"], own.pop("of_version"), strict=True):
        case.update(of_version)
    for case in _all_cases(own):
        _back(case, parts)
        _whole(case)
    return own


def _all_cases(own: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [one for case in own["cases"] for one in (case, case.get("example")) if one]


def _lean(case: Mapping[str, Any], parts: dict[str, bytes]) -> dict[str, Any]:
    lean = dict(case)
    if lean.get("difference") and (made := _difference(lean)) is not None:
        text = lean["difference"]["text"]
        if {**made, "text": text} == lean["difference"]:
            lean["difference"] = True if made["text"] == text else text
    if lean.get("got"):
        lean["got"] = _wordless(lean["got"])
    if lean.get("windows"):
        # The one that matters comes first, and all of them are the same for everybody.
        lean["first"] = lean["windows"][0]["index"]
        ordered = sorted(lean["windows"], key=_index)
        if lean["windows"] == _led_by(ordered, lean["first"]):
            lean["windows"] = ordered
        else:
            del lean["first"]
    for name in ("expected", "windows"):
        if name in lean:
            _aside(lean, name, lean[name], parts)
    if lean.get("example"):
        lean["example"] = _lean(lean["example"], parts)
        _aside(lean["example"], "inputs", lean["example"].get("inputs", ()), parts)
    return lean


def _whole(case: dict[str, Any]) -> None:
    """Make again what was left out."""
    if "first" in case:
        case["windows"] = _led_by(case["windows"], case.pop("first"))
    got = case.get("got")
    if got and "text" not in got:
        got["text"] = _text(got)
    difference = case.get("difference")
    if difference is True or isinstance(difference, str):
        made = _difference(case)
        case["difference"] = made if made is None or difference is True else {**made, "text": difference}


def _aside(holder: dict[str, Any], name: str, value: object, parts: dict[str, bytes]) -> None:
    text = _encode(value)
    if len(text) < _WORTH:
        holder[name] = value
        return
    key, data = _part(text)
    parts[key] = data
    holder.pop(name, None)
    holder.setdefault("aside", {})[name] = key


@lru_cache(maxsize=512)  # many students fail on one case
def _part(text: str) -> tuple[str, bytes]:
    data = text.encode()
    return blake2b(data, digest_size=12).hexdigest(), zlib.compress(data, 6)


def _back(holder: dict[str, Any], parts: Mapping[str, bytes]) -> None:
    for name, key in holder.pop("aside", {}).items():
        holder[name] = json.loads(zlib.decompress(parts[key]))


def _index(window: Mapping[str, Any]) -> list[int]:
    return list(window["index"])


def _led_by(windows: list[Any], first: list[int]) -> list[Any]:
    return [one for one in windows if one["index"] == first] + [one for one in windows if one["index"] != first]


# ---------------------------------------------------------------- what follows from the rest


def _wordless(value: Mapping[str, Any]) -> dict[str, Any]:
    """A value without its text, where that says what its cells do."""
    bare = {name: item for name, item in value.items() if name != "text"}
    return bare if _text(bare) == value.get("text") else dict(value)


def _text(value: Mapping[str, Any]) -> str | None:
    cells, shape = value.get("cells"), value.get("shape")
    if not cells or not shape or value.get("slice") or value.get("type") not in ("ndarray", "Tensor"):
        return None
    try:
        of = "float32" if value["dtype"] == "bfloat16" else value["dtype"]
        return array_text(np.array(cells, dtype=of).reshape(shape), value["type"], value["dtype"])
    except (TypeError, ValueError):
        return None


def _difference(case: Mapping[str, Any]) -> dict[str, Any] | None:
    """``got`` less ``expected``, cell by cell, as a case shows it, where plain numbers say all."""
    expected, got = case.get("expected"), case.get("got")
    if not expected or not got or not expected.get("cells") or not got.get("cells"):
        return None
    try:
        one, other = np.array(expected["cells"], np.float64), np.array(got["cells"], np.float64)
    except (TypeError, ValueError):
        return None
    if one.shape != other.shape or not np.isfinite(one).all() or not np.isfinite(other).all():
        return None
    with np.errstate(over="ignore"):
        off = other - one
    kept = {name: got[name] for name in ("shape", "slice", "origin") if name in got}
    text = array_text(off.reshape(got["shape"]), "difference", "float64") if not got.get("slice") else ""
    return {"text": text, "type": "difference", "dtype": "float64", **kept, "cells": off.tolist()}
