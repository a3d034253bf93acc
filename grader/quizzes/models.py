"""Questions as they are put to people: variants, who was given which, and attempts at timed quizzes."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from grader.catalog.models import AssignmentExercise, Exercise, ExerciseVersion
from grader.courses.models import Assignment
from grader.courses.review import Review
from grader.submissions.models import Submission


class Variant(models.Model):
    """One drawing of a question: complete, with its answer. Never changed; the answer never leaves the server early.

    A fixed question has one variant, number 0. ``question`` is a complete QuestionSpec as JSON, ``parameters`` what
    the statement's ``{{names}}`` stand for.
    """

    version = models.ForeignKey(ExerciseVersion, on_delete=models.CASCADE, related_name="variants")
    number = models.PositiveIntegerField()
    question = models.JSONField()
    parameters = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="variant_number_once_a_version")]

    def __str__(self) -> str:
        return f"{self.version} #{self.number}"


class Draw(models.Model):
    """A variant given to somebody outside a timed quiz. The one with the highest ``turn`` is theirs now."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="draws")
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="+")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="draws")
    turn = models.PositiveIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)
    solution_at = models.DateTimeField(null=True, blank=True)  # when its worked solution was first shown to them

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "exercise", "assignment", "turn"], name="draw_turn_once"),
            models.UniqueConstraint(
                fields=["user", "exercise", "turn"],
                condition=Q(assignment=None),
                name="draw_turn_once_without_assignment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.variant}"


class Answer(models.Model):
    """What a submission answers: the submission's source is the response as JSON, this says to which variant."""

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, primary_key=True, related_name="answer")
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="answers")
    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, null=True, blank=True, related_name="answers")

    def __str__(self) -> str:
        return f"{self.submission}: {self.variant}"


class ReviewFrom(models.TextChoices):
    """From when on."""

    FINISH = "finish", _("as soon as the attempt is finished")
    ALL_DONE = "all-done", _("when the quiz has closed for everybody")


class QuizRules(models.Model):
    """How a timed quiz is held; an assignment of mode ``quiz`` has one."""

    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, primary_key=True, related_name="quiz")
    seconds = models.PositiveIntegerField(
        null=True, blank=True, validators=[MinValueValidator(30)], help_text=_("Time for one attempt; empty: no limit.")
    )
    attempts = models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1)])
    shuffle = models.BooleanField(default=True, help_text=_("Another order of questions for each student."))
    one_page = models.BooleanField(default=True, help_text=_("All questions on one page; otherwise one a page."))
    grace_seconds = models.PositiveSmallIntegerField(
        default=10, help_text=_("Answers that arrive this long after the end, from a slow connection, still count.")
    )
    hints = models.BooleanField(
        default=False,
        db_default=False,
        help_text=_("Students may open the hints of its code exercises; what a hint costs is taken from their points."),
    )
    review = models.CharField(max_length=12, choices=Review.choices, default=Review.ANSWERS)
    review_from = models.CharField(max_length=12, choices=ReviewFrom.choices, default=ReviewFrom.ALL_DONE)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(attempts__gte=1), name="quiz_attempts_at_least_one"),
            models.CheckConstraint(condition=Q(review__in=Review.values), name="quiz_review_known"),
            models.CheckConstraint(condition=Q(review_from__in=ReviewFrom.values), name="quiz_review_from_known"),
        ]

    def __str__(self) -> str:
        return str(self.assignment)


class Pool(models.Model):
    """Exercises of a quiz of which each attempt is asked ``draw``, drawn for it. They are worth the same."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="pools")
    name = models.SlugField(max_length=40)
    draw = models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1)])

    class Meta:
        ordering = ["assignment", "name"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "name"], name="pool_name_once_an_assignment"),
            models.CheckConstraint(condition=Q(draw__gte=1), name="pool_draws_at_least_one"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment}: {self.name}"


class QuizItem(models.Model):
    """What a quiz says of one of its exercises beyond its points: its pool, and whether it was cancelled.

    A cancelled question counts as right for everybody who was asked it.
    """

    item = models.OneToOneField(AssignmentExercise, on_delete=models.CASCADE, primary_key=True, related_name="quiz")
    pool = models.ForeignKey(Pool, null=True, blank=True, on_delete=models.SET_NULL, related_name="members")
    cancelled_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.item)

    def clean(self) -> None:
        """A pool is of one quiz, and whatever is drawn from it is worth the same."""
        if self.pool is None:
            return
        if self.pool.assignment_id != self.item.assignment_id:
            raise ValidationError({"pool": _("This pool belongs to another quiz.")})
        others = self.pool.members.exclude(pk=self.pk).exclude(item__points=self.item.points)
        if others.exists():
            raise ValidationError({"pool": _("The questions of a pool must be worth the same number of points.")})


class Accommodation(models.Model):
    """More time for one student in one course: every time limit is multiplied by ``factor``."""

    course = models.ForeignKey("courses.Course", on_delete=models.CASCADE, related_name="accommodations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="accommodations")
    factor = models.DecimalField(max_digits=3, decimal_places=2, default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "user"], name="accommodation_once"),
            models.CheckConstraint(condition=Q(factor__gte=1), name="accommodation_never_less_time"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: ×{self.factor}"


class Ending(models.TextChoices):
    """How an attempt ended."""

    STUDENT = "student", _("handed in")
    TIME = "time", _("handed in by the server when the time was over")


class Attempt(models.Model):
    """One student's go at a quiz. Open until ``finished_at`` is set; the server's clock alone decides."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="attempts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    seed = models.PositiveBigIntegerField()
    started_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)  # the student's own end, extra time included
    given_seconds = models.PositiveIntegerField(default=0)  # of it what a teacher gave to this very attempt
    reopened_at = models.DateTimeField(null=True, blank=True)  # a teacher's last undoing of its end
    finished_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=12, blank=True, choices=Ending.choices)
    receipt = models.CharField(max_length=64, blank=True)  # SHA-256 over what was handed in, see receipts.py

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "user", "number"], name="attempt_number_once"),
            models.UniqueConstraint(
                fields=["assignment", "user"], condition=Q(finished_at=None), name="attempt_one_open_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None, ending="", receipt="")
                | (Q(finished_at__isnull=False) & Q(ending__in=Ending.values) & ~Q(receipt="")),
                name="attempt_finished_with_a_receipt",
            ),
            models.CheckConstraint(condition=Q(finished_at__gte=F("started_at")), name="attempt_ends_after_start"),
        ]
        indexes = [models.Index(fields=["ends_at"], condition=Q(finished_at=None), name="attempt_to_end")]

    def __str__(self) -> str:
        return f"{self.user}: {self.assignment} #{self.number}"


class Place(models.Model):
    """One question of one attempt, and the answer as it was last saved."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="places")
    position = models.PositiveSmallIntegerField()
    item = models.ForeignKey(AssignmentExercise, on_delete=models.PROTECT, related_name="places")
    version = models.ForeignKey(ExerciseVersion, on_delete=models.PROTECT, related_name="+")
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, null=True, blank=True, related_name="places")
    response = models.JSONField(null=True, blank=True)  # of a code exercise: the source, a string
    unread = models.BooleanField(default=False)  # some of the response cannot be read
    revision = models.PositiveIntegerField(default=0)  # counts changes
    saved_at = models.DateTimeField(null=True, blank=True)
    flagged = models.BooleanField(default=False)
    solution_at = models.DateTimeField(null=True, blank=True)  # when its worked solution was first shown
    submission = models.OneToOneField(
        Submission, on_delete=models.PROTECT, null=True, blank=True, related_name="place"
    )  # what it became when the attempt was finished

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["attempt", "position"], name="place_once_an_attempt")]

    def __str__(self) -> str:
        return f"{self.attempt} / {self.position + 1}"

    @property
    def given(self) -> bool:
        """Something stands there, be it unreadable."""
        return self.response not in (None, "", [], {})

    @property
    def answered(self) -> bool:
        """What stands there can be read."""
        return self.given and not self.unread


class Save(models.Model):
    """Every answer that was ever saved at a place, so that two tabs, or a slip, never lose one.

    One that does not count was kept beside another: it had been typed before what another window saved, or it came
    after the end.
    """

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="saves")
    revision = models.PositiveIntegerField()
    response = models.JSONField(null=True)
    tab = models.CharField(max_length=40, blank=True)  # the opening of a page that sent it
    counts = models.BooleanField(default=True)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["revision"]
        constraints = [models.UniqueConstraint(fields=["place", "revision"], name="save_revision_once")]

    def __str__(self) -> str:
        return f"{self.place} r{self.revision}"
