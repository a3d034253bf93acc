"""What a platform's message is refused with: the sentence for the person in front of it."""

from __future__ import annotations

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from grader.errors import Refused


class MessageRefused(Refused):
    """The message cannot be taken; the reason is written for whoever set the platform up."""

    code = "lti-message"
    sentence = _("The learning platform's message could not be taken: %(reason)s")


class PlatformUnknown(MessageRefused):
    """Nobody has registered who sends this."""

    status = HTTPStatus.FORBIDDEN
    code = "lti-platform"


class LaunchStale(Refused):
    """Its login is used up, too old, or of another browser."""

    status = HTTPStatus.FORBIDDEN
    code = "lti-stale"
    sentence = _("This launch was used already or has taken too long. Open the link on the learning platform again.")


class NotTaken(Refused):
    """The person was recognised, and may not come in."""

    status = HTTPStatus.FORBIDDEN
    code = "lti-not-taken"
    sentence = _("%(reason)s")
