"""What the API says instead of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from ninja import Schema

from grader.errors import Refused


class ErrorOut(Schema):
    """``code`` for programs, ``message`` for people, in the language of Accept-Language."""

    code: str
    message: str


REFUSALS = dict.fromkeys((400, 401, 403, 404, 409, 410, 413, 415, 422, 429), ErrorOut)


class Unacceptable(Refused):
    """What was sent can be read and cannot be done. Facts: ``reason``, a sentence."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "unacceptable"
    sentence = "%(reason)s"


class TooLarge(Refused):
    """Facts: ``limit`` in MB."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "too-large"
    sentence = _("This is larger than %(limit)s MB, and no exercise may be.")


@contextmanager
def checked() -> Iterator[None]:
    """What a service finds wrong with what was sent is told: 422 with its sentences."""
    try:
        yield
    except ValidationError as error:
        raise Unacceptable(reason=" ".join(error.messages)) from error
