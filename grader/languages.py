"""Text in several languages, as exercise files hold it: a mapping from language code to words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

Language = Literal["en", "zh-hans"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


class Frozen(BaseModel):
    """A record read from a file: cannot be changed, refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _both(value: object) -> object:
    """Read a plain string as text that is the same in every language (a formula, a number, a class name)."""
    return dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else value


def _with_english(value: Mapping[Language, str]) -> Mapping[Language, str]:
    if not value.get("en", "").strip():
        raise PydanticCustomError("missing_language", "needs at least a text in English, under the key en")
    if empty := [language for language, words in value.items() if not words.strip()]:
        raise PydanticCustomError("bad_value", "has an empty text for {language}", {"language": empty[0]})
    return value


Localised = Annotated[Mapping[Language, str], AfterValidator(_with_english)]
"""Words by language; English always there, the others asked for by ``lint``."""

Text = Annotated[Localised, BeforeValidator(_both)]
"""``Localised``, or one plain string that is right in every language."""


def in_language(text: Mapping[Language, str], language: str) -> str:
    """Return ``text`` in ``language``, or in English where it has not been translated."""
    return next((words for code, words in text.items() if code == language), text["en"])
