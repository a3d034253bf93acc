"""A course made, changed, archived."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from grader import clock
from grader.accounts.models import User
from grader.courses.models import Assignment, Course, Enrolment, Policy, Role, Verb
from grader.courses.record.events import changes, record
from grader.courses.signals import dates_changed


@transaction.atomic
def course_start(
    *,
    by: User,
    slug: str,
    title: Mapping[str, str],
    term: str,
    time_zone: str,
    languages: Collection[str] | None = None,
) -> Course:
    """A new course with ``by`` as its instructor; in both languages where none is said.

    Raises ValidationError for a taken slug or an unknown time zone.
    """
    course = Course(slug=slug, title=dict(title), term=term, time_zone=time_zone)
    if languages is not None:
        course.languages = list(languages)
    course.full_clean()
    course.save()
    Enrolment.objects.create(course=course, user=by, role=Role.INSTRUCTOR)
    record(Verb.COURSE_CREATED, course=course, actor=by)
    return course


@transaction.atomic
def course_change(
    *,
    course: Course,
    by: User,
    title: Mapping[str, str],
    term: str,
    time_zone: str,
    policy: Mapping[str, Any],
    languages: Collection[str] | None = None,
) -> Course:
    """Set what a course is and its default rules; marks follow at once where the rules changed.

    Raises ValidationError, and changes nothing, where a value is out of range.
    """
    after: dict[str, Any] = {"title": dict(title), "term": term, "time_zone": time_zone}
    if languages is not None:
        after["languages"] = list(languages)
    changed = changes(course, after)
    for name, value in after.items():
        setattr(course, name, value)
    rules = course.policy or Policy()
    ruled = changes(rules, policy)
    if ruled:
        for name, value in policy.items():
            setattr(rules, name, value)
        rules.full_clean()
        rules.save()
        course.policy = rules
    course.full_clean()
    course.save()
    if changed or ruled:
        both = {**changed, **{f"policy.{name}": pair for name, pair in ruled.items()}}
        record(Verb.COURSE_CHANGED, course=course, actor=by, changes=both)
    if ruled:
        for assignment in Assignment.objects.filter(course=course).select_related("course__policy", "policy"):
            dates_changed.send(sender=Assignment, assignment=assignment, user_ids=None)
            if rules.free_days:
                break  # shared by the course's assignments: recomputing one recomputes all
    return course


@transaction.atomic
def course_archive(*, course: Course, by: User, archived: bool) -> Course:
    """Close a course: its members read it, and nothing is handed in or changed any more; or open it again."""
    course.archived_at = clock.now() if archived else None
    course.save(update_fields=["archived_at"])
    record(Verb.COURSE_ARCHIVED, course=course, actor=by, archived=archived)
    return course
