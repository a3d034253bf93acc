"""The demo course's quiz: the exercises of the convolution chapter, ready to be taken."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.db import transaction

from grader import clock
from grader.catalog.models import Exercise
from grader.catalog.services import assignment_add
from grader.courses.models import Assignment, Course, Mode
from grader.courses.review import Review
from grader.courses.services import assignment_create
from grader.quizzes.models import QuizRules, ReviewFrom

QUIZ = "convolution-quiz"
QUESTIONS = (
    "dense-256-to-1000",
    "conv-3-to-10",
    "conv-padding-two",
    "not-true-of-convolution",
    "not-true-of-pooling",
)


@transaction.atomic
def demo_quiz_create(*, course: Course) -> Assignment:
    """The quiz, made where it is missing: twenty minutes, reviewed at once, as often as one likes within reason."""
    quiz = Assignment.objects.filter(course=course, slug=QUIZ).first()
    if quiz is None:
        now = clock.now()
        quiz = assignment_create(
            course=course,
            slug=QUIZ,
            title={"en": "Quiz: the convolution chapter", "zh-hans": "小测：卷积一章"},
            mode=Mode.QUIZ,
            opens_at=now,
            due_at=now + timedelta(days=60),
            closes_at=now + timedelta(days=60),
            published=True,
        )
        QuizRules.objects.create(
            assignment=quiz, seconds=20 * 60, attempts=5, review=Review.ANSWERS, review_from=ReviewFrom.FINISH
        )
    for exercise in Exercise.objects.filter(slug__in=QUESTIONS).exclude(placements__assignment=quiz):
        assignment_add(assignment=quiz, exercise=exercise, points=Decimal(4), position=QUESTIONS.index(exercise.slug))
    return quiz
