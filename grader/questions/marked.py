"""The mark of one response."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from grader.questions.readings import WHOLE, Reading

NOTHING: Final = Sentence("answer.empty")


@dataclass(frozen=True, slots=True)
class Part:
    """The mark of one cell, option, pair or place. ``id`` names it as the form does ("2,0", "conv1.shape")."""

    id: str
    right: bool
    sentences: tuple[Sentence, ...] = ()
    read: bool = True  # False where nothing was given, or nothing that can be read
    follow_through: bool = False  # wrong by the key, right given the student's own earlier cell: credited


@dataclass(frozen=True, slots=True)
class Marked:
    """``credit`` is the share of the points, exact, 0 to 1. ``sentences[0]`` says what to know first."""

    verdict: Verdict
    credit: Fraction
    sentences: tuple[Sentence, ...] = ()
    parts: tuple[Part, ...] = ()


def marked(credit: Fraction, sentences: tuple[Sentence, ...] = (), parts: tuple[Part, ...] = ()) -> Marked:
    verdict = Verdict.PASSED if credit == 1 else Verdict.WRONG if credit == 0 else Verdict.PARTIAL
    return Marked(verdict, credit, sentences, parts)


def unreadable(reading: Reading) -> Marked:
    """The mark of a response of which no part could be read."""
    if reading.empty:
        return Marked(Verdict.INVALID, Fraction(0), (NOTHING,))
    parts = tuple(not_read(one.part, reading) for one in reading.unread if one.part != WHOLE)
    return Marked(Verdict.INVALID, Fraction(0), (reading.unread[0].sentence,), parts)


def not_read(part: str, reading: Reading) -> Part:
    """The mark of a part that was left blank or cannot be read."""
    sentence = next((one.sentence for one in reading.unread if one.part == part), NOTHING)
    return Part(part, False, (sentence,), read=False)
