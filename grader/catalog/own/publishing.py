"""From a checked draft to what students get: nothing without the gate, and every warning signed by who publishes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from http import HTTPStatus

from django.db import transaction
from django.utils.translation import gettext, gettext_lazy, ngettext

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import CheckState, DraftCheck, Exercise, ExerciseVersion, Proof, Publication
from grader.catalog.own.ancestry import origin_find
from grader.catalog.own.selectors import exercise_locked
from grader.catalog.selectors import bundle_of
from grader.catalog.services import exercise_store
from grader.catalog.stands_in import NAMES
from grader.courses.models import Course, Verb
from grader.courses.record.events import record
from grader.errors import Refused


class NotProved(Refused):
    """The content has not passed its check."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "not-proved"
    sentence = gettext_lazy("What stands here now has not passed its check: check it first, then publish it.")


class NothingNew(Refused):
    """Students get this content already."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "nothing-new"
    sentence = gettext_lazy("This is what students get already: nothing is to be published.")


class NotSigned(Refused):
    """A warning is there that nobody signed."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "not-signed"
    sentence = gettext_lazy("Read each warning, and tick it if you publish all the same.")


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that does not stand against publishing, and that its author should know. ``code`` is a stable slug."""

    code: str
    sentence: str


def warnings_of(*, course: Course, version: ExerciseVersion, check: DraftCheck | None) -> tuple[Warned, ...]:
    """What who publishes the version should sign. ``check`` is the newest one of this very content, if any."""
    found = []
    languages = version.spec.get("languages") or []
    for language in course.languages:
        if language not in languages:
            said = gettext("Students who read %(language)s read it in another language: it has no text in theirs.")
            found.append(Warned(f"language-{language}", said % {"language": str(NAMES.get(language, language))}))
    if version.spec["kind"] == "question":
        return tuple(found)
    survivors = _survivors(version, check)
    if survivors is None:
        under_way = check is not None and check.state != CheckState.FINISHED
        said = (
            gettext("Its mutants are still being tried.") if under_way else gettext("Its mutants have not been tried.")
        )
        found.append(Warned("mutants", said))
    elif survivors:
        said = ngettext(
            "%(count)s small mistake in the reference would be noticed by no case.",
            "%(count)s small mistakes in the reference would be noticed by no case.",
            survivors,
        )
        found.append(Warned("survivors", said % {"count": survivors}))
    return tuple(found)


@transaction.atomic
def draft_publish(
    *,
    exercise: Exercise,
    version: ExerciseVersion,
    check: DraftCheck | None,
    by: User,
    signed: Collection[str],
    note: str = "",
) -> Publication:
    """Make the version what students get from now on. Raises NotProved, NotSigned, NothingNew,
    ExerciseRemoved.

    Assignments ask for it only once somebody puts it there.
    """
    locked = exercise_locked(exercise=exercise)
    course = locked.course
    if course is None or version.exercise_id != locked.pk or not Proof.objects.filter(version=version).exists():
        raise NotProved
    warned = warnings_of(course=course, version=version, check=check)
    if any(one.code not in signed for one in warned):
        raise NotSigned
    if locked.current_id == version.pk:
        raise NothingNew
    bundle = bundle_of(version=version)
    exercise_store(slug=locked.slug, bundle=bundle, course=course)
    if locked.copied_from_id is None:
        origin = origin_find(exercise=locked, bundle=bundle)
        Exercise.objects.filter(pk=locked.pk).update(copied_from=origin)
    publication = Publication.objects.filter(exercise=locked).latest("pk")
    publication.by, publication.at, publication.note = by, clock.now(), note.strip()[:2000]
    publication.warnings = [one.sentence for one in warned]
    publication.save()
    record(Verb.EXERCISE_PUBLISHED, course=course, actor=by, exercise=locked.slug, version=version.hash[:12])
    return publication


def _survivors(version: ExerciseVersion, check: DraftCheck | None) -> int | None:
    """How many mutants no case catches, by this check or by an earlier one of the same content; None: not tried."""
    mutation = check.result.get("mutation") if check else None
    if mutation is not None:
        return len(mutation["survivors"])
    proof = Proof.objects.filter(version=version).exclude(mutants=None).first()
    return None if proof is None or proof.mutants is None or proof.caught is None else proof.mutants - proof.caught
