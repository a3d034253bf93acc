"""Grades a report's submission again and says whether every byte of the verdict agrees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from grader.content.bundle import Bundle
from grader.grading.author.cache import Cache
from grader.grading.on_gpu import ABOUT_GPU
from grader.grading.pipeline import grade
from grader.grading.report.report import Report, to_json
from grader.sandbox.client import Jails

MEASURED = {"seconds", "cpu_seconds", "peak_bytes"}  # two runs never measure the same
SPOKEN = {"stdout", "staff"}  # what code prints is no part of its verdict
ENVIRONMENT = {"device", "versions"}  # told apart: a difference here explains others


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference between two reports, as a path within their JSON; None stands for a field at its default."""

    path: str
    was: object
    now: object


@dataclass(frozen=True, slots=True)
class Replay:
    """A grading done again. ``environment`` lists what is different about where it ran: device and library versions."""

    report: Report
    differences: tuple[Difference, ...]
    environment: tuple[Difference, ...]

    @property
    def agrees(self) -> bool:
        """Whether every byte of the verdict is the same."""
        return not self.differences


def replay(report: Report, bundle: Bundle, source: bytes | str, jails: Jails, cache: Cache) -> Replay:
    """Grade ``source`` again with the seed and on the cases of ``report``.

    Raises ``ValueError`` if ``bundle`` is not the version the report is about.
    """
    if report.version != bundle.hash:
        raise ValueError(f"the report is about version {report.version}, the bundle is {bundle.hash}")
    again = grade(bundle, source, seed=report.seed, jails=jails, cache=cache, visible_only=report.trial)
    return compared(report, again)


def compared(was: Report, now: Report) -> Replay:
    """How two reports of the same submission differ."""
    environment = tuple(
        _differences({k: to_json(was).get(k) for k in ENVIRONMENT}, {k: to_json(now).get(k) for k in ENVIRONMENT}, "")
    )
    return Replay(now, tuple(_differences(_verdict_part(was), _verdict_part(now), "")), environment)


def verdict_bytes(report: Report) -> bytes:
    """The part of a report that is its verdict, in one canonical form: equal bytes are an equal verdict."""
    return json.dumps(_verdict_part(report), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _verdict_part(report: Report) -> object:
    said = tuple(sentence for sentence in report.sentences if not sentence.key.startswith(ABOUT_GPU))
    return _without(to_json(replace(report, sentences=said)), MEASURED | SPOKEN | ENVIRONMENT)


def _without(tree: object, names: set[str]) -> object:
    """``tree`` without fields of a report or a case named in ``names``; the facts of sentences stay whole."""
    if isinstance(tree, dict):
        kept = {key: value for key, value in tree.items() if key not in names}
        return {key: value if key in ("facts", "problem") else _without(value, names) for key, value in kept.items()}
    return [_without(item, names) for item in tree] if isinstance(tree, list) else tree


def _differences(was: object, now: object, path: str) -> Iterator[Difference]:
    if isinstance(was, dict) and isinstance(now, dict):
        for key in sorted(was.keys() | now.keys()):
            yield from _differences(was.get(key), now.get(key), f"{path}.{key}" if path else key)
    elif isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for index, (before, after) in enumerate(zip(was, now, strict=True)):
            yield from _differences(before, after, f"{path}[{index}]")
    elif json.dumps(was, sort_keys=True) != json.dumps(now, sort_keys=True):
        yield Difference(path, was, now)
