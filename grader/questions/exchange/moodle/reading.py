"""Moodle XML, read: https://docs.moodle.org/en/Moodle_XML_format."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from grader.messages import Message
from grader.messages import Message as _
from grader.questions.exchange.items import (
    MAX_HINTS,
    Exchanged,
    ExchangeError,
    Item,
    NotCarriedError,
    collect,
    made,
    numbered,
    text,
    why,
)
from grader.questions.exchange.markup import markdown_of, plain_markdown
from grader.questions.exchange.xml import children, first, local

_DRAWN: Final = _("numbers drawn by {system} are drawn by question.py here: write it anew", system="Moodle")
_ESSAYS: Final = {
    "essay": _("it is answered by an essay, which nobody here marks by itself"),
    "description": _("it is a description that asks nothing"),
    "cloze": _("several fields in one text have no form here"),
    "multianswer": _("several fields in one text have no form here"),
    "calculated": _DRAWN,
    "calculatedsimple": _DRAWN,
    "calculatedmulti": _DRAWN,
}


def read_moodle(root: Any, language: str = "en") -> Exchanged:
    """The questions of a <quiz>."""
    if local(root) != "quiz":
        raise ExchangeError(_("a <{name}> is no Moodle <quiz>", name=local(root)))
    questions = enumerate(children(root, "question"), start=1)
    return collect((numbered(number, _title(one)), partial(_item, one, number, language)) for number, one in questions)


def _title(question: Any) -> str:
    name = first(question, "name")
    return " ".join(_text(name).split()) if name is not None else ""


def _text(element: Any) -> str:
    """The <text> of an element, or what stands in it by itself."""
    if element is None:
        return ""
    inner = first(element, "text")
    return (inner if inner is not None else element).text or ""


def _item(question: Any, number: int, language: str, notes: list[Message]) -> Item | None:
    kind = question.get("type", "")
    if kind == "category":
        return None
    read = partial(_markdown, notes=notes)
    reader = _READERS.get(kind)
    if reader is None:
        raise NotCarriedError(_ESSAYS.get(kind) or _("there is no question of type {type} here", type=repr(kind)))
    steps = why(read(first(question, "generalfeedback")), language)
    hints = [words for one in children(question, "hint") if (words := read(one))]
    if len(hints) > MAX_HINTS:
        notes.append(_("only the first {most} of its {count} hints were kept", most=MAX_HINTS, count=len(hints)))
    made_of = reader(question, read, language, notes)
    statement = read(first(question, "questiontext"))
    title, complete = _title(question) or f"Question {number}", made(**made_of, steps=steps)
    return Item(title, statement, complete, language, hints=tuple(hints[:MAX_HINTS]))


def _markdown(element: Any, *, notes: list[Message]) -> str:
    if element is None:
        return ""
    if children(element, "file"):
        notes.append(_("an attached file was left out"))
    words, form = _text(element), element.get("format", "html")
    if form == "markdown":
        return words.strip()
    return plain_markdown(words).strip() if form == "plain_text" else markdown_of(words, notes)


Read = Callable[[Any], str]


def _fraction(element: Any) -> float:
    try:
        return float(element.get("fraction", "0"))
    except ValueError:
        return 0.0


def _answers(question: Any, notes: list[Message], note: Message) -> list[Any]:
    answers = children(question, "answer")
    if any(0 < _fraction(one) < 100 for one in answers):
        notes.append(note)
    return answers


def _multichoice(question: Any, read: Read, language: str, notes: list[Message]) -> dict[str, Any]:
    single = _text(first(question, "single")).strip().casefold() not in ("false", "0")
    answers = (
        _answers(question, notes, _("options that earn a part of the points earn none here"))
        if single
        else children(question, "answer")
    )
    shuffled = _text(first(question, "shuffleanswers")).strip().casefold() not in ("false", "0")
    options = [
        {
            "text": text(read(one), language),
            "correct": _fraction(one) >= 100 if single else _fraction(one) > 0,
            "why": why(read(first(one, "feedback")), language),
        }
        for one in answers
    ]
    return {"kind": "choice" if single else "choices", "options": options, "shuffle": shuffled}


def _truefalse(question: Any, read: Read, language: str, notes: list[Message]) -> dict[str, Any]:
    options = [
        {
            "text": text(_text(one).strip().capitalize(), language),
            "correct": _fraction(one) >= 100,
            "why": why(read(first(one, "feedback")), language),
        }
        for one in children(question, "answer")
    ]
    return {"kind": "choice", "options": options, "shuffle": False}


def _shortanswer(question: Any, read: Read, language: str, notes: list[Message]) -> dict[str, Any]:
    answers = _answers(question, notes, _("words that earn a part of the points earn none here"))
    rights = [_text(one).strip() for one in answers if _fraction(one) >= 100]
    if any("*" in word for word in rights):
        notes.append(_("a * that stands for any letters is taken as it is"))
    return {
        "kind": "text",
        "answer": text(rights[0], language) if rights else None,
        "alternatives": rights[1:],
        "case_sensitive": _text(first(question, "usecase")).strip() == "1" or None,
        "wrong": _slips(answers, read, lambda words: words != "*"),
    }


def _slips(answers: list[Any], read: Read, wanted: Callable[[str], bool]) -> list[dict[str, str]]:
    slips = []
    for one in answers:
        told, value = read(first(one, "feedback")), _text(one).strip()
        if _fraction(one) < 100 and told and value and wanted(value):
            slips.append({"value": value, "en": told})
    return slips


def _numerical(question: Any, read: Read, language: str, notes: list[Message]) -> dict[str, Any]:
    answers = _answers(question, notes, _("numbers that earn a part of the points earn none here"))
    rights = [one for one in answers if _fraction(one) >= 100]
    if len(rights) > 1:
        notes.append(_("of several right numbers only the first was taken over"))
    tolerance = _text(first(rights[0], "tolerance")).strip() if rights else ""
    units = first(question, "units")
    names = [_text(first(one, "unit_name")) for one in children(units, "unit")] if units is not None else []
    return {
        "kind": "number",
        "answer": _text(rights[0]).strip() if rights else None,
        "tolerance": tolerance or None,
        "units": text(names[0], language) if names and names[0].strip() else None,
        "wrong": _slips(answers, read, lambda value: value != "*"),
    }


def _matching(question: Any, read: Read, language: str, notes: list[Message]) -> dict[str, Any]:
    pairs, extra = [], []
    for one in children(question, "subquestion"):
        left, right = read(one), text(plain_markdown(_text(first(one, "answer")).strip()), language)
        if left:
            pairs.append({"left": text(left, language), "right": right})
        elif right["en"]:
            extra.append(right)
    return {"kind": "match", "pairs": pairs, "extra": extra}


def _ordering(question: Any, read: Read, language: str, notes: list[Message]) -> dict[str, Any]:
    return {"kind": "order", "items": [{"text": text(read(one), language)} for one in children(question, "answer")]}


_READERS: Final = {
    "multichoice": _multichoice,
    "truefalse": _truefalse,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "matching": _matching,
    "ordering": _ordering,
}
