"""manage.py marks_check COURSE: does recomputing every mark of a course give what is stored?"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.cli.management.commands.grade_file import BAD_USAGE
from grader.courses.models import Course
from grader.gradebook.services import course_recompute, marks_differing


class Command(BaseCommand):
    help = (
        "Recompute the marks of COURSE (its slug) and compare; ends with 1 if one differs. Writes only with --repair."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("course", metavar="COURSE")
        parser.add_argument("--repair", action="store_true", help="store what recomputing gives")

    def handle(self, *args: Any, course: str, repair: bool, **options: Any) -> None:
        found = Course.objects.filter(slug=course).first()
        if found is None:
            raise CommandError(f"There is no course {course}.", returncode=BAD_USAGE)
        count = 0
        for assignment, user, exercise, mark, wanted in marks_differing(course=found):
            count += 1
            stored = "no mark" if mark is None else f"{mark.points} points"
            should = "no mark" if wanted is None else f"{wanted.points} points"
            self.stdout.write(
                f"{assignment.slug}, person {user}, exercise {exercise}: stored {stored}, computed {should}."
            )
        if repair and count:
            course_recompute(course=found)
            self.stdout.write(f"{count} marks were put right.")
        elif count:
            raise CommandError(f"{count} marks differ; --repair stores what was computed.", returncode=1)
        else:
            self.stdout.write("Every mark is what its submissions, dates, policy and adjustments say.")
