"""What templates need beside Django's own tags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.contrib.messages.storage.base import Message as Notice
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timesince import timeuntil

from grader import clock
from grader.catalog.models import Exercise, Kind
from grader.courses.models import Assignment
from grader.gradebook.selectors import points_of
from grader.judge.stopped.running import RUNNING
from grader.judge.verdict import Verdict
from grader.localised import localised as localised_text
from grader.localised import translated as translated_text
from grader.messages import Message
from grader.submissions.models import GradingRun, RunState
from grader.web.account.cookies import theme_of
from grader.web.parts.code import coloured as coloured_lines
from grader.web.parts.exercise_forms import form_icon, form_name
from grader.web.parts.icons import icon as icon_svg
from grader.web.parts.topics import topic_name
from grader.web.report.numbers import points as points_text
from grader.web.report.say import marked
from grader.web.report.verdicts import AWAITED, HANDED_IN, LISTED, REPLACED, VerdictWords

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """``{% icon "check" %}``"""
    return icon_svg(name)


@register.simple_tag
def form_of(form: str) -> SafeString:
    """What an exercise asks for, as its icon, named: code, or the type of the question."""
    name = form_name(form)
    return format_html(
        '<span class="form" title="{}">{}<span class="visually-hidden">{}</span></span>', name, form_icon(form), name
    )


@register.filter
def tagged(messages: Iterable[Notice], tag: str) -> list[Notice]:
    """The messages that a page says where ``tag`` is; "": those that stand at the head of every page."""
    return [message for message in messages if message.extra_tags == tag]


@register.filter
def coloured(source: str) -> tuple[SafeString, ...]:
    """The lines of code in the editor's colours, for where it is about to be written in."""
    return coloured_lines(source)


@register.simple_tag
def python_version() -> str:
    """The Python that submissions run in, as in "Python 3.11": a jail is this very interpreter."""
    return f"Python {RUNNING}"


@register.simple_tag(takes_context=True)
def theme(context: dict[str, Any]) -> str:
    """The reader's theme: "auto", "light" or "dark". An error page may have no request."""
    request = context.get("request")
    return theme_of(request) if isinstance(request, HttpRequest) else "auto"


@register.filter
def translated(message: Message) -> str:
    """A sentence for authors in the reader's language."""
    return translated_text(message)


@register.filter
def localised(text: Mapping[str, str]) -> str:
    """The text in the reader's language."""
    return localised_text(text)


@register.filter
def coded(text: str) -> SafeString:
    """Plain text as HTML, what stands between backticks as code."""
    return marked(text)


@register.filter
def points(value: float) -> str:
    """Points without needless decimals."""
    return points_text(float(value))


@register.filter
def moment(value: datetime | None, style: str = "full") -> SafeString | str:
    """A ``<time>`` in the zone of the reader's account, else in UTC, which site.js puts into the browser's own: "full",
    "short" or "clock"."""
    if value is None:
        return ""
    value = timezone.localtime(value)
    shown = date_format(value, "H:i:s" if style == "clock" else "DATETIME_FORMAT")
    zone = " UTC" if style != "clock" and timezone.get_current_timezone_name() == "UTC" else ""
    return format_html('<time datetime="{}" data-moment="{}">{}{}</time>', value.isoformat(), style, shown, zone)


@register.filter
def left(value: datetime) -> str:
    """How long until then, in its largest unit: "2 days"."""
    return timeuntil(value, clock.now(), depth=1)


@register.filter
def soon(value: datetime) -> bool:
    """Whether that is less than a day away."""
    return value - clock.now() < timedelta(days=1)


@register.simple_tag
def moment_there(value: datetime | None, zone: str) -> SafeString | str:
    """The same moment in a course's own time zone, for readers whose clocks show another: site.js knows those clocks
    where the reader has not chosen a zone."""
    if value is None:
        return ""
    there = value.astimezone(ZoneInfo(zone))
    same = there.utcoffset() == timezone.localtime(value).utcoffset()
    return format_html(
        '<span class="there" data-zone="{}"{}> ({} {})</span>',
        zone,
        mark_safe(" hidden") if same else "",
        date_format(there, "DATETIME_FORMAT"),
        zone,
    )


@register.simple_tag
def verdict_words(run: GradingRun) -> VerdictWords:
    """How a run's verdict is said in a list, the ones without a verdict included."""
    if run.state == RunState.FINISHED:
        return LISTED[Verdict(run.verdict)] if run.verdict else HANDED_IN
    return REPLACED if run.state == RunState.SUPERSEDED else AWAITED


@register.filter
def topic_in_words(slug: str) -> str:
    """A topic's name in the reader's language."""
    return topic_name(slug)


@register.filter
def in_words(verdict: str) -> VerdictWords:
    """How a verdict is said where no run is: in figures and filters."""
    return LISTED[Verdict(verdict)]


@register.simple_tag
def scaled_points(run: GradingRun, worth: Decimal) -> Decimal | None:
    """The run's share of what the exercise is worth."""
    return points_of(run=run, worth=worth)


@register.simple_tag
def address_of(assignment: Assignment, exercise: Exercise) -> str:
    """Where an exercise of an assignment is answered: code on one page, a question on another."""
    name = "question" if exercise.kind == Kind.QUESTION else "exercise"
    return reverse(name, args=[assignment.course.slug, assignment.slug, exercise.slug])


@register.filter
def at(mapping: Mapping[str, Any], key: str) -> Any:
    """``{{ titles|at:slug }}``"""
    return mapping.get(key, key)
