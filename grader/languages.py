"""Text in several languages, as exercise files hold it: a mapping from language code to words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Final, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from grader.messages import Message
from grader.messages import Message as _

Language = Literal["en", "zh-hans"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


def not_right(kind: str, said: Message) -> PydanticCustomError:
    """What a validator raises: ``said`` goes on after the field's name. ``kind`` is a ``Code`` with underscores."""
    return PydanticCustomError(kind, "{said}", {"said": said})


class Frozen(BaseModel):
    """A record read from a file: cannot be changed, refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _both(value: object) -> object:
    """Read a plain string as text that is the same in every language (a formula, a number, a class name)."""
    return dict.fromkeys(LANGUAGES, value) if isinstance(value, str) else value


def _not_empty(value: Mapping[Language, str]) -> Mapping[Language, str]:
    if not value:
        raise not_right("missing_language", _("needs a text under the key of a language, such as en"))
    if empty := [language for language, words in value.items() if not words.strip()]:
        raise not_right("bad_value", _("has an empty text for {language}", language=empty[0]))
    return value


Localised = Annotated[Mapping[Language, str], AfterValidator(_not_empty)]
"""Words by language: those that the exercise says it has, which ``texts_without`` looks for."""

Text = Annotated[Localised, BeforeValidator(_both)]
"""``Localised``, or one plain string that is right in every language."""


class Worded(Frozen):
    """A record that has words beside its other fields, each language's under its own key."""

    en: str = ""
    zh_hans: str = Field(default="", alias="zh-hans")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.text:
            raise not_right("missing_words", _("needs words in some language"))
        return self

    @property
    def text(self) -> dict[str, str]:
        """The words by language, without those they have not been translated into."""
        return {code: words for code, words in (("en", self.en), ("zh-hans", self.zh_hans)) if words.strip()}


def in_language(text: Mapping[Language, str], language: str) -> str:
    """Return ``text`` in ``language``, or in English, or in the one there is where it has not been translated."""
    words = {str(code): said for code, said in text.items()}
    return words.get(language) or words.get("en") or next(iter(words.values()))


def main_of(languages: Sequence[Language]) -> Language:
    """The language that an exercise cannot be used without: English where it is one of its languages."""
    return "en" if "en" in languages else languages[0]


Path = tuple[str | int, ...]


def texts_in(data: object, path: Path = ()) -> Iterator[tuple[Path, Mapping[str, str]]]:
    """Find every text by language in plain data, and where it stands; a named wrong answer is one itself."""
    if isinstance(data, Mapping):
        words = {key: text for key, text in data.items() if key in LANGUAGES and isinstance(text, str) and text}
        if words:
            yield path, words
        for key, item in data.items():
            yield from texts_in(item, (*path, key))
    elif isinstance(data, (list, tuple)):
        for index, item in enumerate(data):
            yield from texts_in(item, (*path, index))


def texts_without(data: object, languages: Sequence[Language]) -> Iterator[tuple[Path, Language]]:
    """Where a text of ``data`` lacks one of ``languages``, and which."""
    for path, words in texts_in(data):
        yield from ((path, language) for language in languages if language not in words)
