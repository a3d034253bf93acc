"""Sentences a student reads, kept as data until somebody with a language reads them.

A report stores keys and facts, so the same report is read in English by one person and in Chinese by the next.
``render`` turns one into text; the templates are in ``grader.judge.words.catalogue``.

The forms a template may ask for (``{error:number}``):

- none: text as it is, numbers as Python writes them; a phrase (see ``phrase``) rendered there
- ``number``: short, 3 digits: ``1e-6``, ``0.02``, ``3.0``
- ``value``: an element's value, 8 digits: ``0.33333333``
- ``shape``: ``(3, 4)``, ``(3,)``, ``()``
- ``index``: ``[0, 3]``
- ``list``: ``dx, dW`` with the language's own comma
- ``seconds``: ``0.5``, ``2``
- ``bytes``: ``256 MB``, ``64 KB`` (of 1024)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from grader.messages import Message, as_it_is


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: either ``key`` into the catalogue with its ``facts``, or an author's own ``text`` by language.

    ``facts`` hold only JSON's own types. ``text`` maps a language code ("en", "zh-hans") to the author's words.
    """

    key: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    text: Mapping[str, str] = field(default_factory=dict)


def say(key: str, **facts: object) -> Sentence:
    """The sentence of ``key``; tuples among the facts become lists, as JSON has them."""
    return Sentence(key, {name: _plain(fact) for name, fact in facts.items()})


def phrase(key: str, **facts: object) -> dict[str, object]:
    """A part of a sentence, as a fact of it: a catalogue key of its own, rendered in the reader's language."""
    return {"key": key, "facts": {name: _plain(fact) for name, fact in facts.items()}}


def as_phrase(sentence: Sentence) -> dict[str, object]:
    """A whole sentence as a fact of another one."""
    if sentence.text:
        return {"text": dict(sentence.text)}
    return {"key": sentence.key, "facts": dict(sentence.facts)}


def render(sentence: Sentence, gettext: Callable[[str], str], language: str) -> str:
    """The sentence in ``language`` ("en", "zh-hans"); ``gettext`` translates a template of the catalogue.

    Never raises for what an old report may hold: a key that is gone reads as an unnamed difference, a missing fact
    as an ellipsis.
    """
    if sentence.text:
        return in_language(sentence.text, language)
    from grader.judge.words.catalogue import CATALOGUE  # the catalogue is long; records of sentences do without it

    template = CATALOGUE.get(sentence.key) or CATALOGUE["unknown"]
    return _fill(gettext(template), sentence.facts, gettext, language)


def as_message(sentence: Sentence) -> Message:
    """The sentence among those for authors, which are stored with their templates: its facts shown as English has them.

    An author's own words are the English ones, where there are some.
    """
    if sentence.text:
        return as_it_is(in_language(sentence.text, "en"))
    from grader.judge.words.catalogue import CATALOGUE

    template = CATALOGUE.get(sentence.key) or CATALOGUE["unknown"]
    values: dict[str, str] = {}
    for name, form in _FIELD.findall(template):
        if name in sentence.facts:
            values[name] = _value(sentence.facts[name], form)
    return Message(template, **values)


def in_language(text: Mapping[str, str], language: str) -> str:
    """The author's words in ``language``, else in one of the same family, else in English, else in any."""
    wanted = _code(language)
    codes = {_code(code): code for code in text}
    family = [code for code in codes if code.split("-")[0] == wanted.split("-")[0]]
    for code in (wanted, *family, "en", *codes):
        if code in codes and text[codes[code]].strip():
            return text[codes[code]].strip()
    return ""


def number(value: object, digits: int = 3) -> str:
    """A number in few characters: ``3.0``, ``0.02``, ``1e-6``, ``12``; text (``nan``, ``inf``, ``1+2j``) as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if isinstance(value, int):
        return str(value)
    if value and not 1e-3 <= abs(value) < 1e7:
        text = f"{value:.{digits - 1}e}"
    else:
        text = f"{value:#.{digits}g}" if abs(value) < 10 ** (digits - 1) else f"{value:.1f}"
    mantissa, mark, exponent = text.partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0")
        mantissa = mantissa.rstrip(".") if mark else mantissa + "0" * mantissa.endswith(".")
    return f"{mantissa}e{int(exponent)}" if mark else mantissa


def in_a_row(said: Iterable[str], language: str) -> str:
    """Sentences joined into a line. A sentence without a full stop, such as an exception's message, gets one."""
    sentences = [one for one in said if one]
    stop, gap = ("。", "") if _code(language).startswith("zh") else (".", " ")
    ended = [one if one.rstrip()[-1:] in _ENDS else one + stop for one in sentences[:-1]]
    return gap.join([*ended, *sentences[-1:]])


def _code(language: str) -> str:
    code = language.lower().replace("_", "-")
    return "zh-hans" if code in ("zh", "zh-cn", "zh-sg", "zh-hans-cn") else code


def _plain(fact: object) -> object:
    if isinstance(fact, Sentence):
        return as_phrase(fact)
    if isinstance(fact, tuple | list):
        return [_plain(item) for item in fact]
    if isinstance(fact, float) and fact - fact != 0:  # JSON has no nan and no inf
        return str(fact)
    return fact


_ENDS: Final = ".!?:;…。！？：；"
_FIELD: Final = re.compile(r"\{\{|\}\}|\{(\w+)(?::(\w+))?\}")


def _fill(template: str, facts: Mapping[str, object], gettext: Callable[[str], str], language: str) -> str:
    def field_text(match: re.Match[str]) -> str:
        name, form = match.group(1), match.group(2) or ""
        if name is None:
            return match.group()[0]
        if name not in facts:
            return "…"
        return _show(facts[name], form, gettext, language)

    return _FIELD.sub(field_text, template)


def _show(fact: object, form: str, gettext: Callable[[str], str], language: str) -> str:
    if isinstance(fact, Mapping):
        return render(_inner(fact), gettext, language)
    if form == "shape" and isinstance(fact, list | tuple):
        return f"({fact[0]},)" if len(fact) == 1 else f"({', '.join(str(size) for size in fact)})"
    if isinstance(fact, list | tuple):
        shown = [_show(item, "", gettext, language) for item in fact]
        return f"[{', '.join(shown)}]" if form == "index" else _joined(shown, language)
    if form == "bytes" and isinstance(fact, int | float):
        return _bytes(fact)
    if form == "seconds" and isinstance(fact, int | float):
        return f"{fact:.3g}"
    return number(fact, 8 if form == "value" else 3) if isinstance(fact, int | float) else str(fact)


def _inner(fact: Mapping[str, object]) -> Sentence:
    return Sentence(str(fact.get("key", "")), _mapping(fact.get("facts")), _texts(fact.get("text")))


def _value(fact: object, form: str) -> str:
    """A fact as it fills a message: a phrase stays one."""
    if isinstance(fact, Mapping):
        return as_message(_inner(fact))
    if isinstance(fact, list | tuple) and any(isinstance(item, Mapping) for item in fact):
        items = {f"item{number}": _value(item, "") for number, item in enumerate(fact)}
        return Message(", ".join(f"{{{name}}}" for name in items), **items)
    return _show(fact, form, str, "en")


def _joined(items: Iterable[str], language: str) -> str:
    return ("、" if _code(language).startswith("zh") else ", ").join(items)


def _bytes(count: float) -> str:
    for unit, size in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if count >= size:
            return f"{count / size:.3g} {unit}"
    return f"{count:.0f} B"


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _texts(value: object) -> Mapping[str, str]:
    return {str(code): str(text) for code, text in value.items()} if isinstance(value, Mapping) else {}
