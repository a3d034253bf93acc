"""The mark of one response."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Part:
    """The mark of one cell, option, pair or place. ``id`` names it as the form does ("2,0", "conv1.shape")."""

    id: str
    right: bool
    sentences: tuple[Sentence, ...] = ()
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


def unreadable(sentence: Sentence) -> Marked:
    return Marked(Verdict.INVALID, Fraction(0), (sentence,))
