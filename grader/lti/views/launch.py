"""What platforms and their people's browsers send: the begin of a sign-in, its answer, and who asks for our keys."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login as sign_in
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from grader.accounts.models import User
from grader.lti.errors import MessageRefused
from grader.lti.launching.claims import Said
from grader.lti.launching.leads import launch_enter
from grader.lti.launching.logins import Asking, launch_receive, login_begin, login_failed, login_waiting
from grader.lti.launching.people import account_known, account_make, identity_find
from grader.lti.middleware import FRAMED, framed, partition
from grader.lti.models import Launch, Login
from grader.lti.platforms.keys import own_keyset
from grader.lti.platforms.origins import origins_of

BACKEND = "grader.accounts.backends.Backend"
COOKIE_SECONDS = 900


@never_cache
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """A platform says that one of its people wants in; it is asked who that is."""
    sent = request.POST if request.method == "POST" else request.GET
    asking = login_begin(asked=sent.dict(), launch_url=request.build_absolute_uri(reverse("lti-launch")))
    if asking.storage:
        setattr(request, FRAMED, origins_of(asking.platform))
        response = render(
            request, "lti/login.html", {"asking": asking, "name": _place(asking.state), "signing_in": True}
        )
    else:
        response = redirect(asking.address)
    _remember(response, asking)
    return response


@never_cache
@csrf_exempt
@login_not_required
@require_POST
def launch(request: HttpRequest) -> HttpResponse:
    """The platform's answer, posted by the person's browser."""
    post = request.POST
    if post.get("error"):
        raise login_failed(error=f"{post['error']} {post.get('error_description', '')}")
    token, state = post.get("id_token", ""), post.get("state", "")
    if not token or not state:
        raise MessageRefused(reason=_("it lacks “%(claim)s”.") % {"claim": "id_token, state"})
    waiting = login_waiting(state=state)
    in_frame = framed(request)
    if waiting is not None and in_frame:
        setattr(request, FRAMED, origins_of(waiting.platform))
    proof = request.COOKIES.get(_place(state), "")
    if not proof and _own_page(request):
        proof = post.get("proof", "")
    if not proof and waiting is not None:
        return _without_cookie(request, waiting, token, state)
    found = launch_receive(token=token, state=state, proof=proof, framed=in_frame)
    response = _let_in(request, found)
    if _place(state) in request.COOKIES:
        response.delete_cookie(_place(state), path=reverse("lti-launch"))
    return response


@login_not_required
@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    """The public keys by which platforms check what this service signs."""
    response = JsonResponse(own_keyset())
    response["Cache-Control"] = "public, max-age=600"
    return response


def enter(request: HttpRequest, found: Launch, user: User) -> HttpResponse:
    """Sign ``user`` in as whose launch it is, in this frame or window, and go on."""
    launch_enter(launch=found, user=user)
    if request.user != user or found.framed:
        sign_in(request, user, backend=BACKEND)
    if found.framed:
        back = Said.of(found.said).return_url
        request.session[FRAMED] = origins_of(found.deployment.platform, back)
    return redirect("lti-go-on", public_id=found.public_id)


def _let_in(request: HttpRequest, found: Launch) -> HttpResponse:
    user = identity_find(launch=found)
    if user is None:
        if account_known(said=Said.of(found.said)):
            return redirect("lti-account", public_id=found.public_id)
        user = account_make(launch=found)
    return enter(request, found, user)


def _place(state: str) -> str:
    """Name of the cookie, or of the place in the platform's storage, that holds the proof of this state."""
    return f"lti-{''.join(character for character in state[:16] if character.isalnum())}"


def _remember(response: HttpResponse, asking: Asking) -> None:
    name = _place(asking.state)
    response.set_cookie(name, asking.proof, max_age=COOKIE_SECONDS, path=reverse("lti-launch"), httponly=True)
    if settings.SESSION_COOKIE_SECURE:
        partition(response, name)
    # Over plain HTTP, on this machine, no browser takes such a cookie; one that says nothing of sites arrives.


def _own_page(request: HttpRequest) -> bool:
    """Whether a page of this service sends the form: only there can the platform's storage have been asked."""
    return request.headers.get("Origin", "") == f"{request.scheme}://{request.get_host()}"


def _without_cookie(request: HttpRequest, waiting: Login, token: str, state: str) -> HttpResponse:
    """Ask the platform's storage, where it has one; else offer a window of our own, in which cookies work."""
    storage = "" if _own_page(request) else request.POST.get("lti_storage_target", "")[:100]
    context = {
        # A link, not a form: the login leads on to the platform, where this service's forms may not go.
        "again": urlencode(waiting.asked),
        "storage": storage,
        "origin": origins_of(waiting.platform)[0],
        "name": _place(state),
        "token": token,
        "signing_in": True,
        "state": state,
    }
    status = HTTPStatus.OK if storage else HTTPStatus.FORBIDDEN
    return render(request, "lti/proof.html", context, status=status)
