"""Whom a course tells what happens in it; for instructors."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from grader.accounts.tokens.once import done_once
from grader.accounts.tokens.scopes import Scope
from grader.api.asked import KEY, LIMIT, MANY, OFFSET, begun, listed
from grader.api.auth import needs
from grader.api.errors import REFUSALS
from grader.api.staff.courses import managed
from grader.api.staff.schemas import DeliveryOut, HookIn, HookOut, NewHookOut
from grader.api.student.courses import caller
from grader.gradebook.hooks.selectors import deliveries_of, hook_get, hook_list
from grader.gradebook.hooks.services import hook_create, hook_remove, hook_try
from grader.gradebook.models import Delivery, Webhook

router = Router(auth=needs(Scope.MANAGE))


@router.get("/teach/{slug}/hooks", response={200: list[HookOut], **REFUSALS}, url_name="teach-hooks")
def hooks(
    request: HttpRequest, response: HttpResponse, slug: str, limit: int = MANY, offset: int = OFFSET
) -> list[HookOut]:
    """The course's hooks, the newest first."""
    rows = hook_list(viewer=caller(request), course=managed(request, slug).course)
    return [HookOut(**_out(hook)) for hook in listed(request, response, rows, limit, offset)]


@router.post("/teach/{slug}/hooks", response={201: NewHookOut, **REFUSALS})
def create(request: HttpRequest, slug: str, data: HookIn, key: str | None = KEY) -> Status[Any]:
    """A new hook, with the secret that signs what it is told."""
    course, by = managed(request, slug).course, caller(request)

    def do() -> dict[str, Any]:
        made = hook_create(course=course, url=data.url, events=data.events, by=by)
        return {**_out(made), "secret": made.secret}

    return Status(201, done_once(user=by, key=key, asked=["hook", slug, data.dict()], do=do))


@router.delete("/teach/{slug}/hooks/{hook}", response={204: None, **REFUSALS}, url_name="teach-hook")
def remove(request: HttpRequest, slug: str, hook: int) -> Status[None]:
    """Tell it nothing any more."""
    hook_remove(course=managed(request, slug).course, pk=hook)
    return Status(204, None)


@router.get(
    "/teach/{slug}/hooks/{hook}/deliveries",
    response={200: list[DeliveryOut], **REFUSALS},
    url_name="teach-hook-deliveries",
)
def deliveries(
    request: HttpRequest, response: HttpResponse, slug: str, hook: int, limit: int = LIMIT, offset: int = OFFSET
) -> list[DeliveryOut]:
    """What it was told, the newest first, and what came of it."""
    course = managed(request, slug).course
    found = hook_get(viewer=caller(request), course=course, pk=hook)
    rows = deliveries_of(hook=found, limit=limit + 1, offset=offset)
    return [_delivery(row) for row in begun(request, response, rows, limit, offset)]


@router.post("/teach/{slug}/hooks/{hook}/try", response={201: DeliveryOut, **REFUSALS}, url_name="teach-hook-try")
def attempt(request: HttpRequest, slug: str, hook: int) -> Status[DeliveryOut]:
    """Tell it that it is being tried out."""
    course = managed(request, slug).course
    return Status(201, _delivery(hook_try(hook=hook_get(viewer=caller(request), course=course, pk=hook))))


def _out(hook: Webhook) -> dict[str, Any]:
    return {
        "id": hook.pk,
        "url": hook.url,
        "events": hook.events.split(),
        "created_at": hook.created_at,
        "off_at": hook.off_at,
    }


def _delivery(row: Delivery) -> DeliveryOut:
    return DeliveryOut(
        id=row.public_id,
        event=row.event,
        created_at=row.created_at,
        tries=row.tries,
        status=row.status,
        said=row.said,
        ended_at=row.ended_at,
    )
