"""What can be wrong with an exercise folder: one code each, the file and line it is about, and a sentence.

``docs/authoring.md`` explains every code to the person who has to put it right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from grader.messages import Message, in_lines


class Code(StrEnum):
    """The stable name of one kind of problem."""

    # the folder
    NOT_A_FOLDER = "not-a-folder"
    UNREADABLE = "unreadable"
    UNKNOWN_FILE = "unknown-file"
    MISSING_FILE = "missing-file"
    SYMLINK = "symlink"
    FILE_TOO_LARGE = "file-too-large"
    BUNDLE_TOO_LARGE = "bundle-too-large"
    NOT_UTF8 = "not-utf8"
    WRONG_TOPIC = "wrong-topic"
    SLUG_TAKEN = "slug-taken"
    BAD_SLUG = "bad-slug"
    UNKNOWN_PREREQUISITE = "unknown-prerequisite"
    CIRCULAR_PREREQUISITES = "circular-prerequisites"
    # exercise.toml
    TOML_SYNTAX = "toml-syntax"
    UNKNOWN_FIELD = "unknown-field"
    MISSING_FIELD = "missing-field"
    WRONG_TYPE = "wrong-type"
    BAD_VALUE = "bad-value"
    MISSING_LANGUAGE = "missing-language"
    KIND_MISMATCH = "kind-mismatch"
    # python files
    PYTHON_SYNTAX = "python-syntax"
    MISSING_NAME = "missing-name"
    MISSING_REFERENCE = "missing-reference"
    MISSING_SENTENCE = "missing-sentence"
    # questions
    ANSWER_MISSING = "answer-missing"
    ANSWER_TWICE = "answer-twice"
    BAD_ANSWER = "bad-answer"
    BAD_WRONG_ANSWER = "bad-wrong-answer"
    LAYER_MISMATCH = "layer-mismatch"
    # what cases.py and question.py yield
    NOT_CASES = "not-cases"
    NOT_A_VARIANT = "not-a-variant"
    BAD_CASE = "bad-case"
    BAD_CHAIN = "bad-chain"
    DUPLICATE_CASE = "duplicate-case"
    NO_VISIBLE_CASE = "no-visible-case"
    BAD_VARIANT = "bad-variant"
    # pages
    BAD_FORMULA = "bad-formula"
    UNKNOWN_PARAMETER = "unknown-parameter"
    UNKNOWN_FIGURE = "unknown-figure"
    NO_ALT_TEXT = "no-alt-text"
    UNSAFE_FIGURE = "unsafe-figure"
    BAD_FIGURE = "bad-figure"
    UNUSED_FIGURE = "unused-figure"
    UNKNOWN_SECTION = "unknown-section"
    RAW_HTML = "raw-html"
    LANGUAGES_DIFFER = "languages-differ"
    # what only a reader of the whole folder sees
    BAD_FORBIDDEN_NAME = "bad-forbidden-name"
    ENTRY_NOT_MENTIONED = "entry-not-mentioned"
    TOO_FEW_ACCEPTED = "too-few-accepted"
    TOO_FEW_MISCONCEPTIONS = "too-few-misconceptions"
    NO_CHEAT = "no-cheat"
    NO_STEPS = "no-steps"


@dataclass(frozen=True, slots=True, order=True)
class ContentProblem:
    """One thing to put right. ``line`` counts from 1 and is None where the problem is not in a line."""

    file: str
    line: int | None
    message: Message
    code: Code

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def sentence(self) -> Message:
        """The whole of it: ``exercise.toml:3: `title` is missing. [missing-field]``."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return Message("{place}: {message} [{code}]", place=place, message=self.message, code=self.code)


class ContentError(Exception):
    """An exercise that cannot be used as it is, with everything that was found wrong with it."""

    def __init__(self, problems: Iterable[ContentProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.sentence)

    @property
    def sentence(self) -> Message:
        """All of them, a line each."""
        return in_lines(problem.sentence for problem in self.problems)
