"""Before an assignment is published or hidden: what is missing, what will happen, what becomes of its work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Count
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Candidate, Kind, Preparation
from grader.courses.models import Assignment, Enrolment, Extension, Mode, Role, Status
from grader.courses.rules import Viewer, may_manage, role_in
from grader.courses.setup.assignment_services import assignment_publish
from grader.errors import NotFound
from grader.quizzes.asking.pools import asked_of
from grader.quizzes.models import Attempt, Pool, QuizRules, Variant
from grader.submissions.models import Submission, SubmissionKind


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing or odd; with ``stops`` it cannot be published so. ``page`` is where to mend it."""

    says: str
    stops: bool = False
    page: str = "assignment-edit"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What publishing or hiding an assignment means today."""

    findings: tuple[Finding, ...]
    students: int
    others: int  # other dates that were given: to people, groups and sections
    points: Decimal
    opens_later: datetime | None  # None: students see its exercises at once
    closed: bool
    sent: int
    senders: int
    writing: int  # students in an attempt now

    @property
    def stops(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.stops)


def outlook(*, viewer: Viewer, assignment: Assignment) -> Outlook:
    """What is missing and what would happen. A dozen queries. For instructors; raises NotFound for all others."""
    if not may_manage(role_in(viewer, assignment.course)):
        raise NotFound
    now = clock.now()
    items = list(
        AssignmentExercise.objects.filter(assignment=assignment)
        .select_related("exercise__current", "quiz__pool")
        .defer("exercise__current__bundle")
    )
    people = Enrolment.objects.filter(course=assignment.course_id, role=Role.STUDENT, status=Status.ACTIVE).count()
    extensions = list(Extension.objects.filter(assignment=assignment).select_related("user", "section", "group"))
    sent = Submission.objects.filter(assignment=assignment, kind=SubmissionKind.SUBMISSION).aggregate(
        count=Count("pk"), people=Count("user", distinct=True)
    )
    findings = [
        *_dates(assignment, extensions, now),
        *_exercises(items),
        *_languages(assignment, items),
        *(_quiz(assignment, items) if assignment.mode == Mode.QUIZ else ()),
    ]
    if not people:
        findings.append(Finding(_("Nobody is enrolled as a student yet."), page="people"))
    return Outlook(
        findings=tuple(sorted(findings, key=lambda one: not one.stops)),
        students=people,
        others=len(extensions),
        points=asked_of(user=None, assignments=[assignment.pk])[assignment.pk].points,
        opens_later=assignment.opens_at if assignment.opens_at is not None and assignment.opens_at > now else None,
        closed=assignment.closes_at is not None and assignment.closes_at <= now,
        sent=sent["count"],
        senders=sent["people"],
        writing=Attempt.objects.filter(assignment=assignment, finished_at=None).count(),
    )


def assignment_show(*, viewer: User, assignment: Assignment, published: bool) -> Assignment:
    """Publish the assignment or hide it again.

    Raises NotFound for all but instructors, and ValidationError with what stands in the way: something without which
    nobody could answer it, or students who write it now.
    """
    found = outlook(viewer=viewer, assignment=assignment)
    if published and found.stops:
        raise ValidationError([one.says for one in found.stops])
    if not published and found.writing:
        raise ValidationError(
            ngettext(
                "%(n)s student writes it now: their page would close. Hide it when they have ended.",
                "%(n)s students write it now: their pages would close. Hide it when they have ended.",
                found.writing,
            )
            % {"n": found.writing}
        )
    return assignment_publish(assignment=assignment, by=viewer, published=published)


def _dates(assignment: Assignment, extensions: Sequence[Extension], now: datetime) -> Iterator[Finding]:
    if assignment.mode != Mode.PRACTICE:
        if assignment.due_at is None:
            yield Finding(_("It has no due date: nothing handed in is ever late."))
        elif assignment.due_at <= now:
            yield Finding(_("Its due date has passed: whatever is handed in is late."))
        if assignment.closes_at is None and assignment.due_at is not None:
            yield Finding(_("It never closes: late work is taken for as long as its rules say."))
    if assignment.closes_at is not None and assignment.closes_at <= now:
        if assignment.mode == Mode.QUIZ:
            yield Finding(_("It has closed already: nobody can begin it without an extension."))
        else:
            yield Finding(_("It has closed already: students can read it, and hand in nothing without an extension."))
    for row in extensions:
        opens, due = row.opens_at or assignment.opens_at, row.due_at or assignment.due_at
        closes = row.closes_at or assignment.closes_at
        if opens and ((due and due < opens) or (closes and closes < opens)):
            whom = row.user.get_full_name() if row.user else row.section or row.group
            yield Finding(_("For %(whom)s it is due before it opens.") % {"whom": whom}, page="extensions")


def _exercises(items: Sequence[AssignmentExercise]) -> Iterator[Finding]:
    if not items:
        yield Finding(_("It has no exercises yet."), stops=True)
        return
    versions = {item.exercise.current_id: item for item in items}
    known = dict(Preparation.objects.filter(version__in=[pk for pk in versions if pk]).values_list("version", "fault"))
    questions = [pk for pk, item in versions.items() if item.exercise.kind == Kind.QUESTION]
    drawn = set(Variant.objects.filter(version__in=questions).values_list("version", flat=True))
    library = {item.exercise.slug for item in items if item.exercise.course_id is None}
    refused = set(Candidate.objects.filter(slug__in=library).exclude(problems=[]).values_list("slug", flat=True))
    for item in items:
        exercise, title = item.exercise, {"title": str(item.exercise)}
        version = exercise.current_id
        if version is None:
            yield Finding(_("%(title)s has never passed its check: nobody could answer it.") % title, stops=True)
        elif known.get(version):
            yield Finding(_("%(title)s is faulty: its own code failed when it was prepared.") % title)
        elif exercise.kind == Kind.QUESTION and version not in drawn:
            yield Finding(_("%(title)s is not prepared: no worker has drawn its variants yet.") % title)
        elif exercise.kind == Kind.CODE and version not in known:
            yield Finding(_("%(title)s is not prepared yet: the first who hand in wait longer.") % title)
        if exercise.course_id is None and exercise.slug in refused:
            yield Finding(
                _("The newest content of %(title)s was refused: students get the last that was good.") % title
            )
        if not item.points:
            yield Finding(_("%(title)s is worth no points.") % title)


def _languages(assignment: Assignment, items: Sequence[AssignmentExercise]) -> Iterator[Finding]:
    for language in assignment.course.languages:
        name = {"language": get_language_info(language)["name_translated"]}
        if not assignment.title.get(language):
            yield Finding(_("Its title is not given in %(language)s.") % name)
        lacking = [str(item.exercise) for item in items if _lacks(item, language)]
        if lacking:
            shown = _(", ").join(lacking[:5]) + (" …" if len(lacking) > 5 else "")
            yield Finding(
                ngettext(
                    "There is no statement in %(language)s of %(titles)s.",
                    "There are no statements in %(language)s of %(n)s exercises: %(titles)s.",
                    len(lacking),
                )
                % {**name, "n": len(lacking), "titles": shown}
            )


def _lacks(item: AssignmentExercise, language: str) -> bool:
    current = item.exercise.current
    return current is not None and language not in current.spec.get("languages", [language])


def _quiz(assignment: Assignment, items: Sequence[AssignmentExercise]) -> Iterator[Finding]:
    rules = QuizRules.objects.filter(assignment=assignment).first()
    if rules is None or rules.seconds is None:
        yield Finding(_("It has no time limit: an attempt lasts until the quiz closes."), page="quiz-rules")
    for pool in Pool.objects.filter(assignment=assignment):
        members = [item for item in items if getattr(item, "quiz", None) and item.quiz.pool_id == pool.pk]
        facts = {"name": pool.name, "draw": pool.draw, "n": len(members)}
        if len(members) < pool.draw:
            says = _("The pool %(name)s is to give %(draw)s questions and holds %(n)s.") % facts
            yield Finding(says, stops=True, page="quiz-rules")
        elif len({item.points for item in members}) > 1:
            says = _("The questions of the pool %(name)s are worth different points.") % facts
            yield Finding(says, stops=True, page="quiz-rules")
