"""A whole course in one file, for who keeps it when the term is over: people, marks, decisions, work, exercises."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from grader.catalog.models import AssignmentExercise, ExerciseVersion
from grader.catalog.selectors import bundle_of
from grader.courses.models import Course, Enrolment, Event
from grader.gradebook.models import Adjustment, Comment, Mark
from grader.submissions.models import Submission, SubmissionKind

Cells = Iterable[object]


def course_archive(*, course: Course, path: Path) -> dict[str, int]:
    """Write ``course`` to the zip ``path``; how many rows or files of each kind."""
    with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED) as archive:
        counts = {name: _table(archive, f"{name}.csv", rows) for name, rows in _tables(course)}
        counts["exercises"] = _exercises(archive, course)
        counts["submissions"] = _submissions(archive, course)
    return counts


def _tables(course: Course) -> Iterator[tuple[str, Iterator[Cells]]]:
    yield "people", _people(course)
    yield "assignments", _assignments(course)
    yield "marks", _marks(course)
    yield "adjustments", _adjustments(course)
    yield "comments", _comments(course)
    yield "record", _record(course)


def _people(course: Course) -> Iterator[Cells]:
    yield ("account", "name", "e-mail", "role", "status", "number", "sections")
    rows = Enrolment.objects.filter(course=course).select_related("user").prefetch_related("sections").order_by("pk")
    for row in rows.iterator(chunk_size=500):
        sections = ", ".join(str(section) for section in row.sections.all())
        user = row.user
        yield (user.username, user.name, user.email, row.role, row.status, row.student_number, sections)


def _assignments(course: Course) -> Iterator[Cells]:
    yield ("assignment", "mode", "opens", "due", "closes", "exercise", "points", "version")
    items = AssignmentExercise.objects.filter(assignment__course=course).select_related(
        "assignment", "exercise__current"
    )
    for item in items.order_by("assignment", "pk"):
        one, version = item.assignment, item.exercise.current
        dates = (one.opens_at, one.due_at, one.closes_at)
        yield (one.slug, one.mode, *dates, item.exercise.slug, item.points, version.hash if version else "")


def _marks(course: Course) -> Iterator[Cells]:
    yield ("account", "assignment", "exercise", "points", "of", "late")
    marks = Mark.objects.filter(assignment__course=course).select_related("user", "assignment", "exercise")
    for mark in marks.order_by("pk").iterator(chunk_size=500):
        place = (mark.user.username, mark.assignment.slug, mark.exercise.slug)
        yield (*place, mark.points, mark.max_points, mark.late)


def _adjustments(course: Course) -> Iterator[Cells]:
    yield ("account", "assignment", "exercise", "kind", "value", "reason", "by", "at")
    rows = Adjustment.objects.filter(assignment__course=course)
    for row in rows.select_related("user", "assignment", "exercise", "author").order_by("pk").iterator(chunk_size=500):
        place = (row.user.username, row.assignment.slug, row.exercise.slug)
        by = row.author.username if row.author else ""
        yield (*place, row.kind, row.value, row.reason, by, row.created_at)


def _comments(course: Course) -> Iterator[Cells]:
    yield ("submission", "by", "line", "case", "text", "at", "released")
    rows = Comment.objects.filter(submission__assignment__course=course).select_related("submission", "author")
    for row in rows.order_by("pk").iterator(chunk_size=500):
        said = (row.line, row.case, row.text, row.created_at, row.released_at)
        yield (row.submission.public_id, row.author.username, *said)


def _record(course: Course) -> Iterator[Cells]:
    yield ("at", "who", "did", "to", "assignment", "data")
    rows = Event.objects.filter(course=course).select_related("actor", "subject", "assignment").order_by("pk")
    for row in rows.iterator(chunk_size=500):
        who, to = (person.username if person else "" for person in (row.actor, row.subject))
        assignment = row.assignment.slug if row.assignment else ""
        yield (row.at, who, row.verb, to, assignment, json.dumps(row.data, ensure_ascii=False))


def _exercises(archive: zipfile.ZipFile, course: Course) -> int:
    """Each exercise by the versions that submissions of this course were graded by, and the current one."""
    items = AssignmentExercise.objects.filter(assignment__course=course).select_related("exercise__current")
    versions = {item.exercise.current for item in items if item.exercise.current is not None}
    graded = Submission.objects.filter(assignment__course=course).order_by().values("version").distinct()
    versions |= set(ExerciseVersion.objects.filter(pk__in=graded))
    for version in versions:
        bundle = bundle_of(version=version)
        for name, data in bundle.files.items():
            archive.writestr(f"exercises/{bundle.slug}-{version.hash[:12]}/{name}", data)
    return len(versions)


def _submissions(archive: zipfile.ZipFile, course: Course) -> int:
    """Every submission's source, and a table of what came of each."""
    kept = Submission.objects.filter(assignment__course=course, kind=SubmissionKind.SUBMISSION)
    rows = kept.select_related("user", "assignment", "exercise", "version", "counted_run").defer("counted_run__report")
    table: list[Cells] = [
        ("submission", "account", "assignment", "exercise", "at", "verdict", "points", "of", "version")
    ]
    for row in rows.order_by("pk").iterator(chunk_size=200):
        assert row.assignment is not None
        run = row.counted_run
        result = (run.verdict, run.points, run.max_points) if run else ("", "", "")
        place = (row.user.username, row.assignment.slug, row.exercise.slug)
        table.append((row.public_id, *place, row.created_at, *result, row.version.hash))
        archive.writestr(f"submissions/{place[1]}/{place[2]}/{place[0]}/{row.public_id}.txt", row.source)
    _table(archive, "submissions.csv", iter(table))
    return len(table) - 1


def _table(archive: zipfile.ZipFile, name: str, rows: Iterator[Cells]) -> int:
    text = io.StringIO()
    writer = csv.writer(text)
    count = -1  # the head
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        count += 1
    archive.writestr(name, text.getvalue())
    return count


def _cell(value: Any) -> object:
    """No spreadsheet shall take what a person typed for a formula."""
    if value is None:
        return ""
    if hasattr(value, "isoformat"):
        return value.isoformat(timespec="seconds")
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
