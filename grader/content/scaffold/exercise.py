"""A new exercise folder, complete and right from its first minute, to be changed file by file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from grader.content.bundle import statement_path
from grader.content.scaffold import fixed
from grader.content.scaffold.chain import CHAIN
from grader.content.scaffold.function import FUNCTION
from grader.content.scaffold.module import MODULE
from grader.content.scaffold.question import NUMBER
from grader.content.spec.exercise import SLUG_PATTERN, SPEC_FILE
from grader.languages import LANGUAGES, Language

Kind = Literal[
    "code", "class", "chain", "question", "choice", "choices", "text", "shape", "array", "order", "match", "table"
]
_FILES: Final[Mapping[Kind, Mapping[str, str]]] = {
    "code": FUNCTION,
    "class": MODULE,
    "chain": CHAIN,
    "question": NUMBER,
    "choice": fixed.CHOICE,
    "choices": fixed.CHOICES,
    "text": fixed.TEXT,
    "shape": fixed.SHAPE,
    "array": fixed.ARRAY,
    "order": fixed.ORDER,
    "match": fixed.MATCH,
    "table": fixed.TABLE,
}
KINDS: Final[tuple[Kind, ...]] = tuple(_FILES)
STEM: Final = 48


def new_exercise(
    slug: str, topic: str, kind: Kind = "code", languages: Sequence[Language] = LANGUAGES
) -> Mapping[str, bytes]:
    """Return the files of a small exercise that loads, lints and grades as it is; the author replaces what it asks.

    ``code`` asks for a function, ``class`` for a torch module, ``chain`` for two functions that are called one after
    the other, ``question`` for a number drawn anew for everyone; the others are questions of that type. Raises
    ``ValueError`` for a slug or topic that is none.
    """
    for name in (slug, topic):
        if not re.fullmatch(SLUG_PATTERN, name):
            raise ValueError(f"{name!r} is no name for a folder: small letters, digits and single hyphens")
    values = {
        "@slug@": slug,
        "@topic@": topic,
        "@name@": _identifier(slug),
        "@stem@": _stem(slug),
        "@Name@": _class_name(slug),
    }
    files = {path: _filled(text, values) for path, text in _FILES[kind].items()}
    if tuple(languages) != LANGUAGES:
        names = ", ".join(f'"{language}"' for language in languages)
        files[SPEC_FILE] = re.sub(r"(?m)^(minutes = .*)$", rf"\1\nlanguages = [{names}]", files[SPEC_FILE], count=1)
        for language in set(LANGUAGES) - set(languages):
            del files[statement_path(language)]
    return {path: text.encode() for path, text in files.items()}


def _identifier(slug: str) -> str:
    name = slug.replace("-", "_")
    return name if name.isidentifier() else f"exercise_{name}"


def _stem(slug: str) -> str:
    """What the names of several functions begin with, short enough for what is put behind it."""
    return _identifier(slug)[:STEM].rstrip("_")


def _class_name(slug: str) -> str:
    name = "".join(part.capitalize() for part in slug.split("-"))
    return name if name.isidentifier() else f"Exercise{name}"


def _filled(text: str, values: Mapping[str, str]) -> str:
    for mark, value in values.items():
        text = text.replace(mark, value)
    return text.lstrip("\n")
