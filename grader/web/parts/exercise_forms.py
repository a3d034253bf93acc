"""What an exercise asks for, in a word and a picture: code, or an answer of one of the types of questions."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from grader.web.parts.icons import icon

KNOWN = ("code", "choice", "choices", "number", "shape", "text", "match", "order", "array", "table")


def form_name(form: str) -> str:
    """The form's name in the reader's language."""
    return {
        "code": _("Programming"),
        "choice": _("One of several"),
        "choices": _("All that apply"),
        "number": _("A number"),
        "shape": _("A shape"),
        "text": _("A word"),
        "match": _("Matching"),
        "order": _("Ordering"),
        "array": _("An array"),
        "table": _("A table"),
    }.get(form, _("Question"))


def form_icon(form: str) -> SafeString:
    """Its icon."""
    return icon(f"form-{form}" if form in KNOWN else "named")
