"""What is read about courses. Each takes the viewer, and finds only what they may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from grader import clock
from grader.accounts.models import User
from grader.courses.memo import remembered
from grader.courses.models import Assignment, Course, Enrolment, Extension, Mode, Role, Status
from grader.courses.rules import Viewer, role_in, sections_taught, teaches
from grader.courses.schedule import Phase, Schedule, schedule_of
from grader.errors import NotFound
from grader.prepared import ID, TEXT, Select

_EXTENSIONS = Select(
    lambda assignment, user: Extension.objects.filter(_applies_to(user), assignment=assignment),
    assignment=ID,
    user=ID,
)
_ASSIGNMENT = Select(
    lambda course, slug: Assignment.objects.select_related("policy", "course__policy").filter(
        course__slug=course, slug=slug
    ),
    course=TEXT,
    slug=TEXT,
)


@dataclass(frozen=True, slots=True)
class CourseView:
    """A course and what the viewer is in it."""

    course: Course
    role: Role

    @property
    def teaches(self) -> bool:
        return teaches(self.role)


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """An assignment as the viewer finds it: its dates with their extension, and where now stands among them."""

    user: User
    assignment: Assignment
    role: Role
    schedule: Schedule
    phase: Phase

    @property
    def teaches(self) -> bool:
        return teaches(self.role)

    @property
    def archived(self) -> bool:
        """The course is read, and nothing is handed in."""
        return self.assignment.course.archived_at is not None

    @property
    def takes_submissions(self) -> bool:
        """Whether the viewer could hand something in now. Teachers always can, to try an exercise out; in an archived
        course nobody can."""
        if self.archived:
            return False
        return self.teaches or (self.assignment.published and self.phase in (Phase.OPEN, Phase.LATE))


def course_list(*, viewer: Viewer) -> tuple[CourseView, ...]:
    """The viewer's courses, the newest first. One query."""
    if not isinstance(viewer, User):
        return ()
    rows = (
        Enrolment.objects.filter(user=viewer, status=Status.ACTIVE)
        .select_related("course__policy")
        .order_by("-course__created_at", "-course_id")
    )
    return tuple(CourseView(row.course, Role(row.role)) for row in rows)


def course_get(*, viewer: Viewer, slug: str) -> CourseView:
    """The course at this address. Raises NotFound for whoever is not in it. One query."""
    if isinstance(viewer, User) and viewer.is_active:
        row = (
            Enrolment.objects.filter(user=viewer, course__slug=slug, status=Status.ACTIVE)
            .select_related("course__policy")
            .first()
        )
        if row is not None:
            remembered(("enrolment", viewer.pk, row.course_id), lambda: row)  # what ``role_in`` asks for next
            return CourseView(row.course, Role(row.role))
    raise NotFound


def assignments_asked_of(*, user: User) -> tuple[AssignmentView, ...]:
    """Everything that the courses in which ``user`` is a student may ask, practice left out. Two queries.

    Unpublished assignments and those that have not opened are among it: for rules to be made of, never to be shown.
    """
    return remembered(("asked", user.pk), lambda: _asked_of(user))


def _asked_of(user: User) -> tuple[AssignmentView, ...]:
    mine = Assignment.objects.filter(
        course__enrolments__user=user, course__enrolments__role=Role.STUDENT, course__enrolments__status=Status.ACTIVE
    )
    rows = list(mine.exclude(mode=Mode.PRACTICE).select_related("policy", "course__policy"))
    extensions = extensions_of(user=user, courses={row.course_id for row in rows})
    return tuple(_view(user, row, Role.STUDENT, extensions.get(row.pk, ())) for row in rows)


def assignment_list(*, viewer: Viewer, course: Course) -> tuple[AssignmentView, ...]:
    """The course's assignments that the viewer may see, by due date. Three queries. Raises NotFound for outsiders.

    Students see what is published, before its opening too (its title and dates, not its exercises).
    """
    role = role_in(viewer, course)
    if role is None or not isinstance(viewer, User):
        raise NotFound
    return assignment_lists(viewer=viewer, courses=[CourseView(course, role)])[course.pk]


def assignment_lists(*, viewer: User, courses: Sequence[CourseView]) -> dict[int, tuple[AssignmentView, ...]]:
    """The same for several courses of the viewer's, by the course's id. Two queries."""
    roles = {view.course.pk: view for view in courses}
    rows = Assignment.objects.filter(course__in=roles).select_related("policy").order_by("due_at", "pk")
    extensions = extensions_of(user=viewer, courses=roles)
    found: dict[int, list[AssignmentView]] = {pk: [] for pk in roles}
    for row in rows:
        view = roles[row.course_id]
        row.course = view.course  # so that the course's policy costs no query a row
        if row.published or view.teaches:
            found[row.course_id].append(_view(viewer, row, view.role, extensions.get(row.pk, ())))
    return {pk: tuple(views) for pk, views in found.items()}


def assignment_get(*, viewer: Viewer, course_slug: str, slug: str) -> AssignmentView:
    """The assignment at this address. Three queries.

    Raises NotFound for outsiders and, to students, for one that is not published.
    """
    assignment = _ASSIGNMENT.first(course=course_slug, slug=slug)
    if assignment is None:
        raise NotFound
    return assignment_view(viewer=viewer, assignment=assignment)


def assignment_view(*, viewer: Viewer, assignment: Assignment) -> AssignmentView:
    """``assignment`` as the viewer finds it. Two queries. Raises NotFound as ``assignment_get`` does."""
    role = role_in(viewer, assignment.course)
    if role is None or not isinstance(viewer, User) or not (assignment.published or teaches(role)):
        raise NotFound
    return _view(viewer, assignment, role, _extensions(assignment, viewer))


def schedule_for(*, assignment: Assignment, user: User) -> Schedule:
    """The dates and rules of ``assignment`` that hold for ``user``. One query where the course is read with it."""
    return schedule_of(assignment, _extensions(assignment, user))


def extensions_of(*, user: User, courses: Collection[int]) -> dict[int, list[Extension]]:
    """By assignment, the extensions in these courses that apply to ``user``. One query."""
    found: dict[int, list[Extension]] = {}
    for row in Extension.objects.filter(_applies_to(user.pk), assignment__course__in=courses):
        found.setdefault(row.assignment_id, []).append(row)
    return found


def students_taught(*, viewer: Viewer, course: Course, dropped: bool | None = False) -> QuerySet[Enrolment]:
    """The students of the course that the viewer teaches, for further filters. Two queries before it is read.

    An assistant with sections teaches those sections' students, everybody else who teaches all of them. With
    ``dropped`` those who dropped the course, with None both. Raises NotFound for whoever does not teach here.
    """
    if not teaches(role_in(viewer, course)):
        raise NotFound
    rows = Enrolment.objects.filter(course=course, role=Role.STUDENT)
    if dropped is not None:
        rows = rows.filter(status=Status.DROPPED if dropped else Status.ACTIVE)
    sections = sections_taught(viewer, course)
    return rows if sections is None else rows.filter(sections__in=sections).distinct()


def member_list(*, viewer: Viewer, course: Course) -> tuple[Enrolment, ...]:
    """Everybody in the course, by role and name, for its teachers. Two queries. Raises NotFound for all others."""
    if not teaches(role_in(viewer, course)):
        raise NotFound
    rows = Enrolment.objects.filter(course=course).select_related("user").order_by("role", "user__name", "pk")
    return tuple(rows)


def _extensions(assignment: Assignment, user: User) -> list[Extension]:
    """Those of the assignment that apply to ``user``. One query."""
    key = ("extensions", assignment.pk, user.pk)
    return remembered(key, lambda: _EXTENSIONS.all(assignment=assignment.pk, user=user.pk))


def _applies_to(user: int) -> Q:
    """Extensions that ``user`` has by themselves, through a group or through a section; each row once."""
    return Q(user=user) | Q(group__members__user=user) | Q(section__enrolments__user=user)


def _view(user: User, assignment: Assignment, role: Role, extensions: Iterable[Extension]) -> AssignmentView:
    schedule = schedule_of(assignment, extensions)
    return AssignmentView(user, assignment, role, schedule, schedule.phase(clock.now()))
