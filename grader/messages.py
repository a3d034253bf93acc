"""Sentences for authors, kept as data until somebody with a language reads them.

A reader of exercises or a check says ``_("there is no mutant {name}.", name=name)``, with ``Message`` imported as
``_``, by which makemessages finds the template. To everything that takes a ``str`` it is the English sentence: it
sorts, compares and prints as one. What a page shows goes through ``render``, in the language of who reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

CLAUSE: Final = "{clause}"  # the template of what loses its full stop
AS_IT_IS: Final = "{text}"  # the template of what nobody translates: an exception's words, several sentences in lines
_FIELD: Final = re.compile(r"\{\{|\}\}|\{(\w+)(?::\w+)?\}")  # a form after a colon is the judge's, who has shown it


class Message(str):
    """A sentence in English, which knows the ``template`` it was made of and the ``values`` that fill it.

    A value is text, shown as it is in every language, or a message again, which is translated too.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, str]

    def __new__(cls, template: str, /, **values: object) -> Message:
        texts = {name: value if isinstance(value, Message) else str(value) for name, value in values.items()}
        made = super().__new__(cls, _filled(template, texts))
        made.template, made.values = template, texts
        return made

    def __reduce__(self) -> tuple[Callable[[object], Message], tuple[object]]:
        return Message.from_data, (self.as_data(),)

    def filled(self, /, **values: object) -> Message:
        """The same template with these values: of a message that was made to be chosen among several."""
        return Message(self.template, **values)

    def as_data(self) -> str | dict[str, Any]:
        """As JSON's own types; what is not translated is a plain string."""
        if self.template == AS_IT_IS and not isinstance(self.values["text"], Message):
            return str(self)
        values = {name: one.as_data() if isinstance(one, Message) else one for name, one in self.values.items()}
        return {"template": self.template, "values": values}

    @staticmethod
    def from_data(data: object) -> Message:
        """What ``as_data`` gave. A plain string is also what was stored before sentences were kept as data."""
        if not isinstance(data, Mapping):
            return as_it_is(str(data))
        values = {
            str(name): Message.from_data(value) if isinstance(value, Mapping) else value
            for name, value in data["values"].items()
        }
        return Message(data["template"], **values)


def as_it_is(text: str) -> Message:
    """Text that no language changes."""
    return text if isinstance(text, Message) else Message(AS_IT_IS, text=text)


def in_lines(messages: Iterable[Message]) -> Message:
    """Several messages, each on a line of its own."""
    lines = {f"line{number}": one for number, one in enumerate(messages)}
    return Message("\n".join(f"{{{name}}}" for name in lines), **lines)


def without_stop(said: Message) -> Message:
    """The same without its full stop, in every language: what shows it puts one, or more words, behind it."""
    return Message(CLAUSE, clause=said)


def render(said: Message, gettext: Callable[[str], str]) -> str:
    """The sentence in the language that ``gettext`` translates to; English where it has no translation."""
    values = {name: render(one, gettext) if isinstance(one, Message) else one for name, one in said.values.items()}
    return _filled(said.template if said.template == AS_IT_IS else gettext(said.template), values)


def recognised(text: str, known: Iterable[Message]) -> Message:
    """What another program said, in the first of the ``known`` templates that it can have been made of; else as it is.

    A template's fields take whatever stands in their places.
    """
    for one in known:
        pattern = re.escape(one.template).replace(r"\{", "{").replace(r"\}", "}")
        if (found := re.fullmatch(_FIELD.sub(_group, pattern), text)) is not None:
            return one.filled(**found.groupdict())
    return as_it_is(text)


def _filled(template: str, values: Mapping[str, str]) -> str:
    """The template with its values; one that is missing, as in a row of another version, reads as an ellipsis."""
    filled = _FIELD.sub(lambda found: values.get(found[1], "…") if found[1] else found[0][0], template)
    return filled.rstrip(".。") if template == CLAUSE else filled


def _group(found: re.Match[str]) -> str:
    return f"(?P<{found[1]}>.+)" if found[1] else re.escape(found[0][0])


NOTHING: Final = as_it_is("")
