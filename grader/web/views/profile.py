"""Who you are here, and in which language you read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from grader.courses.selectors import course_list


def page(request: HttpRequest) -> HttpResponse:
    return render(request, "web/profile.html", {"courses": course_list(viewer=request.user)})
