"""Exercises, their immutable versions, and which assignments ask for them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from grader.courses.models import Assignment, Course
from grader.localised import LocalisedField, localised


class Kind(models.TextChoices):
    """What an exercise asks for."""

    CODE = "code"
    QUESTION = "question"


class Exercise(models.Model):
    """One thing to answer, under a name that stays while its versions change.

    ``course`` is whose own it is, and nobody outside that course finds it; None: the library's.
    """

    slug = models.SlugField(max_length=80)  # once in the library, and once in each course
    course = models.ForeignKey(Course, null=True, blank=True, on_delete=models.PROTECT, related_name="own_exercises")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    topic = models.SlugField(max_length=60)
    title = LocalisedField()
    difficulty = models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1), MaxValueValidator(5)])
    minutes = models.PositiveSmallIntegerField(default=10)
    listed = models.BooleanField(default=False)  # practice may show it; the library's are, a course's own are not
    current = models.ForeignKey(
        "ExerciseVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # what a new submission is graded with; None only while the first version is being stored
    copied_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies"
    )  # the first of its line: a copy of a copy names what that one was copied from
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["topic", "difficulty", "slug"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="exercise_kind_known"),
            models.CheckConstraint(condition=Q(difficulty__range=(1, 5)), name="exercise_difficulty_1_to_5"),
            # A missing course equals no other one in a unique constraint, so the library has its own.
            models.UniqueConstraint(fields=["slug"], condition=Q(course=None), name="exercise_slug_once_in_library"),
            models.UniqueConstraint(fields=["course", "slug"], name="exercise_slug_once_a_course"),
            models.CheckConstraint(condition=Q(course=None) | Q(listed=False), name="exercise_own_is_not_listed"),
        ]

    def __str__(self) -> str:
        return localised(self.title)

    @property
    def original_id(self) -> int:
        """The exercise at the head of its line of copies: itself, where it is no copy."""
        return self.copied_from_id or self.pk


class ExerciseVersion(models.Model):
    """An exercise as it was at one time: everything grading needs, named by its content's hash, never changed."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="versions")
    hash = models.CharField(max_length=64)
    spec = models.JSONField()  # the parsed exercise.toml, for pages that need a setting and not the files
    bundle = models.TextField()  # Bundle.to_json(): every file
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["exercise", "hash"], name="version_hash_once_an_exercise")]

    def __str__(self) -> str:
        return f"{self.exercise.slug}@{self.hash[:12]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("A version is never changed: store another one.")
        super().save(*args, **kwargs)


class SearchText(models.Model):
    """What a search finds an exercise by: its title, tags and statements as they are now, casefolded.

    A table of its own, so that no list of exercises reads all their statements.
    """

    exercise = models.OneToOneField(Exercise, on_delete=models.CASCADE, primary_key=True, related_name="search")
    words = models.TextField()

    def __str__(self) -> str:
        return f"{self.exercise}: {len(self.words)} characters"


class Preparation(models.Model):
    """That a worker has computed ahead what grading a version needs of its author's code, and what was wrong then."""

    version = models.OneToOneField(ExerciseVersion, on_delete=models.CASCADE, related_name="preparation")
    fault = models.TextField(blank=True)  # for staff
    starts = models.JSONField(null=True)  # visible cases to start an experiment from; None where nobody has looked
    took = models.JSONField(null=True)  # seconds of each accepted solution's calls, by its name
    prepared_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.version}: {'faulty' if self.fault else 'ready'}"


class Candidate(models.Model):
    """What the folder of an exercise holds, while that is not what students get: unchecked, or refused.

    Until it is good, the exercise stays as it was; one that was never good is not there for students.
    """

    slug = models.SlugField(max_length=80, unique=True)
    version = models.ForeignKey(
        ExerciseVersion, null=True, on_delete=models.CASCADE, related_name="+"
    )  # None: the folder cannot be read
    listed = models.BooleanField(default=False)  # in practice, where its exercise.toml says nothing about that
    problems = models.JSONField(default=list)  # of dicts: file, line, message, rule, detail; empty while unchecked
    offered_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return f"{self.slug}: {'refused' if self.problems else 'unchecked'}"


class Proof(models.Model):
    """That a version passed the check before it was published; and later, how many mutants of it its cases catch."""

    version = models.OneToOneField(ExerciseVersion, on_delete=models.CASCADE, related_name="proof")
    caught = models.PositiveIntegerField(null=True)  # None: not tried yet
    mutants = models.PositiveIntegerField(null=True)
    problems = models.JSONField(default=list)  # as a candidate's
    proved_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.version}: {'proved' if self.caught is None else f'{self.caught} of {self.mutants} mutants'}"


class AssignmentExercise(models.Model):
    """An exercise's place in an assignment, and what it is worth there."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="items")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="placements")
    pinned = models.ForeignKey(
        ExerciseVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # what the assignment asks whatever is published later; None: what is published now
    position = models.PositiveSmallIntegerField(default=0)
    points = models.DecimalField(max_digits=6, decimal_places=2, default=Decimal(10))

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "exercise"], name="exercise_once_an_assignment"),
            models.CheckConstraint(condition=Q(points__gte=0), name="assignment_points_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment}: {self.exercise}"

    def clean(self) -> None:
        """Raises ValidationError for another course's exercise, and for a second one of one address."""
        placeable(assignment=self.assignment, exercise=self.exercise)


def as_asked(item: AssignmentExercise) -> AssignmentExercise:
    """``item`` with its exercise as the assignment asks it: at the pinned version, where it is pinned.

    Whatever reads an exercise from an item (pages, submissions, quizzes) then has that version without a thought of
    pins. The exercise must not be saved after this: services read their own.
    """
    if item.pinned_id is not None:
        item.exercise.current_id = item.pinned_id
    return item


def usable_in(course: Course) -> Q:
    """The exercises that assignments of ``course`` may ask for: its own and the library's."""
    return Q(course=None) | Q(course=course)


def placeable(*, assignment: Assignment, exercise: Exercise) -> None:
    """Raises ValidationError where ``exercise`` is another course's own, or the assignment has one of its address."""
    if exercise.course_id not in (None, assignment.course_id):
        raise ValidationError(_("“%(slug)s” is another course's own exercise.") % {"slug": exercise.slug})
    same = AssignmentExercise.objects.filter(assignment=assignment, exercise__slug=exercise.slug)
    if same.exclude(exercise=exercise).exists():
        raise ValidationError(
            _("The assignment has an exercise at the address “%(slug)s” already.") % {"slug": exercise.slug}
        )
