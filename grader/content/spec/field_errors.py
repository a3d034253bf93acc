"""pydantic's errors in an author's words: which field, what kind of problem, one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from pydantic import ValidationError

from grader.content.problems import Code
from grader.content.spec.toml_lines import Path
from grader.messages import Message
from grader.messages import Message as _
from grader.questions.field_words import field_words
from grader.questions.registry import QUESTION_TYPES

_CODES: Final = {
    "extra_forbidden": Code.UNKNOWN_FIELD,
    "missing": Code.MISSING_FIELD,
    "missing_language": Code.MISSING_LANGUAGE,
    "missing_words": Code.MISSING_FIELD,
    "union_tag_not_found": Code.MISSING_FIELD,
    "wrong_type": Code.WRONG_TYPE,
}
_TYPES_TRIED: Final = ("str", "int", "decimal", "constrained-str", "constrained-int")


class FieldFinding(NamedTuple):
    """What is wrong with the field at ``path``."""

    path: Path
    code: Code
    message: Message


def field_findings(error: ValidationError) -> Iterator[FieldFinding]:
    """Yield each wrong field once, with its path as an author would follow it."""
    seen = set()
    for one in error.errors(include_url=False):
        path = _without_noise(one["loc"])
        code = _CODES.get(one["type"], Code.WRONG_TYPE if one["type"].endswith("_type") else Code.BAD_VALUE)
        if one["type"] == "missing_words":
            path = (*path, "en")
        if one["type"].startswith("union_tag"):
            path = (*path, "type")
        name = dotted(path)
        if code is Code.UNKNOWN_FIELD:
            message = _("`{name}` is no field we know; is it misspelt, or under the wrong heading?", name=name)
        elif code is Code.MISSING_FIELD:
            message = _("`{name}` is missing.", name=name)
        elif one["type"] == "union_tag_invalid":
            message = _("`{name}` is none of {types}.", name=name, types=", ".join(QUESTION_TYPES))
        else:
            message = _("`{name}`: {what}.", name=name, what=field_words(one))
        if (name, code) not in seen:  # a union of types reports the same field once a type
            seen.add((name, code))
            yield FieldFinding(path, code, message)


def _without_noise(path: Path) -> Path:
    """Take out what pydantic puts into a path by itself: the tag of a union, the type it tried, ``[key]``."""
    for place in (0, 1):
        if len(path) > place and path[place] in QUESTION_TYPES and (place == 0 or path[0] == "question"):
            path = path[:place] + path[place + 1 :]
            break
    return tuple(part for part in path if isinstance(part, int) or ("[" not in part and part not in _TYPES_TRIED))


def dotted(path: Path) -> str:
    """Name a field: ``question.options 2.text``; positions count from 1, as people do."""
    name = ""
    for part in path:
        name += f" {part + 1}" if isinstance(part, int) else f".{part}" if name else part
    return name or _("this file")
