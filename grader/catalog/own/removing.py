"""Removing an exercise that nobody but its authors has ever had: with its draft, checks, copies, and their own tries.

What was published or is asked stays for ever: somebody may have answered it.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, DraftCheck, DraftCopy, Exercise, GitSource, Publication
from grader.catalog.own.selectors import OwnView, exercise_locked
from grader.catalog.signals import exercise_removed
from grader.courses.models import Verb
from grader.courses.record.events import record
from grader.errors import Refused


class PublishedOnce(Refused):
    """Students may have had it."""

    status = HTTPStatus.CONFLICT
    code = "published-once"
    sentence = _(
        "It cannot be removed: it has been published, and what students hand in to an exercise is kept for ever."
    )


class StillAsked(Refused):
    """An assignment asks for it."""

    status = HTTPStatus.CONFLICT
    code = "still-asked"
    sentence = _("It cannot be removed: an assignment asks for it.")


@dataclass(frozen=True, slots=True)
class Removal:
    """What would go with the exercise; ``refused``: why it has to stay."""

    files: int
    checks: int
    copies: int
    pulled: bool  # it comes from a repository, whose push hook would end
    refused: Refused | None


def removal_of(*, view: OwnView) -> Removal:
    """What removing the exercise would take with it, for its authors. Five queries."""
    exercise = view.exercise
    return Removal(
        files=len(view.files),
        checks=DraftCheck.objects.filter(exercise=exercise).count(),
        copies=DraftCopy.objects.filter(exercise=exercise).count(),
        pulled=GitSource.objects.filter(exercise=exercise).exists(),
        refused=_why_it_stays(exercise),
    )


@transaction.atomic
def exercise_remove(*, exercise: Exercise, by: User) -> None:
    """Remove the exercise and all that belongs to it; its address is free again.

    A worker that checks it meanwhile gives up. Raises PublishedOnce, StillAsked, and ExerciseRemoved where somebody
    was faster.
    """
    locked = exercise_locked(exercise=exercise)
    refused = _why_it_stays(locked)
    if refused is not None:
        raise refused
    course = locked.course
    if course is None:
        raise TypeError("the library's exercises are its folders")
    # First of all: from here on no worker that holds one stores anything more about a version.
    DraftCheck.objects.filter(exercise=locked).delete()
    exercise_removed.send(sender=Exercise, exercise=locked)
    title, slug = dict(locked.title), locked.slug
    locked.delete()
    record(Verb.EXERCISE_REMOVED, course=course, actor=by, exercise=slug, title=title)


def _why_it_stays(exercise: Exercise) -> Refused | None:
    if exercise.current_id is not None or Publication.objects.filter(exercise=exercise).exists():
        return PublishedOnce()
    return StillAsked() if AssignmentExercise.objects.filter(exercise=exercise).exists() else None
