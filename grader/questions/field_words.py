"""What pydantic says of a field, kept as data."""

from __future__ import annotations

from typing import Final

from pydantic_core import ErrorDetails

from grader.messages import Message, recognised
from grader.messages import Message as _

# What pydantic says most, from a small letter on; of others, its own English.
_SAID: Final = (
    _("input should be a valid string"),
    _("input should be a valid integer"),
    _("input should be a valid number"),
    _("input should be a valid number, unable to parse string as a number"),
    _("input should be a valid boolean"),
    _("input should be a valid tuple"),
    _("input should be a valid list"),
    _("input should be a valid dictionary"),
    _("input should be a valid dictionary or instance of {name}"),
    _("input should be a finite number"),
    _("input should be greater than or equal to {least}"),
    _("input should be greater than {bound}"),
    _("input should be less than or equal to {most}"),
    _("input should be less than {bound}"),
    _("string should match pattern '{pattern}'"),
    _("string should have at least {least} character"),
    _("string should have at least {least} characters"),
    _("string should have at most {most} character"),
    _("string should have at most {most} characters"),
    _("tuple should have at least {least} item after validation, not {count}"),
    _("tuple should have at least {least} items after validation, not {count}"),
    _("tuple should have at most {most} item after validation, not {count}"),
    _("tuple should have at most {most} items after validation, not {count}"),
)


def field_words(one: ErrorDetails) -> Message:
    """What pydantic found, or a validator of ours."""
    facts = one.get("ctx", {})
    if one["type"] == "literal_error":
        these, _or, last = facts["expected"].rpartition(" or ")
        expected = _("{these} or {last}", these=these, last=last) if these else last
        return _("input should be {expected}", expected=expected)
    said = facts.get("said")
    return said if isinstance(said, Message) else recognised(f"{one['msg'][:1].lower()}{one['msg'][1:]}", _SAID)
