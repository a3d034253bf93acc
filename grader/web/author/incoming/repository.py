"""The repository that a draft comes from: named, pulled again, and its push hook."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from grader.catalog.own.repositories.pulls import (
    hook_called,
    hook_make,
    pull_ask,
    source_of,
    source_set,
    token_forget,
)
from grader.errors import NotFound, Refused
from grader.web.author.places import own
from grader.web.requests import person


@sensitive_post_parameters("token")
@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    """``do``: set the repository, pull it, pull it ``over`` changes, ``forget`` its token, or make a new ``hook``.

    The hook's address is told once, the token never.
    """
    view = own(request, course, exercise)
    source = source_of(exercise=view.exercise)
    refused: Refused | None = None
    address = ""
    if request.method == "POST":
        do = request.POST.get("do", "")
        try:
            if do == "set":
                source_set(exercise=view.exercise, by=person(request), **typed_source(request))
            elif source is None:
                raise NotFound
            elif do == "hook":
                path = f"/hooks/exercises/{hook_make(source=source)}/"
                address = request.build_absolute_uri(path)
            elif do == "forget":
                token_forget(source=source)
            else:
                pull_ask(source=source, by=person(request), over_changes=do == "over")
        except NotFound:
            raise
        except Refused as refusal:
            refused = refusal
        if not refused and not address:
            return redirect("author-source", course=course, exercise=exercise)
    context = {
        "view": view.course,
        "course": view.course.course,
        "exercise": view.exercise,
        "source": source,
        "typed": request.POST if refused else source or {"url": "", "branch": "", "folder": ""},
        "refused": refused,
        "hook": address,
        "here": "exercises",
    }
    return render(request, "web/author/beginning/source.html", context, status=refused.status if refused else 200)


def typed_source(request: HttpRequest) -> dict[str, str]:
    """What a form says of a repository."""
    return {name: request.POST.get(name, "").strip() for name in ("url", "branch", "folder", "token", "token_user")}


@csrf_exempt
@login_not_required
@require_POST
def hook(request: HttpRequest, token: str) -> HttpResponse:
    """What a repository calls after a push: only the token counts, whatever it sends."""
    hook_called(token=token)
    return HttpResponse("A pull is asked for.\n", status=202, content_type="text/plain; charset=utf-8")
