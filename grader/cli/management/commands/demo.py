"""Makes the demo course."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise
from grader.catalog.services import assignment_add
from grader.courses.demo import HOMEWORK, PASSWORD, PEOPLE, demo_create
from grader.quizzes.demo import demo_quiz_create
from grader.submissions.demo import demo_class_create


class Command(BaseCommand):
    help = "Make the demo course with its people, its homework, its quiz and its class."

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        try:
            assignment = demo_create()
        except RuntimeError as error:
            raise CommandError(str(error)) from None
        there = AssignmentExercise.objects.filter(assignment=assignment).values("exercise")
        for exercise in Exercise.objects.exclude(pk__in=there).exclude(current=None).filter(slug__in=HOMEWORK):
            assignment_add(assignment=assignment, exercise=exercise, position=HOMEWORK.index(exercise.slug))
        demo_quiz_create(course=assignment.course)
        demo_class_create(assignment=assignment, by=User.objects.get(username=PEOPLE[0].username))
        if verbosity:
            for person in PEOPLE:
                self.stdout.write(f"{person.username:<12} {PASSWORD:<12} {person.role}")
