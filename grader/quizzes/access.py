"""Who may see what of a quiz, and when it is over: what attempts, extra time and its rules add to its dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from django.db.models import F, QuerySet

from grader.courses.access import ModeAccess, Readable, all_done, extended_students, reviews_of
from grader.courses.memo import remembered_each
from grader.courses.models import Assignment, Enrolment, Role, Status
from grader.courses.review import Review
from grader.courses.schedule import schedule_of
from grader.courses.selectors import AssignmentView
from grader.errors import NotFound, Refused
from grader.quizzes.errors import AttemptOver
from grader.quizzes.models import Accommodation, Attempt, Place, QuizRules, ReviewFrom
from grader.quizzes.sitting.clock import last_end


class QuizAccess(ModeAccess):
    """What holds in quizzes."""

    def over(self, views: Sequence[AssignmentView], now: datetime) -> set[int]:
        """Over is what has ended for this student, extra time included, or asks nothing more of them as it never ends
        and their attempts are used up; never while an attempt of theirs is open. Three queries.
        """
        if not views:
            return set()
        user = views[0].user
        rules = _rules(views)
        courses = {view.assignment.course_id for view in views}
        factors = dict(Accommodation.objects.filter(user=user, course__in=courses).values_list("course", "factor"))
        attempts = _attempts(views)
        over = set()
        for view in views:
            assignment, mine = view.assignment, attempts.get(view.assignment.pk, [])
            factor = factors.get(assignment.course_id, Decimal(1))
            end = last_end(view.schedule, rules[assignment.pk], factor)
            spent = len(mine) >= rules[assignment.pk].attempts + view.schedule.more_attempts
            ended = spent if end is None else now >= end
            if all(finished for _, finished in mine) and (view.archived or ended):
                over.add(assignment.pk)
        return over

    def done(self, assignments: Sequence[Assignment], now: datetime) -> set[int]:
        """The same of every enrolled student: their extensions, extra time and attempts. Nine queries at most.

        The assignment's own end holds for everybody who has no other, so only those who have one are looked at.
        """
        rules = _rules_of(assignments)
        endless = [row for row in assignments if schedule_of(row).end is None]
        ended = [row for row in assignments if schedule_of(row).is_over(now)]
        done = {row.pk for row in ended} | _used_up(endless, rules)
        extended = extended_students(ended)
        factors = factors_of_students({row.course_id for row in ended})
        for row in ended:
            extensions, slower = extended.get(row.pk, {}), factors.get(row.course_id, {})
            for user in {*extensions, *slower}:
                schedule = schedule_of(row, extensions.get(user, ()))
                end = last_end(schedule, rules[row.pk], slower.get(user, Decimal(1)))
                if end is None or now < end:
                    done.discard(row.pk)
        if done:
            done -= set(attempts_of_students(done).filter(finished_at=None).values_list("assignment", flat=True))
        return done

    def reviews(self, views: Sequence[AssignmentView], now: datetime) -> dict[int, Review]:
        """As much as the quiz's rules say, from when on they say it; nothing while an attempt of one's own is open.

        From who has not begun there is nothing to be kept back.
        """
        rules = _rules(views)
        attempts = _attempts(views)
        found = dict.fromkeys(rules, Review.NOTHING)
        waiting = []
        for view in views:
            mine = attempts.get(view.assignment.pk, [])
            own = rules[view.assignment.pk]
            if not all(finished for _, finished in mine):
                continue
            if mine and own.review_from == ReviewFrom.ALL_DONE:
                waiting.append(view.assignment)
            else:
                found[view.assignment.pk] = Review(own.review)
        for pk in all_done(waiting):
            found[pk] = Review(rules[pk].review)
        return found

    def readable(self, views: Sequence[AssignmentView], now: datetime) -> dict[int, Readable]:
        """What an open attempt of theirs asks; and what their finished ones asked, once the review shows it."""
        reviews = reviews_of(views)
        user = views[0].user if views else None
        found: dict[int, set[int]] = {pk: set() for pk in reviews}
        rows = Place.objects.filter(attempt__user=user, attempt__assignment__in=found).values_list(
            "attempt__assignment", "attempt__finished_at", "item__exercise"
        )
        for pk, finished, exercise in rows if views else ():
            if finished is None or reviews[pk].reaches(Review.VERDICTS):
                found[pk].add(exercise)
        return {pk: frozenset(exercises) for pk, exercises in found.items()}

    def hints(self, assignment: Assignment) -> bool:
        """Only where the quiz's rules say so. One query."""
        return _rules_of([assignment])[assignment.pk].hints

    def unreadable(self, view: AssignmentView, exercise_id: int) -> Refused:
        """Whose attempt asked for it is told that it has ended; for all others there is nothing. One query."""
        asked = Place.objects.filter(
            attempt__user=view.user, attempt__assignment=view.assignment, item__exercise=exercise_id
        )
        return AttemptOver() if asked.exists() else NotFound()


def attempts_of_students(assignments: Collection[int]) -> QuerySet[Attempt]:
    """The attempts of those who are students of the quiz's course today: a teacher's try counts for nothing."""
    return Attempt.objects.filter(
        assignment__in=assignments,
        user__enrolments__course=F("assignment__course"),
        user__enrolments__role=Role.STUDENT,
        user__enrolments__status=Status.ACTIVE,
    )


def _used_up(assignments: Sequence[Assignment], rules: Mapping[int, QuizRules]) -> set[int]:
    """Which of the quizzes that never end have no attempt left for anybody. Six queries, none for none."""
    if not assignments:
        return set()
    courses = {row.course_id for row in assignments}
    enrolled = Enrolment.objects.filter(course__in=courses, role=Role.STUDENT, status=Status.ACTIVE)
    students: dict[int, set[int]] = {}
    for course, user in enrolled.values_list("course", "user"):
        students.setdefault(course, set()).add(user)
    extended = extended_students(assignments)
    taken: Counter[tuple[int, int]] = Counter(
        attempts_of_students([row.pk for row in assignments]).values_list("assignment", "user")
    )

    def left(row: Assignment, user: int) -> bool:
        more = schedule_of(row, extended.get(row.pk, {}).get(user, ())).more_attempts
        return taken[row.pk, user] < rules[row.pk].attempts + more

    return {
        row.pk
        for row in assignments
        if students.get(row.course_id) and not any(left(row, user) for user in students[row.course_id])
    }


def factors_of_students(courses: Collection[int]) -> dict[int, dict[int, Decimal]]:
    """How many times time counts for whom, by course and user. One query."""
    found: dict[int, dict[int, Decimal]] = {}
    rows = Accommodation.objects.filter(
        course__in=courses,
        user__enrolments__course=F("course"),
        user__enrolments__role=Role.STUDENT,
        user__enrolments__status=Status.ACTIVE,
    )
    for course, user, factor in rows.values_list("course", "user", "factor"):
        found.setdefault(course, {})[user] = factor
    return found


def _rules(views: Sequence[AssignmentView]) -> dict[int, QuizRules]:
    return _rules_of([view.assignment for view in views])


def _rules_of(assignments: Sequence[Assignment]) -> dict[int, QuizRules]:
    """One query; the model's defaults where an instructor set none."""

    def read(places: Sequence[int]) -> list[QuizRules]:
        some = [assignments[at] for at in places]
        rows = {row.assignment_id: row for row in QuizRules.objects.filter(assignment__in=some)}
        return [rows.get(row.pk) or QuizRules(assignment=row) for row in some]

    rules = remembered_each([("quiz rules", row.pk) for row in assignments], read)
    return {row.pk: found for row, found in zip(assignments, rules, strict=True)}


def _attempts(views: Sequence[AssignmentView]) -> dict[int, list[tuple[int, datetime | None]]]:
    """The number and the finish of every attempt of the views' viewer, by assignment. One query."""

    def read(places: Sequence[int]) -> list[list[tuple[int, datetime | None]]]:
        found: dict[int, list[tuple[int, datetime | None]]] = {views[at].assignment.pk: [] for at in places}
        rows = Attempt.objects.filter(user=views[0].user, assignment__in=found)
        for pk, number, finished in rows.values_list("assignment", "number", "finished_at"):
            found[pk].append((number, finished))
        return [found[views[at].assignment.pk] for at in places]

    attempts = remembered_each([("attempts", view.user.pk, view.assignment.pk) for view in views], read)
    return {view.assignment.pk: found for view, found in zip(views, attempts, strict=True)}
