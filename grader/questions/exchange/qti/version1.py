"""QTI 1.2 as Canvas, Common Cartridge and text2qti write it, read: a <questestinterop> with its items.

A right answer is what a condition that sets a score names; feedback is what a condition shows without one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, Final

from grader.messages import Message
from grader.messages import Message as _
from grader.questions.exchange.items import Item, NotCarriedError, made, numbered, text, why
from grader.questions.exchange.markup import markdown_of, plain_markdown
from grader.questions.exchange.xml import children, first, local, within

Source = tuple[Message, Callable[[list[Message]], Item | None]]
Read = Callable[[Any], str]

_NOT_HERE: Final = {
    "essay_question": _("it is answered by an essay, which nobody here marks by itself"),
    "cc.essay.v0p1": _("it is answered by an essay, which nobody here marks by itself"),
    "file_upload_question": _("it is answered by a file, which nobody here marks by itself"),
    "text_only_question": _("it is a description that asks nothing"),
    "fill_in_multiple_blanks_question": _("several fields in one text have no form here"),
    "multiple_dropdowns_question": _("several fields in one text have no form here"),
    "calculated_question": _("numbers drawn by {system} are drawn by question.py here: write it anew", system="Canvas"),
}


def sources_in(root: Any, language: str) -> Iterator[Source]:
    """Each item with its name and what reads it."""
    for number, item in enumerate(within(root, "item"), start=1):
        title = " ".join((item.get("title") or "").split())
        yield numbered(number, title), partial(_item, item, title or f"Question {number}", language)


def _item(item: Any, title: str, language: str, notes: list[Message]) -> Item:
    read = partial(_material, notes=notes)
    fields = {
        _words(first(one, "fieldlabel")): _words(first(one, "fieldentry")) for one in within(item, "qtimetadatafield")
    }
    kind = fields.get("question_type") or fields.get("cc_profile") or ""
    if kind in _NOT_HERE:
        raise NotCarriedError(_NOT_HERE[kind])
    presentation = first(item, "presentation")
    if presentation is None:
        raise NotCarriedError(_("it asks nothing"))
    lists, typed = within(presentation, "response_lid"), within(presentation, "response_str", "response_num")
    if not lists and not typed:
        raise NotCarriedError(_("it asks nothing"))
    if len(typed) > 1 or (lists and typed):
        raise NotCarriedError(_("several fields in one question have no form here"))
    told = _feedback(item, read)
    if typed:
        question = _typed(item, typed[0], kind, language, notes, told)
    else:
        question = (
            _matching(item, lists, read, language) if len(lists) > 1 else _options(item, lists[0], read, language, told)
        )
    general = why(told.get("", ""), language)
    return Item(title, _statement(presentation, read), made(**question, steps=general), language)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _material(element: Any, *, notes: list[Message]) -> str:
    """The <material> in an element, as Markdown."""
    material = first(element, "material") if element is not None else None
    if material is None:
        return ""
    parts = []
    for one in within(material, "mattext"):
        words = "".join(one.itertext())
        parts.append(markdown_of(words, notes) if one.get("texttype") == "text/html" else plain_markdown(words).strip())
    if within(material, "matimage"):
        notes.append(_("an image was left out"))
    return "\n\n".join(part for part in parts if part)


def _statement(presentation: Any, read: Read) -> str:
    """Its own material, wherever a <flow> has put it, without that of the answers."""
    for holder in (presentation, *within(presentation, "flow")):
        if words := read(holder):
            return words
    return ""


def _conditions(item: Any) -> Iterator[tuple[Any, float | None]]:
    """Each condition, and the score it sets, if it sets one."""
    for condition in within(item, "respcondition"):
        scores = [one for one in children(condition, "setvar") if one.get("varname", "SCORE").casefold() == "score"]
        try:
            yield condition, float(_words(scores[0]) or 0) if scores else None
        except ValueError:
            yield condition, None


def _named(condition: Any) -> Iterator[tuple[str, str]]:
    """The answers a condition wants, with the response they are of; those under a <not> it does not."""
    for one in within(condition, "varequal"):
        if not any(local(parent) == "not" for parent in one.iterancestors()):
            yield one.get("respident", ""), _words(one)


def _feedback(item: Any, read: Read) -> dict[str, str]:
    """What is said to who gave an answer; "" for what is said to all."""
    texts = {}
    for one in children(item, "itemfeedback"):
        holder = next((inner for inner in one.iter() if first(inner, "material") is not None), None)
        texts[one.get("ident", "")] = read(holder)
    told = {}
    for condition, _score in _conditions(item):
        for shown in children(condition, "displayfeedback"):
            words = texts.get(shown.get("linkrefid", ""), "")
            if within(condition, "other"):
                told[""] = words
            for _response, answer in _named(condition):
                told.setdefault(answer, words)
    return told


def _right(item: Any) -> list[tuple[str, str]]:
    found = [pair for condition, score in _conditions(item) if score and score > 0 for pair in _named(condition)]
    if not found:
        raise NotCarriedError(_("it does not say what is right"))
    return found


def _options(item: Any, asked: Any, read: Read, language: str, told: dict[str, str]) -> dict[str, Any]:
    right = {answer for _, answer in _right(item)}
    rendered = within(asked, "render_choice")
    options = [
        {
            "text": text(read(label), language),
            "correct": label.get("ident") in right,
            "why": why(told.get(label.get("ident", ""), ""), language),
        }
        for label in within(asked, "response_label")
    ]
    kind = "choices" if asked.get("rcardinality") == "Multiple" else "choice"
    shuffle = not (rendered and rendered[0].get("shuffle", "").casefold() == "no")
    return {"kind": kind, "options": options, "shuffle": shuffle}


def _matching(item: Any, lists: list[Any], read: Read, language: str) -> dict[str, Any]:
    right = dict(_right(item))
    sides = {label.get("ident", ""): text(read(label), language) for label in within(lists[0], "response_label")}
    pairs = []
    for one in lists:
        if (answer := right.get(one.get("ident", ""))) not in sides:
            raise NotCarriedError(_("its right pairs do not name each left side once"))
        pairs.append({"left": text(read(one), language), "right": sides[answer]})
    used = [pair["right"] for pair in pairs]
    return {"kind": "match", "pairs": pairs, "extra": [words for words in sides.values() if words not in used]}


def _typed(
    item: Any, asked: Any, kind: str, language: str, notes: list[Message], told: dict[str, str]
) -> dict[str, Any]:
    fib = within(asked, "render_fib")
    number = local(asked) == "response_num" or (fib and fib[0].get("fibtype", "").casefold() in ("decimal", "integer"))
    if kind == "numerical_question" or (number and not kind):
        return _number(item, notes)
    rights = list(dict.fromkeys(answer for _, answer in _right(item)))
    wrong = [{"value": value, "en": words} for value, words in told.items() if value and value not in rights and words]
    return {"kind": "text", "answer": text(rights[0], language), "alternatives": rights[1:], "wrong": wrong}


def _number(item: Any, notes: list[Message]) -> dict[str, Any]:
    right = [condition for condition, score in _conditions(item) if score and score > 0]
    if len(right) > 1:
        notes.append(_("of several right numbers only the first was taken over"))
    for condition in right:
        equal = _decimals(condition, "varequal")
        low, high = _decimals(condition, "vargte", "vargt"), _decimals(condition, "varlte", "varlt")
        if low and high:
            middle = equal[0] if equal else (low[0] + high[0]) / 2
            return {
                "kind": "number",
                "answer": str(middle),
                "tolerance": str(max(high[0] - middle, middle - low[0], Decimal(0))),
            }
        if equal:
            return {"kind": "number", "answer": str(equal[0])}
    raise NotCarriedError(_("it does not say which number is right"))


def _decimals(condition: Any, *names: str) -> list[Decimal]:
    try:
        found = [Decimal(_words(one)) for one in within(condition, *names)]
    except InvalidOperation:
        raise NotCarriedError(_("what it takes for right is no number")) from None
    if not all(number.is_finite() for number in found):
        raise NotCarriedError(_("what it takes for right is no number"))
    return found
