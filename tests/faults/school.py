"""What the service of a fault test holds: run as ``python -m tests.faults.school STUDENTS``, with its environment.

A course with students, a homework that asks for a sum of two numbers, and a quiz of one question that is open for two
minutes. Prints their session keys and the address of the exercise as JSON.
"""

# ruff: noqa: E402  Django is set up before its models are imported

from __future__ import annotations

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.utils import timezone

from benchmarks.service import students
from grader.catalog.services import assignment_add, exercise_store
from grader.courses.models import Course, Mode
from grader.courses.services import assignment_create
from grader.quizzes.models import QuizRules
from tests.grading.exercises import READY, exercise
from tests.quizzes.exam import question

if __name__ == "__main__":
    course = Course.objects.create(slug="load", title={"en": "Load"})
    now = timezone.now()
    homework = assignment_create(course=course, slug="homework", title={"en": "H"}, opens_at=now, published=True)
    assignment_add(assignment=homework, exercise=exercise_store(slug="sum", bundle=exercise(files=READY)).exercise)
    quiz = assignment_create(
        course=course, slug="quiz", title={"en": "Q"}, mode=Mode.QUIZ, opens_at=now,
        closes_at=now + timedelta(hours=1), published=True,
    )  # fmt: skip
    QuizRules.objects.create(assignment=quiz, seconds=120)
    assignment_add(assignment=quiz, exercise=question("dense-count"))
    keys = students(int(sys.argv[1]), course="load")
    print(json.dumps(keys))
