"""How well mistakes are caught and named: ``python -m benchmarks.naming``.

Grades the students' files of tests/students, each of which says what is expected of it, and of every code exercise of
the library the misconceptions (each is expected to be named as itself, or by the same words), the accepted solutions,
and what somebody hands in who has not understood the question: an argument as it came, zeros, ones, None. Of those
nothing may be named. Exercises that need a library which is not here are left out. Prints how many are refused, caught
and named, and how many were named although another cause is right, with the names; ends with 1 where there are any.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks import machine
from grader.content.bundle import Bundle
from grader.content.library import load_library
from grader.content.loader import load_folder
from grader.grading.author.cache import Cache
from grader.grading.pipeline import grade
from grader.grading.report.report import Report
from grader.judge.verdict import Verdict
from grader.sandbox.bubblewrap import missing_here
from grader.sandbox.client import Jails
from grader.submissions.working.host import jail_settings
from tests.students.files import HERE, UNNAMED, exercises, solutions

ROOT = Path(__file__).parents[1]
CLUELESS = ("given[0]", "np.zeros_like(given[0])", "np.ones_like(given[0])", "None", "0")
IS_ONE = {("relu-backward", "given[0]"): "no_gate"}  # to hand back dY is that very mistake


@dataclass(frozen=True)
class Attempt:
    """A file for an exercise: of which group, whether it is right, and the mistakes it may be named by."""

    group: str
    name: str
    bundle: Bundle
    source: bytes
    right: bool
    names: frozenset[str]


def of_students() -> Iterator[Attempt]:
    bundles = {slug: load_folder(HERE / "course" / slug) for slug in exercises()}
    for expected in ("right", "wrong", "old"):
        for one in solutions(expected):
            wrong = expected == "wrong" and one.detail != UNNAMED
            names = frozenset(one.detail.split() if wrong else ())
            source = one.path.read_bytes()
            yield Attempt("students", one.name, bundles[one.exercise], source, expected == "right", names)


def of_library() -> Iterator[Attempt]:
    for bundle in load_library(ROOT / "exercises", ROOT / "reference").bundles.values():
        if bundle.spec.code is None or missing_here(bundle.spec.code.arrays):
            continue
        said = bundle.misconceptions()
        for file, text in bundle.under("misconceptions").items():
            alike = frozenset(name for name in said if said[name] == said[file.removesuffix(".py")])
            yield Attempt("misconceptions", f"{bundle.slug}/{file}", bundle, text.encode(), False, alike)
        for file, text in bundle.under("accepted").items():
            yield Attempt("accepted", f"{bundle.slug}/{file}", bundle, text.encode(), True, frozenset())
        for result in CLUELESS:
            body = f"(*given, **named):\n    return {result}\n"
            names = frozenset({IS_ONE[bundle.slug, result]} if (bundle.slug, result) in IS_ONE else ())
            source = "import numpy as np\n" + "".join(f"def {name}{body}" for name in bundle.spec.code.entry)
            yield Attempt("clueless", f"{bundle.slug}: {result}", bundle, source.encode(), False, names)


def main() -> None:
    """Grade all of them and print the table."""
    attempts = [*of_students(), *of_library()]
    counts: dict[str, Counter[str]] = {}
    faults = []
    settings = jail_settings()
    with tempfile.TemporaryDirectory() as folder, Jails(settings) as jails, ThreadPoolExecutor(settings.slots) as pool:
        cache = Cache(Path(folder))

        def graded(one: Attempt) -> Report:
            return grade(one.bundle, one.source, seed=11, jails=jails, cache=cache)

        for one, report in zip(attempts, pool.map(graded, attempts), strict=True):
            counted = counts.setdefault(one.group, Counter())
            passed, others = report.verdict is Verdict.PASSED, set(report.misconceptions) - one.names
            counted["files"] += 1
            counted["refused although right"] += one.right and not passed
            counted["right"] += one.right
            counted["caught"] += not one.right and not passed
            counted["nameable"] += bool(one.names)
            counted["named"] += bool(one.names & set(report.misconceptions))
            counted["named although another cause is right"] += bool(others)
            if (one.right and not passed) or (not one.right and passed) or others:
                faults.append(f"{one.group} {one.name}: {report.verdict.value}, named {sorted(others)}")
    print(machine.line())
    for group, counted in counts.items():
        print(
            f"{group:>14}: {counted['files']} files; {counted['refused although right']} of {counted['right']} right "
            f"ones refused; {counted['caught']} of {counted['files'] - counted['right']} wrong ones caught; "
            f"{counted['named']} of {counted['nameable']} named; {counted['named although another cause is right']} "
            "named although another cause is right"
        )
    print(*faults, sep="\n")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
