"""Who may see what of an assignment, and when it is over: the one rule that every selector asks.

Homework and practice follow from their dates. What else holds in a quiz (attempts, extra time, how it is reviewed) is
registered by ``quizzes``, which this room does not know; a mode that nobody registered is an error, never an open door.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar, cast

from grader import clock
from grader.courses.memo import remembered_each
from grader.courses.models import Assignment, Enrolment, Extension, GroupMember, Mode, Role, Status
from grader.courses.review import Review
from grader.courses.schedule import Phase, schedule_of
from grader.errors import NotFound, Refused

if TYPE_CHECKING:
    from grader.courses.selectors import AssignmentView

T = TypeVar("T")
Readable = frozenset[int] | None  # ids of exercises; None: all that the assignment asks for


class ModeAccess:
    """What holds in homework and practice.

    Each method is asked about several assignments of one mode at once, and takes a fixed number of queries. The views
    are a student's: teachers see everything at any time.
    """

    def over(self, views: Sequence[AssignmentView], now: datetime) -> set[int]:
        """Ids of the assignments in which this student can answer nothing any more. No query."""
        return {view.assignment.pk for view in views if view.archived or view.schedule.is_over(now)}

    def done(self, assignments: Sequence[Assignment], now: datetime) -> set[int]:
        """Ids of those in which no enrolled student can. Four queries at most.

        That is past the end of the assignment itself and of everybody who has another. What has no end takes late
        answers for ever.
        """
        ended = {row.pk: row for row in assignments if schedule_of(row).is_over(now)}
        for pk, students in extended_students(list(ended.values())).items():
            if not all(schedule_of(ended[pk], extensions).is_over(now) for extensions in students.values()):
                del ended[pk]
        return set(ended)

    def reviews(self, views: Sequence[AssignmentView], now: datetime) -> dict[int, Review]:
        """How much of their results the student may see, by assignment's id. Four queries at most.

        What was right and what was not is said at once; answers and hidden inputs when nobody can use them any more.
        """
        closed = [view.assignment for view in views if view.phase is Phase.CLOSED]
        done = all_done(closed)
        return {view.assignment.pk: Review.ANSWERS if view.assignment.pk in done else Review.VERDICTS for view in views}

    def readable(self, views: Sequence[AssignmentView], now: datetime) -> dict[int, Readable]:
        """Which exercises the student may read, by assignment's id. The views are of what has opened. No query."""
        return {view.assignment.pk: None for view in views}

    def hints(self, assignment: Assignment) -> bool:
        """Whether its students may open the hints of its exercises. No query."""
        return True

    def unreadable(self, view: AssignmentView, exercise_id: int) -> Refused:
        """What somebody is told who asks for an exercise that they may not read."""
        return NotFound()


_modes: dict[str, ModeAccess] = {Mode.HOMEWORK: ModeAccess(), Mode.PRACTICE: ModeAccess()}


def register(mode: Mode, access: ModeAccess) -> None:
    """Let ``access`` decide for assignments of ``mode``."""
    _modes[mode] = access


def over_for(views: Sequence[AssignmentView]) -> set[int]:
    """Ids of the assignments that are over for the views' student: extensions, extra time, open attempts included.

    What is not published is not over, whatever its dates say: they may be those of the year before. In an archived
    course nothing begins any more, so there it is, and so is what has no end.
    """
    asked = [view for view in views if view.assignment.published or view.archived]
    return set(_ask("over", asked, lambda access, some, now: dict.fromkeys(access.over(some, now), True)))


def all_done(assignments: Sequence[Assignment]) -> set[int]:
    """Ids of the assignments in which nobody can still earn anything: the one rule of when "all are done"."""

    def make(places: Sequence[int]) -> list[bool]:
        now = clock.now()
        some = [assignments[at] for at in places]
        done: set[int] = set()
        for mode in {row.mode for row in some}:
            done |= _modes[mode].done([row for row in some if row.mode == mode], now)
        return [row.pk in done for row in some]

    answers = remembered_each([("done", row.pk) for row in assignments], make)
    return {row.pk for row, done in zip(assignments, answers, strict=True) if done}


def reviews_of(views: Sequence[AssignmentView]) -> dict[int, Review]:
    """How much of their results the views' viewer may see now, by assignment's id."""
    found = {view.assignment.pk: Review.ANSWERS for view in views if view.teaches}
    students = [view for view in views if not view.teaches]
    return found | _ask("review", students, lambda access, some, now: access.reviews(some, now))


def review_of(view: AssignmentView) -> Review:
    """The same for one assignment."""
    return reviews_of([view])[view.assignment.pk]


def readable_in(views: Sequence[AssignmentView]) -> dict[int, Readable]:
    """Which exercises the views' viewer may read now, by assignment's id: none before it opens."""
    found: dict[int, Readable] = {}
    opened = []
    for view in views:
        if view.teaches:
            found[view.assignment.pk] = None
        elif view.phase is Phase.BEFORE:
            found[view.assignment.pk] = frozenset()
        else:
            opened.append(view)
    return found | _ask("readable", opened, lambda access, some, now: access.readable(some, now))


def hints_allowed(assignment: Assignment) -> bool:
    """Whether students may open hints there; to who teaches they are open to read anyway."""
    return _modes[assignment.mode].hints(assignment)


def unreadable(view: AssignmentView, exercise_id: int) -> Refused:
    """What the views' viewer is told who asks for an exercise of the assignment that they may not read now."""
    return _modes[view.assignment.mode].unreadable(view, exercise_id)


def extended_students(assignments: Sequence[Assignment]) -> dict[int, dict[int, list[Extension]]]:
    """Which active students have which extensions, their groups' and sections' included: by assignment, then by user.

    One query, and three more where there are extensions.
    """
    courses = {row.pk: row.course_id for row in assignments}
    extensions = list(Extension.objects.filter(assignment__in=courses)) if courses else []
    if not extensions:
        return {}
    students: dict[int, set[int]] = {}  # of each course
    sections: dict[int, set[int]] = {}  # of each section
    enrolled = Enrolment.objects.filter(
        course__in=set(courses.values()), role=Role.STUDENT, status=Status.ACTIVE
    ).values_list("course", "user", "sections")
    for course, user, section in enrolled:
        students.setdefault(course, set()).add(user)
        sections.setdefault(section, set()).add(user)
    groups: dict[int, set[int]] = {}
    members = GroupMember.objects.filter(group__in=[row.group_id for row in extensions if row.group_id])
    for group, user in members.values_list("group", "user"):
        groups.setdefault(group, set()).add(user)
    found: dict[int, dict[int, list[Extension]]] = {}
    for row in extensions:
        people = (
            {row.user_id} if row.user_id else groups.get(row.group_id or 0, sections.get(row.section_id or 0, set()))
        )
        for user in people & students.get(courses[row.assignment_id], set()):
            found.setdefault(row.assignment_id, {}).setdefault(user, []).append(row)
    return found


def _ask(
    name: str,
    views: Sequence[AssignmentView],
    question: Callable[[ModeAccess, Sequence[AssignmentView], datetime], Mapping[int, T]],
) -> dict[int, T]:
    """What each view's mode answers, by assignment's id; what it leaves out is left out."""

    def make(places: Sequence[int]) -> list[tuple[bool, T | None]]:
        now = clock.now()
        some = [views[at] for at in places]
        found: dict[int, T] = {}
        for mode in {view.assignment.mode for view in some}:
            found |= question(_modes[mode], [view for view in some if view.assignment.mode == mode], now)
        return [(view.assignment.pk in found, found.get(view.assignment.pk)) for view in some]

    answers = remembered_each([(name, view.user.pk, view.assignment.pk) for view in views], make)
    said = {view.assignment.pk: answer for view, (is_said, answer) in zip(views, answers, strict=True) if is_said}
    return cast("dict[int, T]", said)
