"""A judge process: one submission after another, each from its source to a report that can be stored.

It knows no database and holds no secret but expected results. Its worker may end it at any time and have another.
"""

from __future__ import annotations

import traceback
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from grader.content.bundle import Bundle
from grader.grading.author.cache import Cache, Values
from grader.grading.experiments.running import Asked, experiment
from grader.grading.judges.lent import LentJails
from grader.grading.judges.limits import JudgeLimits, Walls, resident
from grader.grading.judges.line import Line, Said
from grader.grading.pipeline import grade, unjudged
from grader.grading.report.packing import graded
from grader.grading.report.report import Report
from grader.sandbox.settings import JailSettings
from grader.sandbox.types import Problem

BUNDLES = 64  # kept; another is asked for
CACHE_BYTES = 96 << 20  # of expected results in memory; all of them are on disk


class Judge:
    """What a judge process is made of. ``serve`` returns when the worker has gone or the process has done its part."""

    def __init__(self, line: Line, *, settings: JailSettings, folder: Path, limits: JudgeLimits) -> None:
        self._line, self._limits = line, limits
        self._walls = Walls(limits)
        self._jails = LentJails(line, settings)
        self._cache = _AuthorsCache(folder, line, self._walls)
        self._bundles: OrderedDict[str, Bundle] = OrderedDict()
        self._fits = True  # to judge another
        self._max_points = 0.0

    def serve(self) -> None:
        try:
            for _ in range(self._limits.renew_after):
                self._judge(self._line.receive())
                if not self._fits:
                    return
        except EOFError:
            return

    def _judge(self, asked: Said) -> None:
        self._max_points = 0.0
        try:
            try:
                bundle = self._bundle(asked.facts["bundle"])
                report = self._report(bundle, asked)
            except MemoryError:
                self._fits = False
                if not self._walls.up:
                    raise
                self._walls.take_down()
                report = unjudged(
                    asked.facts["bundle"].rpartition(" ")[2],
                    Problem("judge-memory", {"limit": self._limits.memory_bytes}),
                    seed=asked.facts["seed"],
                    trial=asked.facts["visible_only"],
                    max_points=self._max_points,
                )
            found = graded(report)
        except EOFError:
            raise
        except Exception:
            self._walls.take_down()
            self._line.send("failed", data=traceback.format_exc().encode(errors="replace"))
            return
        self._walls.take_down()
        self._fits = self._fits and not self._walls.long and resident() < self._limits.renew_memory
        self._line.send_graded(found, fits=self._fits)

    def _report(self, bundle: Bundle, asked: Said) -> Report:
        if (wanted := asked.facts.get("experiment")) is not None:
            source = asked.data.decode("utf-8", "surrogatepass")
            return experiment(bundle, source, Asked.of(wanted), jails=self._jails, cache=self._cache, begun=self._begun)
        return grade(
            bundle,
            asked.data,
            seed=asked.facts["seed"],
            jails=self._jails,
            cache=self._cache,
            visible_only=asked.facts["visible_only"],
            begun=self._begun,
        )

    def _begun(self, max_points: float) -> None:
        """What the author's code gave is at hand: from here on the time is the student's."""
        self._max_points = max_points
        self._line.send("begun", {"max_points": max_points})
        self._walls.raise_up()

    def _bundle(self, key: str) -> Bundle:
        if key not in self._bundles:
            self._line.send("bundle?")
            self._bundles[key] = Bundle.from_json(self._line.receive().data.decode())
            if len(self._bundles) > BUNDLES:
                self._bundles.popitem(last=False)
        self._bundles.move_to_end(key)
        return self._bundles[key]


class _AuthorsCache(Cache):
    """The cache, where what an author's code is waited for counts as nobody's time."""

    def __init__(self, folder: Path, line: Line, walls: Walls) -> None:
        super().__init__(folder, memory_bytes=CACHE_BYTES)
        self._line, self._walls = line, walls

    def values(self, key: str, compute: Callable[[], Values]) -> Values:
        def aside() -> Values:
            if not self._walls.up:
                return compute()
            with self._walls.aside():
                self._line.send("author's", {"turn": True})
                found = compute()
            self._line.send("author's", {"turn": False})
            return found

        return super().values(key, aside)
