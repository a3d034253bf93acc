"""Learning platforms, for whoever keeps the site; and registering by itself, for whoever has the link."""

from __future__ import annotations

import json

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from grader.lti.forms import PlatformForm
from grader.lti.middleware import FRAMED
from grader.lti.platforms.origins import ORIGIN, origin_of
from grader.lti.platforms.services import (
    Addresses,
    configuration,
    platform_get,
    platform_list,
    platform_register,
    platform_save,
    registration_link_check,
    registration_link_make,
)
from grader.outbound import OutboundError
from grader.web.requests import person


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The platforms there are, what another needs to know of us, and entering it."""
    rows = platform_list(viewer=request.user)
    ours = addresses(request)
    form = PlatformForm(request.POST if request.POST.get("do") == "save" else None)
    if request.POST.get("do") == "link":
        secret = registration_link_make(by=person(request))
        link = request.build_absolute_uri(reverse("lti-register", args=[secret]))
        return render(request, "lti/platforms.html", {"rows": rows, "ours": ours, "form": form, "link": link})
    if request.method == "POST" and form.is_valid():
        platform_save(platform=form.instance, deployments=form.deployment_ids())
        messages.success(request, _("Saved."))
        return redirect("lti-platforms")
    context = {
        "rows": rows,
        "ours": ours,
        "form": form,
        "canvas": json.dumps(configuration(ours), indent=2),
    }
    return render(request, "lti/platforms.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    platform = platform_get(viewer=request.user, pk=pk)
    form = PlatformForm(request.POST if request.method == "POST" else None, instance=platform)
    if request.method == "POST" and form.is_valid():
        platform_save(platform=form.instance, deployments=form.deployment_ids())
        messages.success(request, _("Saved."))
        return redirect("lti-platforms")
    context = {"form": form, "platform": platform, "ours": addresses(request)}
    return render(request, "lti/platform.html", context, status=422 if form.errors else 200)


@never_cache
@csrf_exempt  # a frame of the platform's; who may do this holds the link's secret
@login_not_required
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, token: str) -> HttpResponse:
    """Opened by a platform on behalf of its administrator: says what will be done, and does it at their word."""
    registration_link_check(secret=token)
    sent = request.POST if request.method == "POST" else request.GET
    url, proof = sent.get("openid_configuration", "")[:2000], sent.get("registration_token", "")[:8000]
    origin = origin_of(url)
    if ORIGIN.fullmatch(origin):
        setattr(request, FRAMED, [origin])
    context: dict[str, object] = {"url": url, "proof": proof, "origin": origin, "signing_in": True}
    if request.method == "POST" and url:
        try:
            context["done"] = platform_register(
                secret=token, configuration_url=url, token=proof, ours=addresses(request)
            )
        except OutboundError as error:
            context["problem"] = str(error)
        except ValidationError as error:
            context["problem"] = " ".join(error.messages)
    return render(request, "lti/register.html", context, status=422 if "problem" in context else 200)


def addresses(request: HttpRequest) -> Addresses:
    """Where this service is, as platforms are told."""
    return Addresses(
        host=request.get_host(),
        login=request.build_absolute_uri(reverse("lti-login")),
        launch=request.build_absolute_uri(reverse("lti-launch")),
        keys=request.build_absolute_uri(reverse("lti-keys")),
        icon=request.build_absolute_uri(static("web/icon.svg")),
    )
