"""What is read about hooks, by the course's instructors."""

from __future__ import annotations

from grader.courses.models import Course
from grader.courses.rules import Viewer, may_manage, role_in
from grader.errors import NotFound
from grader.gradebook.models import Delivery, Webhook


def hook_list(*, viewer: Viewer, course: Course) -> tuple[Webhook, ...]:
    """The course's hooks, the newest first. Two queries. Raises NotFound for all but instructors."""
    if not may_manage(role_in(viewer, course)):
        raise NotFound
    return tuple(Webhook.objects.filter(course=course).order_by("-pk"))


def hook_get(*, viewer: Viewer, course: Course, pk: int) -> Webhook:
    """Raises NotFound."""
    found = next((hook for hook in hook_list(viewer=viewer, course=course) if hook.pk == pk), None)
    if found is None:
        raise NotFound
    return found


def deliveries_of(*, hook: Webhook, limit: int, offset: int) -> tuple[Delivery, ...]:
    """A window of what a hook was told, the newest first. One query."""
    return tuple(Delivery.objects.filter(hook=hook)[offset : offset + limit])
