"""From an exercise's folder to what students get: offered, checked in jails, then published or refused.

Nothing is published that the check refuses. A folder that cannot be read or does not pass leaves the exercise as it
was, keeps its problems for staff, and stops nothing else. What has passed once needs no second check: going back to it
is immediate. Whoever has jails checks: ``manage.py serve`` and ``sync_exercises`` on a machine of their own, workers
everywhere else. Mutants take longer, so they are tried after publishing.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from grader.catalog.models import Candidate, Exercise, ExerciseVersion, Proof
from grader.catalog.selectors import bundle_of
from grader.catalog.services import exercise_store, in_library, version_store
from grader.catalog.sync import library_sync
from grader.config import config
from grader.content.bundle import Bundle
from grader.content.loader import load_folder
from grader.content.problems import ContentError
from grader.grading.author.cache import Cache
from grader.grading.check.exercise import check_exercise
from grader.grading.check.types import Fault
from grader.sandbox.bubblewrap import runs_here
from grader.sandbox.client import Jails

log = logging.getLogger(__name__)

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Offered:
    """What came of offering folders, by slug."""

    unchanged: tuple[str, ...] = ()
    published: tuple[str, ...] = ()  # found good earlier
    waiting: tuple[str, ...] = ()  # for their check
    unreadable: tuple[str, ...] = ()


def folders_offer(*, folders: Iterable[Path]) -> Offered:
    """Offer what lies in each folder; the name of a folder is its exercise's slug. Raises nothing for their content."""
    found: dict[str, list[str]] = {"unchanged": [], "published": [], "waiting": [], "unreadable": []}
    for folder in folders:
        slug, listed = folder.name, in_library(folder=folder)
        try:
            bundle = load_folder(folder, config.reference_dir)
        except ContentError as error:
            faults = [Fault.of("format", problem) for problem in error.problems]
            candidate_refuse(slug=slug, faults=faults, listed=listed)
            found["unreadable"].append(slug)
        else:
            found[candidate_offer(slug=slug, bundle=bundle, listed=listed)].append(slug)
    return Offered(**{name: tuple(slugs) for name, slugs in found.items()})


def folders_of_library() -> list[Path]:
    """The exercise folders of EXERCISES_DIR."""
    return sorted(path.parent for path in config.exercises_dir.glob("*/*/exercise.toml"))


def candidates_forget(*, but: Iterable[str]) -> None:
    """Drop candidates whose folder is gone: all but these slugs."""
    Candidate.objects.exclude(slug__in=list(but)).delete()


@transaction.atomic
def candidate_offer(*, slug: str, bundle: Bundle, listed: bool = False) -> str:
    """``unchanged`` where students have it already, ``published`` where it passed before, else ``waiting``."""
    exercise = (
        Exercise.objects.select_for_update(of=("self",))
        .filter(slug=slug, course=None)
        .select_related("current")
        .first()
    )
    if exercise is not None and exercise.current is not None and exercise.current.hash == bundle.hash:
        Candidate.objects.filter(slug=slug).delete()
        exercise_store(slug=slug, bundle=bundle, listed=listed)  # whether it is listed may have changed
        return "unchanged"
    version = version_store(slug=slug, bundle=bundle, listed=listed)
    if Proof.objects.filter(version=version).exists():
        _publish(slug, version, bundle, listed=listed)
        return "published"
    Candidate.objects.update_or_create(slug=slug, defaults={"version": version, "problems": [], "listed": listed})
    return "waiting"


def candidate_refuse(
    *, slug: str, faults: Sequence[Fault], version: ExerciseVersion | None = None, listed: bool = False
) -> None:
    """Note what is wrong with what the exercise's folder holds, in ``version`` or, without one, in unreadable files."""
    problems = [fault.to_json() for fault in faults]
    Candidate.objects.update_or_create(
        slug=slug[:80], defaults={"version": version, "problems": problems, "listed": listed}
    )
    log.warning("Exercise %s is not published as it is in its folder: %s", slug, "\n".join(map(str, faults)))


def candidates_check(
    *,
    jails: Jails,
    cache: Cache,
    first: Sequence[str] = (),
    seconds: float | None = None,
    at_once: int | None = None,
    progress: Progress | None = None,
    stopping: Callable[[], bool] = lambda: False,
) -> tuple[list[str], list[str]]:
    """Check the candidates that wait, those named ``first`` before the others; slugs published, and slugs refused.

    Begins none after ``seconds``, nor once ``stopping()``. ``at_once``: jobs that run side by side; where it is not
    said, as many as ``jails`` has slots for. What needs a GPU, or torch, waits for a host that has it.
    """
    begun = time.monotonic()
    published: list[str] = []
    refused: list[str] = []
    waiting = [
        candidate
        for candidate in Candidate.objects.exclude(version=None).select_related("version").defer("version__bundle")
        if not candidate.problems and _runs_here(candidate)
    ]
    waiting.sort(key=lambda candidate: first.index(candidate.slug) if candidate.slug in first else len(first))
    for number, candidate in enumerate(waiting, start=1):
        if stopping() or (seconds is not None and time.monotonic() - begun > seconds):
            break
        if progress is not None:
            progress(number, len(waiting), candidate.slug)
        if candidate_check(candidate=candidate, jails=jails, cache=cache, at_once=at_once, stopping=stopping):
            published.append(candidate.slug)
            library_sync()
        elif not stopping():
            refused.append(candidate.slug)
    return published, refused


def candidate_check(
    *,
    candidate: Candidate,
    jails: Jails,
    cache: Cache,
    at_once: int | None = None,
    stopping: Callable[[], bool] = lambda: False,
) -> bool:
    """Check one candidate, then publish it (True) or keep its problems.

    A host may fail as well as an author, so what does not pass is checked a second time before it is refused.
    """
    version = candidate.version
    assert version is not None
    bundle = bundle_of(version=version)
    for _ in range(2):
        result = check_exercise(bundle, jails, cache, mutants=False, at_once=at_once)
        if stopping():
            return False
        if result.ok:
            break
    with transaction.atomic():
        current = Candidate.objects.select_for_update().filter(pk=candidate.pk, version=version).first()
        if current is None:
            return False  # its folder has changed meanwhile: that is another candidate
        if not result.ok:
            candidate_refuse(slug=candidate.slug, faults=result.faults, version=version, listed=current.listed)
            return False
        Proof.objects.get_or_create(version=version)
        _publish(candidate.slug, version, bundle, listed=current.listed)
    return True


def _runs_here(candidate: Candidate) -> bool:
    code = candidate.version.spec.get("code") if candidate.version else None
    return code is None or runs_here(code["arrays"], code["device"])


def mutants_store(*, version_id: int, caught: int, mutants: int, faults: Sequence[Fault]) -> None:
    """Keep how many mutants of a published version its cases catch, and what staff should know of that."""
    found: dict[str, Any] = {"caught": caught, "mutants": mutants, "problems": [fault.to_json() for fault in faults]}
    Proof.objects.update_or_create(version_id=version_id, defaults=found)


def _publish(slug: str, version: ExerciseVersion, bundle: Bundle, *, listed: bool) -> None:
    exercise_store(slug=slug, bundle=bundle, listed=listed)
    Candidate.objects.filter(slug=slug).delete()
    log.debug("Exercise %s is published", version)
