"""Wrong outputs that several of a class share and nobody has named: clusters, each with its people and an example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Max, QuerySet

from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.courses.models import Course
from grader.courses.rules import Viewer, may_manage, role_in
from grader.courses.selectors import students_taught
from grader.errors import Forbidden, NotFound
from grader.grading.report.report import Report
from grader.submissions.help.outputs import explained_outputs, output_explain, output_withdraw, unexplained
from grader.submissions.models import ExplainedOutput, GivenOutput, Submission, SubmissionKind
from grader.submissions.selectors import report_for

LEAST = 2  # people, for a cluster
SHOWN = 50
PEOPLE_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Cluster:
    """One output: of how many people and submissions; ``said`` is what an instructor says of it, if anything."""

    exercise: Exercise
    value: str
    people: int
    submissions: int
    said: ExplainedOutput | None = None


def output_clusters(*, viewer: Viewer, course: Course) -> tuple[Cluster, ...]:
    """The shared outputs of students the viewer teaches that no known mistake explains, most people first, and those
    that an instructor has explained. Five queries. Raises NotFound for whoever does not teach here."""
    said = {(row.exercise_id, row.value): row for row in _explained(course)}
    counted = (
        _given(viewer, course)
        .order_by()
        .values_list("run__submission__exercise", "value")
        .annotate(people=Count("run__submission__user", distinct=True), submissions=Count("pk"))
        .filter(people__gte=LEAST)
        .order_by("-people", "-submissions", "value")[:SHOWN]
    )
    found = {(exercise, value): (people, submissions) for exercise, value, people, submissions in counted}
    places = [*found, *(place for place in said if place not in found)]
    exercises = Exercise.objects.in_bulk({exercise for exercise, _ in places})
    return tuple(
        Cluster(exercises[exercise], value, *found.get((exercise, value), (0, 0)), said.get((exercise, value)))
        for exercise, value in places
    )


@dataclass(frozen=True, slots=True)
class ClusterPage:
    """A cluster with an example: the newest submission, its code and its report, and whose outputs these are."""

    cluster: Cluster
    example: Submission
    report: Report | None
    newest: tuple[Submission, ...]  # of each person their last one, some of them
    may_explain: bool


def output_cluster(*, viewer: Viewer, course: Course, exercise: str, value: str) -> ClusterPage:
    """One of them. A dozen queries. Raises NotFound."""
    rows = _given(viewer, course).filter(value=value, run__submission__exercise__slug=exercise)
    last = rows.order_by().values("run__submission__user").annotate(last=Max("run__submission")).values("last")
    newest = list(
        Submission.objects.filter(pk__in=last)
        .select_related(
            "user", "exercise", "assignment__course", "assignment__policy", "counted_run__stored", "counted_run__output"
        )
        .order_by("-pk")[:PEOPLE_SHOWN]
    )
    if not newest:
        raise NotFound
    example = newest[0]
    counts = rows.aggregate(people=Count("run__submission__user", distinct=True), submissions=Count("pk"))
    said = _explained(course).filter(exercise=example.exercise, value=value).first()
    run = example.counted_run
    assert run is not None
    run.submission = example
    return ClusterPage(
        Cluster(example.exercise, value, counts["people"], counts["submissions"], said),
        example,
        report_for(viewer=viewer, run=run),
        tuple(newest),
        may_manage(role_in(viewer, course)),
    )


def cluster_explain(
    *, viewer: User, course: Course, exercise: str, value: str, text: Mapping[str, str]
) -> ExplainedOutput:
    """Say ``text`` to whoever got this output. Raises NotFound, Forbidden for all but instructors, ValidationError."""
    page = output_cluster(viewer=viewer, course=course, exercise=exercise, value=value)
    if not page.may_explain:
        raise Forbidden
    return output_explain(by=viewer, course=course, exercise=page.cluster.exercise, value=value, text=text)


def cluster_withdraw(*, viewer: User, course: Course, pk: int) -> None:
    """Say it no more. Raises NotFound, Forbidden for all but instructors."""
    students_taught(viewer=viewer, course=course)
    if not may_manage(role_in(viewer, course)):
        raise Forbidden
    row = _explained(course).filter(pk=pk).first()
    if row is None:
        raise NotFound
    output_withdraw(by=viewer, row=row)


def _given(viewer: Viewer, course: Course) -> QuerySet[GivenOutput]:
    """The outputs that count, of students the viewer teaches, that no known mistake explains."""
    people = students_taught(viewer=viewer, course=course)
    rows = GivenOutput.objects.filter(
        run__submission__assignment__course=course,
        run__submission__kind=SubmissionKind.SUBMISSION,
        run__submission__user__in=people.values("user"),
        run=F("run__submission__counted_run"),
    )
    return rows.exclude(value="").filter(unexplained(run="run"))


def _explained(course: Course) -> QuerySet[ExplainedOutput]:
    return explained_outputs(course=course).select_related("exercise", "course", "by")
