"""What every page says where grading stands still."""

from __future__ import annotations

from django.http import HttpRequest

from grader.accounts.models import User
from grader.operations import watch


def standing_still(request: HttpRequest) -> dict[str, object]:
    """For templates: ``standing``, the service's state where people are to be told of it. No query."""
    user = getattr(request, "user", None)
    return {"standing": watch.standing_still() if isinstance(user, User) else None}
