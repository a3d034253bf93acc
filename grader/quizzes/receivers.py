"""What quizzes do when other things happen."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise, ExerciseVersion, Kind
from grader.catalog.signals import exercise_published
from grader.courses.access import register
from grader.courses.models import Assignment, Mode
from grader.courses.rules import role_in, teaches
from grader.courses.signals import assignment_copied, dates_changed
from grader.errors import NotFound
from grader.quizzes.access import QuizAccess
from grader.quizzes.asking.regrading import answer_regrade
from grader.quizzes.asking.variants import variants_prepare, variants_stock
from grader.quizzes.errors import AttemptOver
from grader.quizzes.models import Place, Pool, QuizItem, QuizRules
from grader.quizzes.sitting.attempts import attempts_expire
from grader.quizzes.sitting.clock import is_over, rules_of
from grader.quizzes.sitting.more_time import ends_recompute
from grader.submissions.models import Submission
from grader.submissions.signals import submission_wanted, worker_ticked
from grader.submissions.working import graders

register(Mode.QUIZ, QuizAccess())
graders.register(Kind.QUESTION, answer_regrade)


@receiver(exercise_published, dispatch_uid="grader.quizzes.asking.variants")
def see_that_a_question_has_variants(*, version: ExerciseVersion, **_: Any) -> None:
    if version.exercise.kind == Kind.QUESTION:
        variants_prepare(version=version)


@receiver(dates_changed, sender=Assignment, dispatch_uid="grader.quizzes.ends")
def move_the_ends_of_running_attempts(*, assignment: Assignment, user_ids: set[int] | None, **_: Any) -> None:
    if assignment.mode == Mode.QUIZ:
        ends_recompute(assignment=assignment, user_ids=user_ids)


@receiver(worker_ticked, dispatch_uid="grader.quizzes.expire")
def end_attempts_whose_time_is_over(**_: Any) -> None:
    attempts_expire()


@receiver(worker_ticked, dispatch_uid="grader.quizzes.stock")
def see_that_no_question_is_without_variants(**_: Any) -> None:
    variants_stock()


@receiver(submission_wanted, sender=Submission, dispatch_uid="grader.quizzes.guard")
def only_within_an_attempt(*, user: User, exercise: Exercise, assignment: Assignment | None, **_: Any) -> None:
    """Code of a quiz is taken from students only while an attempt of theirs that asks for it is open.

    Their answers to its questions go through the attempt alone, never through a page of the question.
    """
    if assignment is None or assignment.mode != Mode.QUIZ or teaches(role_in(user, assignment.course)):
        return
    if exercise.kind == Kind.QUESTION:
        raise NotFound
    place = Place.objects.filter(
        attempt__user=user, attempt__assignment=assignment, attempt__finished_at=None, item__exercise=exercise
    ).select_related("attempt")
    found = place.first()
    if found is None or is_over(found.attempt, rules_of(assignment)):
        raise AttemptOver


@receiver(assignment_copied, sender=Assignment, dispatch_uid="grader.quizzes.copy")
def copy_rules_and_pools(*, old: Assignment, new: Assignment, **_: Any) -> None:
    rules = QuizRules.objects.filter(assignment=old).first()
    if rules is not None:
        rules.pk, rules.assignment = new.pk, new
        rules.save(force_insert=True)
    pools = {
        pool.pk: Pool.objects.create(assignment=new, name=pool.name, draw=pool.draw)
        for pool in Pool.objects.filter(assignment=old)
    }
    rows = AssignmentExercise.objects.filter(assignment=new).select_related("exercise")
    items = {item.exercise.slug: item for item in rows}  # a course's own exercises are copied with it
    for said in QuizItem.objects.filter(item__assignment=old, pool__isnull=False).select_related("item__exercise"):
        QuizItem.objects.create(item=items[said.item.exercise.slug], pool=pools[said.pool_id or 0])
