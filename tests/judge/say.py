"""Reads what the judge says, in English, as a student would."""

from __future__ import annotations

from collections.abc import Iterable

from grader.judge.words.sentences import Sentence, render


def english(sentences: Iterable[Sentence]) -> list[str]:
    """The sentences in English, in order."""
    return [render(sentence, str, "en") for sentence in sentences]
