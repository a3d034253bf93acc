"""The endpoints. Each asks a selector or a service on behalf of who signed in, and adds no rule of its own."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from grader.accounts.models import User
from grader.accounts.tokens.scopes import Scope
from grader.api.auth import needs
from grader.api.reports import report_out
from grader.api.schemas import (
    AssignmentExerciseOut,
    AssignmentOut,
    CourseOut,
    ErrorOut,
    ExerciseOut,
    SubmissionIn,
    SubmissionOut,
)
from grader.catalog.models import Exercise
from grader.catalog.selectors import exercise_list, item_get, item_lists
from grader.courses.selectors import assignment_list, course_get, course_list
from grader.quizzes.asking.parts import with_part_names
from grader.submissions.models import SubmissionKind
from grader.submissions.selectors import SubmissionView, report_for, submission_get
from grader.submissions.services import submission_create

router = Router()
READ, SUBMIT = needs(Scope.READ), needs(Scope.SUBMIT)
REFUSALS = dict.fromkeys((400, 401, 403, 404, 413, 415, 422, 429), ErrorOut)


@router.get("/courses", auth=READ, response={200: list[CourseOut], **REFUSALS}, url_name="courses")
def courses(request: HttpRequest) -> list[CourseOut]:
    """The courses you are in."""
    return [
        CourseOut(slug=view.course.slug, title=view.course.title, role=view.role)
        for view in course_list(viewer=request.user)
    ]


@router.get(
    "/courses/{slug}/assignments", auth=READ, response={200: list[AssignmentOut], **REFUSALS}, url_name="assignments"
)
def assignments(request: HttpRequest, slug: str) -> list[AssignmentOut]:
    """A course's assignments with your own dates, and their exercises once they are open to you."""
    course = course_get(viewer=request.user, slug=slug).course
    views = assignment_list(viewer=request.user, course=course)
    items = item_lists(views=views)
    return [
        AssignmentOut(
            slug=view.assignment.slug,
            title=view.assignment.title,
            mode=view.assignment.mode,
            phase=view.phase,
            opens_at=view.schedule.opens_at,
            due_at=view.schedule.due_at,
            closes_at=view.schedule.closes_at,
            exercises=[
                AssignmentExerciseOut(exercise=_exercise(item.exercise), points=item.points)
                for item in items[view.assignment.pk]
            ],
        )
        for view in views
    ]


@router.get("/exercises", auth=READ, response={200: list[ExerciseOut], **REFUSALS}, url_name="exercises")
def exercises(request: HttpRequest) -> list[ExerciseOut]:
    """The exercises of your courses that you may read now; to teachers, the whole library."""
    return [_exercise(exercise) for exercise in exercise_list(viewer=request.user)]


@router.post("/submissions", auth=SUBMIT, response={201: SubmissionOut, **REFUSALS}, url_name="submissions")
def submit(request: HttpRequest, data: SubmissionIn) -> Status[SubmissionOut]:
    """Hand in code, or try it on the visible cases. The answer comes at once, the verdict later: ask for it by id."""
    user = request.user
    assert isinstance(user, User)
    item = item_get(viewer=user, course_slug=data.course, assignment_slug=data.assignment, exercise_slug=data.exercise)
    submission = submission_create(
        user=user,
        exercise=item.exercise,
        assignment=item.assignment.assignment,
        source=data.source,
        kind=SubmissionKind(data.kind),
        client_token=data.client_token,
    )
    return Status(201, _submission(request, submission_get(viewer=user, public_id=submission.public_id)))


@router.get("/submissions/{public_id}", auth=READ, response={200: SubmissionOut, **REFUSALS}, url_name="submission")
def submission(request: HttpRequest, public_id: UUID) -> SubmissionOut:
    """A submission and, once it is graded, what you may see of its report."""
    return _submission(request, submission_get(viewer=request.user, public_id=public_id))


def _exercise(exercise: Exercise) -> ExerciseOut:
    return ExerciseOut(
        slug=exercise.slug,
        kind=exercise.kind,
        topic=exercise.topic,
        title=exercise.title,
        difficulty=exercise.difficulty,
        minutes=exercise.minutes,
    )


def _submission(request: HttpRequest, view: SubmissionView) -> SubmissionOut:
    row, run = view.submission, view.run
    report = report_for(viewer=request.user, run=run)
    return SubmissionOut(
        id=row.public_id,
        exercise=row.exercise.slug,
        course=row.assignment.course.slug if row.assignment else None,
        assignment=row.assignment.slug if row.assignment else None,
        kind=row.kind,
        created_at=row.created_at,
        late=view.late,
        state=run.state,
        withheld=view.withheld,
        verdict=run.verdict or None,
        points=run.points,
        max_points=run.max_points,
        report=report_out(with_part_names(submission=row, report=report)) if report else None,
    )
