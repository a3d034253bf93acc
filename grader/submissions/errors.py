"""What is refused when something is handed in: each with its own sentence and status."""

from __future__ import annotations

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from grader.errors import Refused


class SourceEmpty(Refused):
    """Nothing but white space was sent."""

    code = "source-empty"
    sentence = _("There is no code yet. Write your solution in the editor, then send it again.")


class SourceTooBig(Refused):
    """Facts: ``kb`` sent, ``limit`` in KiB."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "source-too-big"
    sentence = _(
        "Your file has %(kb)s KB, and a solution may have %(limit)s KB at most. "
        "If it holds data, leave the data out: the exercise gives your code what it needs."
    )


class SourceNotText(Refused):
    """The bytes are not UTF-8. Facts: ``offset`` of the first that is not."""

    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    code = "source-not-utf8"
    sentence = _(
        "This file is not UTF-8 text: byte %(offset)s cannot be read. "
        'Save it as UTF-8 in your editor ("Save with encoding"), then send it again.'
    )


class SourceHasNul(Refused):
    """Facts: ``line`` of the first NUL."""

    code = "source-has-nul"
    sentence = _(
        "Line %(line)s holds a NUL character, which Python cannot read. "
        "It often comes from a file saved as UTF-16: save it as UTF-8, then send it again."
    )


class AssignmentClosed(Refused):
    """Facts: ``closes_at``."""

    status = HTTPStatus.FORBIDDEN
    code = "assignment-closed"
    sentence = _("This assignment is closed and takes no more answers. What you wrote and handed in is kept.")


class NotCode(Refused):
    """A question was answered with code."""

    code = "not-code"
    sentence = _("This is a question, not a programming exercise. Answer it on its own page.")


class NotQuestion(Refused):
    """A programming exercise was given a question's answer."""

    code = "not-question"
    sentence = _("This is a programming exercise. Write your code on its own page.")


class TooMany(Refused):
    """Facts: ``limit`` in a minute."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too-many"
    sentence = _(
        "You sent your code %(limit)s times within a minute, which is the most we take. "
        "Your draft is kept: wait a moment, then send it again."
    )


class NoAttemptLeft(Refused):
    """The assignment takes so many hand-ins for an exercise, and they are used up."""

    status = HTTPStatus.CONFLICT
    code = "no-attempt-left"
    sentence = _(
        "You have handed this in %(count)s times, which is as often as the assignment allows. "
        "What you have written stays in the editor."
    )


class TooSoon(Refused):
    """The assignment wants a pause between two hand-ins."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too-soon"
    sentence = _(
        "The assignment asks for a pause between two hand-ins: you can hand in again in %(seconds)s seconds. "
        "Running the visible cases is always possible."
    )


class CourseArchived(Refused):
    """The course is archived: it is read, and nothing is handed in."""

    status = HTTPStatus.CONFLICT
    code = "course-archived"
    sentence = _("This course is archived: nothing can be handed in any more.")
