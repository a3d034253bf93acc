"""What the catalogue refuses."""

from __future__ import annotations

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from grader.errors import Refused


class NotYetOpen(Refused):
    """The assignment's exercises may not be read yet. Facts: ``opens_at``."""

    status = HTTPStatus.FORBIDDEN
    code = "not-yet-open"
    sentence = _("This assignment is not open yet. Come back when it opens; its page says when.")
