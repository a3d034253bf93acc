"""The first page's own example as it is shown: what stands in its fields, and what came of it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from grader.errors import NotFound
from grader.submissions.experiments.selectors import OpenStart, open_experiment, open_start
from grader.submissions.models import Experiment
from grader.web.exercise.panel import Field, OwnResult, Told, told_of
from grader.web.landing.picture import SOURCE
from grader.web.results import asked_before


@dataclass(frozen=True, slots=True)
class Trial:
    """The example as the first page shows it."""

    source: str
    fields: tuple[Field, ...]
    sentence: str = ""
    result: OwnResult | None = None
    told: Told | None = None


def trial(request: HttpRequest, sentence: str = "", problems: Mapping[str, str] | None = None) -> Trial | None:
    """What stands there: the example, or what somebody typed and what came of it. None: this service has none."""
    opened = open_start()
    if opened is None:
        return None
    if request.method == "POST":
        fields = _fields(opened, given_in(request), problems or {})
        return Trial(request.POST.get("source", ""), fields, sentence)
    if run := request.GET.get("run"):
        try:
            result = result_of(request, run)
        except NotFound:  # such runs are not kept for long
            return Trial(SOURCE, _fields(opened, {}, {}))
        row = result.experiment
        return Trial(row.source, _fields(opened, row.given, {}), result=result, told=told_of(result))
    return Trial(SOURCE, _fields(opened, {}, {}))


def result_of(request: HttpRequest, run: str) -> OwnResult:
    """What came of a run of somebody without an account. Raises NotFound."""
    return OwnResult(_of(run), reverse("try"), asked_before(request.GET.get("n")))


def given_in(request: HttpRequest) -> dict[str, str]:
    """What was typed for the arguments."""
    typed = request.POST
    return {name.removeprefix("own-arg-"): str(typed[name]) for name in typed if name.startswith("own-arg-")}


def _of(run: str) -> Experiment:
    try:
        return open_experiment(public_id=uuid.UUID(run))
    except ValueError:
        raise NotFound from None


def _fields(opened: OpenStart, given: Mapping[str, str], problems: Mapping[str, str]) -> tuple[Field, ...]:
    return tuple(
        Field(one["name"], given.get(one["name"], one["text"]), one["dtype"], problems.get(one["name"], ""))
        for one in opened.start.arguments
    )
