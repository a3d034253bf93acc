"""text2qti's plain text, read: https://github.com/gpoore/text2qti. Its text is Markdown already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, Final

from grader.messages import Message
from grader.messages import Message as _
from grader.questions.exchange.items import Exchanged, Item, NotCarriedError, collect, made, numbered, text, why

_QUESTION: Final = re.compile(r"\d+\.[ \t]+")
_CHOICE: Final = re.compile(r"(\*?)[a-zA-Z]\)[ \t]+")
_TICK: Final = re.compile(r"\[([ *]?)\][ \t]+")
_HEADS: Final = re.compile(
    r"(quiz title|quiz description|shuffle answers|show correct answers|one question at a time|can't go back"
    r"|feedback is solution|text title|text|title|points|group|pick|solution|questions)\s*:",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"=[ \t]+")
_WORD: Final = re.compile(r"\*[ \t]+")
_TOLD: Final = re.compile(r"(\.\.\.|\+|-|!)[ \t]+")


def is_text2qti(source: str) -> bool:
    """Whether a text looks like text2qti: a numbered question with choices, ticks, a number, or a word."""
    return bool(
        re.search(r"(?m)^\d+\.[ \t]+\S", source)
        and re.search(r"(?m)^(?:\*?[a-zA-Z]\)|\[[ *]?\]|=|\*|_{3,}|\^{3,})[ \t\n]", source)
    )


def read_text2qti(source: str, language: str = "en") -> Exchanged:
    """The questions of a text2qti file."""
    blocks = enumerate(_blocks(source), start=1)
    return collect((numbered(number, one.title), partial(_item, one, number, language)) for number, one in blocks)


@dataclass
class _Block:
    """One question as it stands: marks with their texts, which go on over indented lines."""

    title: str = ""
    asked: str = ""
    marks: list[list[str]] = field(default_factory=list)  # [sign, text]
    grouped: bool = False  # of a group, of which some are drawn


def _blocks(source: str) -> Iterator[_Block]:
    block, title, current, grouped = None, "", None, False
    for line in [*source.replace("\r\n", "\n").split("\n"), "0. "]:
        if line.lstrip().startswith("%"):  # a comment
            continue
        if found := _QUESTION.match(line):
            if block is not None:
                yield block
            block, current = _Block(title, line[found.end() :], grouped=grouped), None
            title = ""
        elif (found := _HEADS.match(line)) or line.strip() in ("GROUP", "END_GROUP", "COMMENT", "END_COMMENT"):
            grouped = line.strip() == "GROUP" or (grouped and line.strip() != "END_GROUP")
            if found and found[1].casefold() == "title":
                title = line[found.end() :].strip()
        elif block is not None and (sign := _sign(line)) is not None:
            current = [sign[0], line[sign[1] :]]
            block.marks.append(current)
        elif block is not None and (line.startswith((" ", "\t")) or not line.strip()):
            if current is None:
                block.asked += f"\n{line.strip()}"
            else:
                current[1] += f"\n{line.strip()}"


def _sign(line: str) -> tuple[str, int] | None:
    """What a line of a question is, and where its text begins."""
    if found := _CHOICE.match(line):
        return f"{found[1]})", found.end()
    if found := _TICK.match(line):
        return f"[{found[1].strip()}]", found.end()
    for pattern in (_NUMBER, _WORD, _TOLD):
        if found := pattern.match(line):
            return found[0].strip(), found.end()
    return ("essay", len(line)) if re.match(r"(?:_{3,}|\^{3,})\s*$", line) else None


def _item(block: _Block, number: int, language: str, notes: list[Message]) -> Item:
    answers: list[dict[str, Any]] = []
    general = ""
    for sign, words in block.marks:
        words = re.sub(r"\n{3,}", "\n\n", words).strip()
        if sign == "essay":
            raise NotCarriedError(_("it is answered by an essay or a file, which nobody here marks by itself"))
        if sign in ("...", "+", "-", "!"):
            if answers and sign == "...":
                answers[-1]["why"] = words
            elif sign in ("...", "!"):
                general = words
            else:
                notes.append(_("what is said of every right or wrong answer was left out"))
        else:
            answers.append({"sign": sign, "words": words, "why": ""})
    if block.grouped:
        notes.append(_("it stood in a group of which some are drawn: make a pool of a quiz of them"))
    fields = _fields(answers, language, notes)
    return Item(
        block.title or f"Question {number}", block.asked.strip(), made(**fields, steps=why(general, language)), language
    )


def _fields(answers: list[dict[str, Any]], language: str, notes: list[Message]) -> dict[str, Any]:
    signs = {one["sign"] for one in answers}
    if signs and signs <= {")", "*)", "[]", "[*]"}:
        options = [
            {"text": text(one["words"], language), "correct": "*" in one["sign"], "why": why(one["why"], language)}
            for one in answers
        ]
        return {"kind": "choices" if "[" in "".join(signs) else "choice", "options": options}
    if signs == {"*"}:
        words = [one["words"] for one in answers]
        return {"kind": "text", "answer": text(words[0], language), "alternatives": words[1:]}
    if signs == {"="}:
        if len(answers) > 1:
            notes.append(_("of several right numbers only the first was taken over"))
        return {"kind": "number", **_number(answers[0]["words"])}
    raise NotCarriedError(_("it has no answers of one kind"))


def _number(words: str) -> dict[str, str]:
    """Answer and tolerance of "1.4142 +- 0.0001", "5 +- 1%" and "[1.4, 1.5]"."""
    try:
        if found := re.fullmatch(r"\[(.+),(.+)\]", words):
            low, high = Decimal(found[1].strip()), Decimal(found[2].strip())
            return {"answer": str((low + high) / 2), "tolerance": str(abs(high - low) / 2)}
        number, _sign, near = (part.strip() for part in words.partition("+-"))
        fields = {"answer": str(Decimal(number))}
        if near.endswith("%"):
            return {**fields, "relative_tolerance": str(Decimal(near[:-1].strip()) / 100)}
        return {**fields, "tolerance": str(Decimal(near))} if near else fields
    except InvalidOperation:
        raise NotCarriedError(_("{text} is no number", text=repr(words))) from None
