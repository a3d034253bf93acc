"""The questions: what is asked, how it is answered, and which wrong answers have a sentence of their own.

A question read from exercise.toml is either *fixed*, and then complete, or *drawn*: question.py gives what is
missing, and ``variants.parse_variant`` makes a complete question of the two. Marking sees complete ones only.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field, StrictInt, StrictStr
from pydantic_core import PydanticCustomError

from grader.content.text import Frozen, Localised, Text


def to_number(value: object) -> object:
    """Read a number exactly: an int stays one; a float, or digits in a string, become the decimal they show."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str, Decimal)):
        raise PydanticCustomError("wrong_type", "should be a number")
    if isinstance(value, int):
        return value
    try:
        number = Decimal(value if isinstance(value, Decimal) else str(value))
    except InvalidOperation:
        raise PydanticCustomError("wrong_type", "should be a number") from None
    if not number.is_finite():
        raise PydanticCustomError("bad_value", "should be finite")
    return number


Number = Annotated[int | Decimal, BeforeValidator(to_number)]
Tolerance = Annotated[Decimal, Field(ge=0)]
Shape = Annotated[tuple[Annotated[StrictInt, Field(ge=1)], ...], Field(min_length=1, max_length=8)]
Grid = tuple[tuple[Number, ...], ...]
Pair = tuple[Annotated[StrictInt, Field(ge=0)], Annotated[StrictInt, Field(ge=0)]]
Column = Literal["shape", "parameters", "receptive_field", "multiply_adds"]
COLUMNS: Final[tuple[Column, ...]] = ("shape", "parameters", "receptive_field", "multiply_adds")


class Sentence(Frozen):
    """What a student reads who gave a certain wrong answer; ``en`` and ``zh-hans`` stand beside the value."""

    en: Annotated[str, Field(min_length=1)]
    zh_hans: str = Field(default="", alias="zh-hans")

    @property
    def text(self) -> dict[str, str]:
        """The sentence by language, without those it has not been translated into."""
        return {"en": self.en} | ({"zh-hans": self.zh_hans} if self.zh_hans else {})


class WrongNumber(Sentence):
    """A wrong number, compared as the answer is."""

    value: Number


class WrongShape(Sentence):
    """A wrong shape."""

    value: Shape


class WrongArray(Sentence):
    """A wrong grid, of the answer's own size: one of another size cannot be typed."""

    value: Grid


class WrongText(Sentence):
    """A wrong word, compared as the answer is."""

    value: Annotated[StrictStr, Field(min_length=1)]


class WrongCell(Sentence):
    """A wrong cell of a table; ``row`` counts from 0."""

    row: Annotated[StrictInt, Field(ge=0)]
    column: Column
    value: Shape | Number


class Option(Frozen):
    """One line to tick. ``why`` is read by whoever judged this line wrongly; ``last`` keeps it below the others when
    they are shuffled, as "none of these" wants."""

    text: Text
    correct: bool = False
    why: Localised | None = None
    last: bool = False


class MatchPair(Frozen):
    """Two things that belong together; ``why`` is read by whoever put them apart."""

    left: Text
    right: Text
    why: Localised | None = None


class OrderItem(Frozen):
    """One thing to put in its place; ``why`` is read by whoever put it elsewhere."""

    text: Text
    why: Localised | None = None


class Layer(Frozen):
    """What a table's row does to its input, so that a cell can be followed through from a student's own earlier one.

    ``channels`` is the number of output channels of a convolution, or of units of a dense layer; ``kernel``,
    ``stride`` and ``padding`` are pairs, height first, padding on each side.
    """

    kind: Literal["input", "conv", "max-pool", "mean-pool", "global-pool", "flatten", "dense", "batch-norm", "same"]
    channels: Annotated[StrictInt, Field(ge=1)] | None = None
    kernel: Pair = (1, 1)
    stride: Pair = (1, 1)
    padding: Pair = (0, 0)
    bias: bool = True


class TableRow(Frozen):
    """One layer of a network. Cells that are None are left out; those named in ``given`` are shown filled in."""

    label: Text
    layer: Layer | None = None
    shape: Shape | None = None
    parameters: Annotated[StrictInt, Field(ge=0)] | None = None
    receptive_field: Annotated[StrictInt, Field(ge=1)] | None = None
    multiply_adds: Annotated[StrictInt, Field(ge=0)] | None = None
    given: tuple[Column, ...] = ()

    def cell(self, column: Column) -> tuple[int, ...] | int | None:
        """The right content of one cell."""
        return {
            "shape": self.shape,
            "parameters": self.parameters,
            "receptive_field": self.receptive_field,
            "multiply_adds": self.multiply_adds,
        }[column]

    @property
    def asked(self) -> tuple[Column, ...]:
        """The columns a student fills in."""
        return tuple(c for c in COLUMNS if self.cell(c) is not None and c not in self.given)


class QuestionBase(Frozen):
    """What every question may have: the worked solution and hints, both Markdown with ``{{parameters}}``."""

    steps: Localised | None = None
    hints: tuple[Localised, ...] = ()


class ChoiceQuestion(QuestionBase):
    """Tick the one right option."""

    type: Literal["choice"]
    options: tuple[Option, ...] = ()
    shuffle: bool = True


class ChoicesQuestion(QuestionBase):
    """Tick all right options. ``partial = "each"``: every option judged rightly earns its share, and every one
    judged wrongly loses it, never below zero; ``"all"``: everything right or nothing."""

    type: Literal["choices"]
    options: tuple[Option, ...] = ()
    shuffle: bool = True
    partial: Literal["each", "all"] = "each"


class NumberQuestion(QuestionBase):
    """Type a number. Right within ``tolerance`` (absolute) or ``relative_tolerance``; exact where both are 0."""

    type: Literal["number"]
    answer: Number | None = None
    tolerance: Tolerance = Decimal(0)
    relative_tolerance: Tolerance = Decimal(0)
    units: Text | None = None
    wrong: tuple[WrongNumber, ...] = ()


class ShapeQuestion(QuestionBase):
    """Type a shape such as 4 x 102 x 102."""

    type: Literal["shape"]
    answer: Shape | None = None
    wrong: tuple[WrongShape, ...] = ()


class ArrayQuestion(QuestionBase):
    """Fill a grid of at most 12 x 12 numbers, each right within ``tolerance``. ``partial``: each cell earns its share,
    instead of all or nothing."""

    type: Literal["array"]
    answer: Grid | None = None
    tolerance: Tolerance = Decimal(0)
    partial: bool = True
    wrong: tuple[WrongArray, ...] = ()


class TextQuestion(QuestionBase):
    """Type a word. The answer in any language and every alternative are right, whatever the spacing, width and,
    unless ``case_sensitive``, case of the letters."""

    type: Literal["text"]
    answer: Text | None = None
    alternatives: tuple[Annotated[StrictStr, Field(min_length=1)], ...] = ()
    case_sensitive: bool = False
    wrong: tuple[WrongText, ...] = ()


class MatchQuestion(QuestionBase):
    """Give each left side its right one. ``extra``: right sides that belong to none."""

    type: Literal["match"]
    pairs: tuple[MatchPair, ...] = ()
    extra: tuple[Text, ...] = ()


class OrderQuestion(QuestionBase):
    """Put the items, listed here in the right order, back into it."""

    type: Literal["order"]
    items: tuple[OrderItem, ...] = ()


class TableQuestion(QuestionBase):
    """Fill in a network's table, a row a layer. ``follow_through``: a later cell earns its marks when it is right
    given the student's own earlier one."""

    type: Literal["table"]
    rows: tuple[TableRow, ...] = ()
    follow_through: bool = True
    wrong: tuple[WrongCell, ...] = ()


QuestionSpec = Annotated[
    ChoiceQuestion
    | ChoicesQuestion
    | NumberQuestion
    | ShapeQuestion
    | ArrayQuestion
    | TextQuestion
    | MatchQuestion
    | OrderQuestion
    | TableQuestion,
    Field(discriminator="type"),
]
QUESTION_TYPES: Final = ("choice", "choices", "number", "shape", "array", "text", "match", "order", "table")
ANSWER_FIELD: Final = {
    "choice": "options",
    "choices": "options",
    "number": "answer",
    "shape": "answer",
    "array": "answer",
    "text": "answer",
    "match": "pairs",
    "order": "items",
    "table": "rows",
}
"""Which field of each type holds what only the author knows."""


def has_answer(question: QuestionSpec) -> bool:
    """Whether the field that only the author knows is there, so that the question is complete without question.py."""
    return getattr(question, ANSWER_FIELD[question.type]) not in (None, ())
