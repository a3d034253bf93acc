"""What the authors of a course read of its own exercises: its instructors, and nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Max, OuterRef, Subquery
from django.utils.translation import gettext

from grader.accounts.models import User
from grader.catalog.models import DraftCheck, DraftFile, Exercise, ExerciseVersion
from grader.catalog.own.errors import ExerciseRemoved
from grader.catalog.selectors import bundle_of
from grader.catalog.withheld import withheld_from
from grader.config import config
from grader.content.bundle import Bundle
from grader.content.lint import lint
from grader.content.loader import FILE_LIMIT, load_files
from grader.content.problems import Code, ContentError, ContentProblem
from grader.content.spec.exercise import SPEC_FILE, parse_spec
from grader.courses.models import Course, Event, Verb
from grader.courses.rules import Viewer, may_manage
from grader.courses.selectors import CourseView, course_get
from grader.errors import NotFound, Refused
from grader.grading.check.types import Fault
from grader.messages import Message as _


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One of the course's exercises in the list of its authors."""

    exercise: Exercise
    files: int
    asked: int  # assignments that ask for it
    changed: bool  # its draft has been saved since it was published
    check: DraftCheck | None


@dataclass(frozen=True, slots=True)
class OwnView:
    """An exercise of the course's own, for its authors."""

    course: CourseView
    exercise: Exercise
    files: tuple[DraftFile, ...]  # as they are now

    def file(self, path: str) -> DraftFile:
        """Raises NotFound for a file that is not there."""
        found = next((file for file in self.files if file.path == path), None)
        if found is None:
            raise NotFound
        return found

    @property
    def contents(self) -> dict[str, bytes]:
        """The folder, byte for byte."""
        return {file.path: file.text.encode() for file in self.files}


@dataclass(frozen=True, slots=True)
class Read:
    """A draft as the loader reads it: the bundle, or None and why not."""

    bundle: Bundle | None
    faults: tuple[Fault, ...]


def authored_course(*, viewer: Viewer, slug: str) -> CourseView:
    """The course, for those who write its exercises: its instructors. Raises NotFound for all others. One query."""
    view = course_get(viewer=viewer, slug=slug)
    if not may_manage(view.role):
        raise NotFound
    return view


def own_list(*, view: CourseView) -> tuple[OwnRow, ...]:
    """The course's own exercises and drafts, the one saved last first. Two queries."""
    newest = DraftCheck.objects.filter(exercise=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    rows = list(
        Exercise.objects.filter(course=view.course)
        .annotate(
            files=Count("draft_files", distinct=True),
            asked=Count("placements", distinct=True),
            saved=Max("draft_files__saved_at"),
            published=Max("publications__at"),
            check_pk=Subquery(newest),
        )
        .order_by("-saved", "slug")
    )
    checks = DraftCheck.objects.filter(pk__in=[row.check_pk for row in rows]).defer("result").in_bulk()
    return tuple(
        OwnRow(
            exercise=row,
            files=row.files,
            asked=row.asked,
            changed=row.saved is not None and row.published is not None and row.saved > row.published,
            check=checks.get(row.check_pk),
        )
        for row in rows
    )


def own_get(*, viewer: Viewer, course_slug: str, slug: str) -> OwnView:
    """The exercise and its draft. Raises NotFound for all but its authors, ExerciseRemoved. Three queries."""
    view = authored_course(viewer=viewer, slug=course_slug)
    exercise = Exercise.objects.filter(course=view.course, slug=slug).first()
    if exercise is None:
        raise removed(course=view.course, slug=slug)
    exercise.course = view.course
    return OwnView(view, exercise, files_of(exercise=exercise))


def exercise_locked(*, exercise: Exercise) -> Exercise:
    """The course's own exercise as it is now, nobody else's until the transaction ends. Raises ExerciseRemoved."""
    rows = Exercise.objects.select_for_update(of=("self",)).select_related("course")
    locked = rows.filter(pk=exercise.pk).first()
    if locked is None:
        raise removed(course=exercise.course, slug=exercise.slug)
    return locked


def files_of(*, exercise: Exercise) -> tuple[DraftFile, ...]:
    """The draft's files in the order of their paths; where none is begun, those of what students get. Two queries."""
    files = tuple(DraftFile.objects.filter(exercise=exercise).select_related("saved_by"))
    if files or exercise.current_id is None:
        return files
    version = ExerciseVersion.objects.get(pk=exercise.current_id)
    bundle = bundle_of(version=version)
    at = version.created_at
    return tuple(DraftFile(exercise=exercise, path=path, text=bundle.text(path), saved_at=at) for path in bundle.files)


def draft_read(*, slug: str, contents: Mapping[str, bytes]) -> Read:
    """Read the draft as ``load_folder`` reads a folder, the site's own reference modules where it names some.

    Nothing is run. What is only not good enough (``lint``) is said as well.
    """
    try:
        bundle = load_files(slug, {**_shared(contents), **contents})
        return Read(bundle, tuple(Fault.of("lint", one) for one in lint(bundle)))
    except ContentError as error:
        problems = error.problems
    except RecursionError:
        problems = (ContentProblem(SPEC_FILE, None, _("is nested too deeply."), Code.TOML_SYNTAX),)
    return Read(None, tuple(Fault.of("format", one) for one in problems))


def removed(*, course: Course | None, slug: str) -> Refused:
    """What is said of an address whose exercise was removed; NotFound where none ever was. One query."""
    rows = Event.objects.filter(course=course, verb=Verb.EXERCISE_REMOVED, data__exercise=slug)
    event = rows.select_related("actor").first()
    if event is None:
        return NotFound()
    name = event.actor.get_full_name() if event.actor is not None else ""
    return ExerciseRemoved(name=name or gettext("Somebody"), slug=slug)


def _shared(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The modules of the site's reference/ that exercise.toml names, unless the draft has its own folder of them."""
    if any(path.startswith("reference/") for path in contents):
        return {}
    try:
        spec = parse_spec(contents[SPEC_FILE].decode())
    except (KeyError, UnicodeDecodeError, ContentError, RecursionError):
        return {}
    found = {}
    for name in spec.code.reference_modules if spec.code else ():
        path = config.reference_dir / name.removeprefix("reference/")
        if path.is_file():
            found[name] = path.read_bytes()[: FILE_LIMIT + 1]
    return found


def library_sources(*, viewer: Viewer, view: CourseView) -> tuple[Exercise, ...]:
    """What an author may begin a copy from: the library's listed exercises and the course's own.

    Without what another course still asks of them as its student. Four queries, and two more where there are quizzes.
    """
    withheld = withheld_from(user=viewer) if isinstance(viewer, User) else frozenset()
    rows = Exercise.objects.exclude(current=None).exclude(pk__in=withheld)
    own, listed = rows.filter(course=view.course), rows.filter(course=None, listed=True)
    return tuple((own | listed).order_by("topic", "difficulty", "slug"))


def source_get(*, viewer: Viewer, view: CourseView, slug: str) -> tuple[Exercise, dict[str, bytes]]:
    """An exercise to begin a copy from, with its files, its reference modules included. Raises NotFound."""
    source = next((row for row in library_sources(viewer=viewer, view=view) if row.slug == slug), None)
    if source is None or source.current_id is None:
        raise NotFound
    version = ExerciseVersion.objects.get(pk=source.current_id)
    return source, dict(Bundle.from_json(version.bundle).files)
