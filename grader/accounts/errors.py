"""What signing in refuses."""

from __future__ import annotations

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from grader.errors import Refused


class TooManyTries(Refused):
    """Of one account or one address. Facts: ``seconds`` and ``minutes`` until another is taken."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too-many-tries"
    sentence = _(
        "There were too many tries to sign in. Wait %(minutes)s min and try again. If you have forgotten your "
        "password, your instructor can set a new one."
    )
