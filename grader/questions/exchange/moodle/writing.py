"""Questions as Moodle XML. Texts are HTML, formulas in ``\\( \\)``, as Moodle's MathJax reads them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from lxml import etree

from grader.messages import Message, as_it_is
from grader.messages import Message as _
from grader.questions.exchange.items import Item, LeftOut, NotCarriedError
from grader.questions.exchange.markup import html_of
from grader.questions.exchange.words import Words, digits
from grader.questions.exchange.xml import written
from grader.questions.question import Question
from grader.questions.reading.shapes import typed_shape
from grader.questions.types.choice import ChoiceQuestion
from grader.questions.types.choices import ChoicesQuestion
from grader.questions.types.match import MatchQuestion
from grader.questions.types.number import NumberQuestion
from grader.questions.types.order import OrderQuestion
from grader.questions.types.shape import ShapeQuestion
from grader.questions.types.text import TextQuestion


def write_moodle(items: Iterable[Item]) -> tuple[bytes, tuple[LeftOut, ...]]:
    """The file, and what could not be written."""
    root = etree.Element("quiz")
    left_out = []
    for item in items:
        words = Words(item.language)
        question = etree.Element("question")
        _told(question, "name", item.title, form=None)
        _told(question, "questiontext", html_of(item.statement))
        _told(question, "generalfeedback", words.html(item.question.steps))
        _value(question, "defaultgrade", "1")
        try:
            note = _write(question, item.question, words)
        except NotCarriedError as trouble:
            left_out.append(LeftOut(as_it_is(item.title), trouble.sentence))
            continue
        if note:
            left_out.append(LeftOut(as_it_is(item.title), note))
        for hint in item.hints:
            _told(question, "hint", html_of(hint))
        root.append(question)
    return written(root), tuple(left_out)


def _told(parent: Any, name: str, words: str, form: str | None = "html") -> Any:
    element = etree.SubElement(parent, name, {"format": form} if form else {})
    etree.SubElement(element, "text").text = words
    return element


def _value(parent: Any, name: str, value: str) -> None:
    etree.SubElement(parent, name).text = value


def _answer(parent: Any, fraction: Decimal | int, words: str, told: str, *, plain: bool = False) -> Any:
    share = f"{Decimal(fraction):.5f}".rstrip("0").rstrip(".")
    answer = etree.SubElement(parent, "answer", fraction=share, format="plain_text" if plain else "html")
    etree.SubElement(answer, "text").text = words
    _told(answer, "feedback", told)
    return answer


def _write(parent: Any, question: Question, words: Words) -> Message | None:
    """Fill ``parent``; what is lost, if anything."""
    match question:
        case ChoiceQuestion() | ChoicesQuestion():
            single = isinstance(question, ChoiceQuestion)
            parent.set("type", "multichoice")
            _value(parent, "single", str(single).lower())
            _value(parent, "shuffleanswers", str(question.shuffle).lower())
            share = Decimal(100) / len(question.right)
            for option in question.options:
                fraction = share if option.correct else Decimal(0) if single else -share
                _answer(parent, fraction, words.line(option.text), words.html(option.why))
        case NumberQuestion():
            parent.set("type", "numerical")
            tolerance = digits(question.allowed)
            for value, told in ((question.answer, ""), *((one.value, words.html(one.text)) for one in question.wrong)):
                answer = _answer(parent, 100 if value is question.answer else 0, str(value), told, plain=True)
                _value(answer, "tolerance", tolerance)
            if question.units:
                unit = etree.SubElement(etree.SubElement(parent, "units"), "unit")
                _value(unit, "multiplier", "1")
                _value(unit, "unit_name", words.of(question.units))
        case TextQuestion():
            parent.set("type", "shortanswer")
            _value(parent, "usecase", str(int(question.case_sensitive)))
            for right in question.right:
                _answer(parent, 100, right, "", plain=True)
            for slip in question.wrong:
                _answer(parent, 0, slip.value, words.html(slip.text), plain=True)
        case ShapeQuestion():
            parent.set("type", "shortanswer")
            _value(parent, "usecase", "0")
            for spelling in spellings(question.answer or ()):
                _answer(parent, 100, spelling, "", plain=True)
            for shape in question.wrong:
                _answer(parent, 0, typed_shape(shape.value), words.html(shape.text), plain=True)
            return _("a shape became a text with its usual spellings")
        case MatchQuestion():
            parent.set("type", "matching")
            _value(parent, "shuffleanswers", "true")
            for left, side in (
                *((words.line(p.left), p.right) for p in question.pairs),
                *(("", e) for e in question.extra),
            ):
                _value(etree.SubElement(_told(parent, "subquestion", left), "answer"), "text", words.of(side))
        case OrderQuestion():
            parent.set("type", "ordering")
            for item in question.items:
                _answer(parent, 1, words.line(item.text), "")
        case _:
            raise NotCarriedError(
                _("a question of type {type} has no form in {system}", type=question.type, system="Moodle")
            )
    return None


def spellings(shape: tuple[int, ...]) -> tuple[str, ...]:
    """How a shape is usually typed."""
    sides = tuple(map(str, shape))
    typed = [typed_shape(shape), "x".join(sides), f"({', '.join(sides)})", ", ".join(sides), ",".join(sides)]
    return tuple(dict.fromkeys([*typed, " × ".join(sides)]))
