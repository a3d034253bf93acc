"""GIFT, Moodle's text format: https://docs.moodle.org/en/GIFT_format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, Final

from grader.messages import Message
from grader.messages import Message as _
from grader.questions.exchange.items import Exchanged, Item, NotCarriedError, collect, made, numbered, text, why
from grader.questions.exchange.markup import markdown_of, plain_markdown

_TITLE: Final = re.compile(r"::((?:\\.|[^\\])*?)::", re.DOTALL)
_FORMAT: Final = re.compile(r"\[(html|markdown|moodle|plain)\]", re.IGNORECASE)
_WEIGHT: Final = re.compile(r"%(-?\d+(?:\.\d+)?)%")
_ANSWER: Final = re.compile(r"(?<!\\)[=~]")
_ESCAPED: Final = re.compile(r"\\([~=#{}:\\n])")
_TRUE = {"T": True, "TRUE": True, "F": False, "FALSE": False}


def read_gift(source: str, language: str = "en") -> Exchanged:
    """The questions of a GIFT file."""
    blocks = enumerate(_blocks(source.replace("\r\n", "\n")), start=1)
    return collect((_name(block, number), partial(_item, block, number, language)) for number, block in blocks)


def _blocks(source: str) -> Iterator[str]:
    """Texts between empty lines, without comments and categories; an empty line in an answer is none."""
    block: list[str] = []
    depth = 0
    for line in [*source.split("\n"), ""]:
        if line.lstrip().startswith("//") or (not depth and line.startswith("$CATEGORY")):
            continue
        if not line.strip() and not depth:
            if block:
                yield "\n".join(block).strip()
            block = []
            continue
        block.append(line)
        depth = max(0, depth + len(re.findall(r"(?<!\\)\{", line)) - len(re.findall(r"(?<!\\)\}", line)))
    if block:
        yield "\n".join(block).strip()


def _name(block: str, number: int) -> Message:
    found = _TITLE.match(block)
    return numbered(number, _plain(found[1]) if found else "")


def _plain(words: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], words).strip()


def _item(block: str, number: int, language: str, notes: list[Message]) -> Item | None:
    title, form = f"Question {number}", "moodle"
    if found := _TITLE.match(block):
        title, block = _plain(found[1]) or title, block[found.end() :].lstrip()
    if found := _FORMAT.match(block):
        form, block = found[1].casefold(), block[found.end() :].lstrip()
    opening = re.search(r"(?<!\\)\{", block)
    if opening is None:
        raise NotCarriedError(_("it is a description that asks nothing"))
    closing = re.search(r"(?<!\\)\}", block[opening.end() :])
    if closing is None:
        raise NotCarriedError(_("its answers have no closing {sign}", sign="}"))
    before, inside = block[: opening.start()], block[opening.end() : opening.end() + closing.start()]
    after = block[opening.end() + closing.end() :]
    read = partial(_markdown, form=form, notes=notes)
    statement = read(before)
    if after.strip():  # the missing word of a sentence
        statement = f"{statement.rstrip()} _____{' ' if after[0].isspace() else ''}{read(after).lstrip()}"
    return Item(title, statement, _question(inside.strip(), read, language, notes), language)


def _markdown(words: str, *, form: str, notes: list[Message]) -> str:
    plain = _plain(words)
    if form == "markdown":
        return plain
    return markdown_of(plain, notes) if form == "html" or re.search(r"</?\w+[^>]*>", plain) else plain_markdown(plain)


def _question(inside: str, read: Any, language: str, notes: list[Message]) -> Any:
    general = ""
    if found := re.search(r"(?<!\\)####", inside):
        inside, general = inside[: found.start()].strip(), read(inside[found.end() :])
    common = {"steps": why(general, language)}
    word, _sign, told = inside.partition("#")
    if word.strip().upper() in _TRUE:
        return _true_or_false(_TRUE[word.strip().upper()], told, read, language, common)
    if inside.startswith("#"):
        return _number(inside[1:], read, language, notes, common)
    answers = list(_answers(inside))
    if not answers:
        raise NotCarriedError(_("it is answered by an essay, which nobody here marks by itself"))
    if all(sign == "=" and "->" in words for sign, _, words, _ in answers):
        return _match(answers, read, language, common)
    if all(sign == "=" for sign, *_ in answers):
        return _text(answers, read, language, notes, common)
    several = not any(sign == "=" for sign, *_ in answers)
    options = [
        {
            "text": text(read(words), language),
            "correct": sign == "=" or (weight is not None and weight > 0),
            "why": why(read(told), language),
        }
        for sign, weight, words, told in answers
    ]
    if any(weight not in (None, 0, 100) for _, weight, *_ in answers) and not several:
        notes.append(_("options that earn a part of the points earn none here"))
        options = [{**option, "correct": sign == "="} for option, (sign, *_) in zip(options, answers, strict=True)]
    return made("choices" if several else "choice", options=options, **common)


def _answers(inside: str) -> Iterator[tuple[str, float | None, str, str]]:
    """Sign, weight, words and feedback of each answer."""
    starts = [found.start() for found in _ANSWER.finditer(inside)]
    for start, end in zip(starts, [*starts[1:], len(inside)], strict=False):
        sign, body = inside[start], inside[start + 1 : end].strip()
        weight = None
        if found := _WEIGHT.match(body):
            weight, body = float(found[1]), body[found.end() :].strip()
        found = re.search(r"(?<!\\)#", body)
        words, told = (body[: found.start()], body[found.end() :]) if found else (body, "")
        yield sign, weight, words.strip(), told.strip()


def _true_or_false(right: bool, told: str, read: Any, language: str, common: dict[str, Any]) -> Any:
    wrong, _, praise = told.partition("#")
    whys = {right: praise, not right: wrong}
    options = [
        {"text": text(word, language), "correct": value is right, "why": why(read(whys[value]), language)}
        for word, value in (("True", True), ("False", False))
    ]
    return made("choice", options=options, shuffle=False, **common)


def _number(body: str, read: Any, language: str, notes: list[Message], common: dict[str, Any]) -> Any:
    answers = list(_answers(body)) if _ANSWER.match(body.strip()) else [("=", None, *_parted(body))]
    rights = [one for one in answers if one[0] == "=" and one[1] in (None, 100)]
    if not rights:
        raise NotCarriedError(_("no number has all the points"))
    if len(rights) > 1:
        notes.append(_("of several right numbers only the first was taken over"))
    answer, tolerance = _interval(rights[0][2])
    wrong = []
    for _sign, weight, words, told in answers:
        if weight not in (None, 100) and words:
            if weight:
                notes.append(_("numbers that earn a part of the points earn none here"))
            if told:
                wrong.append({"value": str(_interval(words)[0]), "en": read(told)})
    return made("number", answer=str(answer), tolerance=str(tolerance), wrong=wrong, **common)


def _parted(body: str) -> tuple[str, str]:
    words, _, told = body.partition("#")
    return words.strip(), told.strip()


def _interval(words: str) -> tuple[Decimal, Decimal]:
    """Answer and tolerance of "3.14:0.01" and "3.13..3.15"."""
    try:
        if ".." in words:
            low, high = map(Decimal, words.split(".."))
            return (low + high) / 2, abs(high - low) / 2
        number, _sign, tolerance = words.replace("\\:", ":").partition(":")
        return Decimal(number.strip()), Decimal(tolerance.strip() or 0)
    except InvalidOperation:
        raise NotCarriedError(_("{text} is no number", text=repr(words))) from None


def _match(answers: list[tuple[str, float | None, str, str]], read: Any, language: str, common: dict[str, Any]) -> Any:
    pairs, extra = [], []
    for _sign, _weight, words, _told in answers:
        left, _arrow, right = words.partition("->")
        if left.strip():
            pairs.append({"left": text(read(left), language), "right": text(read(right), language)})
        else:
            extra.append(text(read(right), language))
    return made("match", pairs=pairs, extra=extra, **common)


def _text(
    answers: list[tuple[str, float | None, str, str]],
    read: Any,
    language: str,
    notes: list[Message],
    common: dict[str, Any],
) -> Any:
    rights = [_plain(words) for _, weight, words, _ in answers if weight in (None, 100)]
    wrong = [
        {"value": _plain(words), "en": read(told)}
        for _, weight, words, told in answers
        if weight not in (None, 100) and told and words.strip() != "*"
    ]
    if any(weight not in (None, 0, 100) for _, weight, *_ in answers):
        notes.append(_("words that earn a part of the points earn none here"))
    if any("*" in word for word in rights):
        notes.append(_("a * that stands for any letters is taken as it is"))
    if not rights:
        raise NotCarriedError(_("no word has all the points"))
    return made("text", answer=text(rights[0], language), alternatives=rights[1:], wrong=wrong, **common)
