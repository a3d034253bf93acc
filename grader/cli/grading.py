"""Grades files from the command line, through the same jail and judge as the service, without server or database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from grader.cli.words import in_words, message_of, printed
from grader.config import config
from grader.content.bundle import Bundle
from grader.grading.author.cache import Cache
from grader.grading.pipeline import grade
from grader.grading.report.report import CaseReport, Report
from grader.sandbox.client import Jails
from grader.submissions.working.host import jail_settings


def grade_files(
    bundle: Bundle, files: Sequence[Path], *, seed: int, slots: int | None = None
) -> Iterator[tuple[Path, Report]]:
    """Grade each file, as many at once as there are slots; gives them in order, each as soon as it is its turn."""
    settings = jail_settings(slots=slots)
    cache = Cache(config.cache_dir)
    with Jails(settings) as jails, ThreadPoolExecutor(settings.slots) as pool:

        def one(file: Path) -> Report:
            return grade(bundle, file.read_bytes(), seed=seed, jails=jails, cache=cache)

        yield from zip(files, pool.map(one, files), strict=True)


def as_json(file: Path, bundle: Bundle, report: Report) -> dict[str, Any]:
    """One graded file as the object that ``grade_file --json`` prints; its keys are a promise to scripts."""
    return {
        "file": str(file),
        "exercise": bundle.slug,
        "verdict": report.verdict.value,
        "score": report.points,
        "max_score": report.max_points,
        "seconds": round(report.seconds, 6),
        "misconceptions": list(report.misconceptions),
        "stdout": printed(report),
        "message": message_of(report),
        "cases": [_case(case) for case in report.cases],
    }


def _case(case: CaseReport) -> dict[str, Any]:
    """``parts`` is there where a result of several outputs is not right."""
    said = {
        "name": case.name,
        "verdict": case.verdict.value,
        "points": case.points,
        "max_points": case.max_points,
        "visible": case.visible,
        "message": in_words(case.sentences),
    }
    parts = [{"name": part.name, "right": part.right, "message": in_words(part.mistakes)} for part in case.parts]
    return {**said, "parts": parts} if parts else said
