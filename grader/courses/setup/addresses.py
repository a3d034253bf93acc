"""Parts of addresses made from titles, such that nothing has them yet."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.text import slugify

from grader.courses.models import Assignment, Course


def course_slug_taken(*, slug: str) -> bool:
    """Whether a course has this part of the address."""
    return Course.objects.filter(slug=slug).exists()


def free_course_slug(*, title: str, term: str) -> str:
    """A part of the address for a course: ``deep-nets-winter-2026``, with a number where that is taken."""
    return _free(slugify(f"{title} {term}")[:50] or "course", lambda slug: course_slug_taken(slug=slug))


def free_assignment_slug(*, course: Course, title: str) -> str:
    """A part of the address for an assignment, one that none of the course has."""
    return _free(
        slugify(title)[:50] or "assignment",
        lambda slug: Assignment.objects.filter(course=course, slug=slug).exists(),
    )


def _free(base: str, taken: Callable[[str], bool]) -> str:
    slug, number = base, 2
    while taken(slug):
        slug, number = f"{base}-{number}", number + 1
    return slug
