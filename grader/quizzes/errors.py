"""What is refused about questions and quizzes: each with its own sentence and status."""

from __future__ import annotations

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from grader.errors import Refused


class NotReady(Refused):
    """No variant has been drawn yet; the worker was asked to."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    code = "not-ready"
    sentence = _("This question is being prepared. Try again in a few seconds.")


class AnswerEmpty(Refused):
    """Nothing was filled in."""

    code = "answer-empty"
    sentence = _("There is no answer yet.")


class AnswerUnreadable(Refused):
    """Facts: ``reason``, the sentence that says how to write it, or the first of several parts."""

    code = "answer-unreadable"
    sentence = "%(reason)s"


class AnswerTooBig(Refused):
    """Facts: ``limit`` in KiB."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "answer-too-big"
    sentence = _("This answer is longer than %(limit)s KB, which is more than any question asks for.")


class NoAttemptLeft(Refused):
    """Facts: ``attempts`` allowed."""

    status = HTTPStatus.FORBIDDEN
    code = "no-attempt-left"
    sentence = _("You have used all %(attempts)s attempts of this quiz.")


class QuizClosed(Refused):
    """The quiz takes no new attempt."""

    status = HTTPStatus.FORBIDDEN
    code = "quiz-closed"
    sentence = _("This quiz is closed.")


class AttemptOver(Refused):
    """An answer came after the end and its grace. What had been saved until then was handed in."""

    status = HTTPStatus.FORBIDDEN
    code = "attempt-over"
    sentence = _("The time is over. Every answer saved until then has been handed in.")


class NotWhileWriting(Refused):
    """Another attempt of the student's is open."""

    status = HTTPStatus.FORBIDDEN
    code = "not-while-writing"
    sentence = _("You are taking this quiz again. What came of this attempt is shown when you have handed in.")


class AttemptRuns(Refused):
    """The student has begun another attempt meanwhile."""

    code = "attempt-runs"
    sentence = _("This student is writing another attempt now. Open this one again when that has ended.")


class NoTimeLeft(Refused):
    """An attempt that is opened again needs time to go on with."""

    code = "no-time-left"
    sentence = _("This attempt had no time left: give at least a minute.")


class NotReviewable(Refused):
    """The review opens later."""

    status = HTTPStatus.FORBIDDEN
    code = "not-reviewable"
    sentence = _("Your answers are handed in. The results are shown when the quiz has closed for everybody.")
