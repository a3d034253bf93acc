"""Regrades from a terminal: begun, looked at, applied, dropped, undone. The same as on the web."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise, ExerciseVersion
from grader.courses.models import Assignment
from grader.errors import NotFound
from grader.gradebook.models import RegradePolicy, RegradeSet, RegradeWhich
from grader.gradebook.regrades.selectors import regrade_progress, regrade_summary
from grader.gradebook.regrades.services import Asked, regrade_apply, regrade_create, regrade_drop, regrade_undo

FAULTY, BAD_USAGE = 1, 2
DECISIONS = {"apply": regrade_apply, "drop": regrade_drop, "undo": regrade_undo}


class Command(BaseCommand):
    help = "Grade again as a change set: begin COURSE/ASSIGNMENT[/EXERCISE], list, show, apply, drop or undo NUMBER."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("do", choices=["begin", "list", "show", *DECISIONS])
        parser.add_argument("what", nargs="?", default="", metavar="PLACE or NUMBER")
        parser.add_argument("--by", default="", metavar="USERNAME", help="who does it: an instructor of the course")
        parser.add_argument("--reason", default="", help="why; the students read it")
        parser.add_argument("--version-hash", default="", help="the version to grade by; default: the current one")
        parser.add_argument("--policy", choices=RegradePolicy.values, default=RegradePolicy.REPLACE.value)
        parser.add_argument("--which", choices=RegradeWhich.values, default=RegradeWhich.ALL.value)
        parser.add_argument("--people", nargs="*", default=[], metavar="USERNAME", help="default: everybody")

    def handle(self, *args: Any, do: str, what: str, **options: Any) -> None:
        try:
            if do == "list":
                for row in RegradeSet.objects.select_related("assignment__course", "exercise")[:50]:
                    self.stdout.write(_line(row))
            elif do == "begin":
                self.stdout.write(_line(self._begin(what, options)))
            else:
                row = _row(what)
                if do != "show":
                    DECISIONS[do](by=_user(options["by"]), regrade=row)
                    row.refresh_from_db()
                self._show(row)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=FAULTY) from error
        except NotFound as error:
            raise CommandError("Only an instructor of the course may do this.", returncode=FAULTY) from error

    def _begin(self, place: str, options: dict[str, Any]) -> RegradeSet:
        course, _, rest = place.partition("/")
        slug, _, wanted = rest.partition("/")
        rows = Assignment.objects.select_related("course")
        assignment = rows.filter(course__slug=course, slug=slug).first()
        if assignment is None:
            raise CommandError("PLACE is COURSE/ASSIGNMENT or COURSE/ASSIGNMENT/EXERCISE.", returncode=BAD_USAGE)
        exercise = _exercise(assignment, wanted) if wanted else None
        asked = Asked(
            exercise=exercise,
            version=_version(exercise, options["version_hash"]) if options["version_hash"] else None,
            which=RegradeWhich(options["which"]),
            policy=RegradePolicy(options["policy"]),
            people=[_user(name) for name in options["people"]],
        )
        return regrade_create(by=_user(options["by"]), assignment=assignment, asked=asked, reason=options["reason"])

    def _show(self, row: RegradeSet) -> None:
        self.stdout.write(_line(row))
        found, marks = regrade_progress(regrade=row), regrade_summary(regrade=row)
        self.stdout.write(
            f"  {found.done} of {found.total} submissions graded, {found.left} cannot be, {found.failed} failed"
        )
        self.stdout.write(
            f"  {marks.rises} marks rise (+{marks.gained:g}), {marks.falls} fall (-{marks.lost:g}), {marks.same} stay"
        )


def _line(row: RegradeSet) -> str:
    place = f"{row.assignment.course.slug}/{row.assignment.slug}"
    place += f"/{row.exercise.slug}" if row.exercise is not None else ""
    return f"{row.pk}  {row.state}  {place}  {row.policy}  {row.reason.splitlines()[0][:60]}"


def _row(number: str) -> RegradeSet:
    rows = RegradeSet.objects.select_related("assignment__course", "exercise")
    row = rows.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 10 else None
    if row is None:
        raise CommandError(f"There is no regrade {number!r}.", returncode=BAD_USAGE)
    return row


def _user(name: str) -> User:
    user = User.objects.filter(username=name).first()
    if user is None:
        raise CommandError(
            f"There is nobody called {name!r}." if name else "--by says who does it.", returncode=BAD_USAGE
        )
    return user


def _exercise(assignment: Assignment, slug: str) -> Exercise:
    item = AssignmentExercise.objects.filter(assignment=assignment, exercise__slug=slug).first()
    if item is None:
        raise CommandError(f"{assignment.slug} does not ask for {slug!r}.", returncode=BAD_USAGE)
    return item.exercise


def _version(exercise: Exercise | None, hashed: str) -> ExerciseVersion:
    rows = ExerciseVersion.objects.filter(exercise=exercise, hash__startswith=hashed)[:2] if exercise else []
    found = list(rows)
    if len(found) != 1:
        raise CommandError(f"No version, or several, of one exercise begin with {hashed!r}.", returncode=BAD_USAGE)
    return found[0]
