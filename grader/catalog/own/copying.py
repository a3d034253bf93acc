"""A course's own exercises when it is copied: the copy has its own, since nobody else finds the course's."""

from __future__ import annotations

from collections.abc import Iterable

from grader import clock
from grader.catalog.models import Exercise, ExerciseVersion, Proof, Publication, SearchText
from grader.catalog.signals import exercise_published
from grader.courses.models import Course


def own_exercises_copy(*, exercises: Iterable[Exercise], course: Course) -> dict[int, Exercise]:
    """What stands for each of ``exercises`` in ``course``, by the old one's id: itself if it is the library's, else a
    copy of its current version that belongs to ``course`` from now on, made once."""
    found: dict[int, Exercise] = {}
    for exercise in exercises:
        if exercise.course_id in (None, course.pk):
            found[exercise.pk] = exercise
        else:
            there = Exercise.objects.filter(course=course, slug=exercise.slug).first()
            found[exercise.pk] = there or _copy(exercise, course)
    return found


def version_copy(*, version: ExerciseVersion, exercise: Exercise) -> ExerciseVersion:
    """The version of ``exercise`` with the content of ``version``, another exercise's, and with its proof."""
    if version.exercise_id == exercise.pk:
        return version
    there = ExerciseVersion.objects.filter(exercise=exercise, hash=version.hash).first()
    if there is not None:
        return there
    copy = ExerciseVersion(exercise=exercise, hash=version.hash, spec=version.spec, bundle=version.bundle)
    copy.save()
    if (proof := Proof.objects.filter(version=version).first()) is not None:
        Proof.objects.create(version=copy, caught=proof.caught, mutants=proof.mutants, problems=proof.problems)
    return copy


def _copy(exercise: Exercise, course: Course) -> Exercise:
    old = exercise.current
    new = Exercise.objects.create(
        slug=exercise.slug,
        course=course,
        kind=exercise.kind,
        topic=exercise.topic,
        title=exercise.title,
        difficulty=exercise.difficulty,
        minutes=exercise.minutes,
        copied_from_id=exercise.original_id,
    )
    if old is None:
        return new
    version = version_copy(version=old, exercise=new)
    Publication.objects.create(exercise=new, version=version, at=clock.now())
    words = SearchText.objects.filter(exercise=exercise).first()
    if words is not None:
        SearchText.objects.create(exercise=new, words=words.words)
    new.current = version
    new.save(update_fields=["current"])
    exercise_published.send(sender=Exercise, version=version)
    return new
