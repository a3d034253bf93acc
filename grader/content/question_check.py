"""Whether a question can be asked: its answer is there, of its type, and no wrong answer is the right one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from grader.content.problems import Code, ContentProblem
from grader.content.python_files import defined_names
from grader.content.spec.exercise import SPEC_FILE, ExerciseSpec
from grader.content.spec.question import (
    ANSWER_FIELD,
    COLUMNS,
    ArrayQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    Grid,
    MatchQuestion,
    NumberQuestion,
    OrderQuestion,
    QuestionSpec,
    ShapeQuestion,
    TableQuestion,
    TableRow,
    TextQuestion,
    has_answer,
)
from grader.content.spec.toml_lines import Path, find_line
from grader.layers import (
    NetworkError,
    Shape,
    jump_after,
    multiply_adds,
    output_shape,
    parameter_count,
    receptive_field,
)

QUESTION_FILE: Final = "question.py"
GRID_LIMIT: Final = 12  # rows or columns of an array to be typed
Finding = tuple[Path, Code, str]  # the path within the question, what kind, the sentence


def question_problems(spec: ExerciseSpec, texts: Mapping[str, str]) -> Iterator[ContentProblem]:
    """Check the question of an exercise.toml against the folder's other ``texts``, those that parse."""
    question = spec.question
    assert question is not None
    toml = texts[SPEC_FILE]
    field = ANSWER_FIELD[question.type]
    drawn, fixed = QUESTION_FILE in texts, has_answer(question)
    if drawn and fixed:
        message = f"`question.{field}` is given here and drawn by question.py; keep one of them."
        yield ContentProblem(SPEC_FILE, find_line(toml, ("question", field)), message, Code.ANSWER_TWICE)
    elif not drawn and not fixed:
        message = f"`question.{field}` is missing, and there is no question.py that draws it."
        yield ContentProblem(SPEC_FILE, find_line(toml, ("question",)), message, Code.ANSWER_MISSING)
    elif drawn and "generate" not in defined_names(texts[QUESTION_FILE]):
        yield ContentProblem(QUESTION_FILE, None, "does not define `generate(rng)`.", Code.MISSING_NAME)
    elif not drawn:
        for path, code, message in findings(question):
            yield ContentProblem(SPEC_FILE, find_line(toml, ("question", *path)), message, code)


def findings(question: QuestionSpec) -> Iterator[Finding]:
    """Check a complete question; yields nothing for one that can be asked."""
    match question:
        case ChoiceQuestion() | ChoicesQuestion():
            yield from _options(question)
        case NumberQuestion():
            yield from _number(question)
        case ShapeQuestion():
            values = [wrong.value for wrong in question.wrong]
            yield from _distinct(question.answer, values)
        case ArrayQuestion():
            yield from _array(question)
        case TextQuestion():
            yield from _text(question)
        case MatchQuestion() | OrderQuestion():
            yield from _sides(question)
        case TableQuestion():
            yield from _table(question)


def normalise(text: str, *, case_sensitive: bool = False) -> str:
    """Read typed words as people mean them: one width, single spaces, and one case unless it matters."""
    words = " ".join(unicodedata.normalize("NFKC", text).split())
    return words if case_sensitive else words.casefold()


def _options(question: ChoiceQuestion | ChoicesQuestion) -> Iterator[Finding]:
    right = sum(option.correct for option in question.options)
    if len(question.options) < 2:
        yield ("options",), Code.BAD_ANSWER, "a choice needs at least two options."
    if question.type == "choice" and right != 1:
        yield ("options",), Code.BAD_ANSWER, f"exactly one option is `correct = true` in a choice, here {right} are."
    if question.type == "choices" and right == 0:
        yield ("options",), Code.BAD_ANSWER, "at least one option is `correct = true`."
    yield from _repeated("options", [option.text["en"] for option in question.options])


def _repeated(field: str, texts: list[str]) -> Iterator[Finding]:
    counts = Counter(map(normalise, texts))
    for index, text in enumerate(texts):
        if counts[normalise(text)] > 1:
            yield (field, index), Code.BAD_ANSWER, f"the text {text!r} stands here more than once."
            return


def close(left: int | Decimal, right: int | Decimal, question: NumberQuestion | ArrayQuestion) -> bool:
    """Whether a number counts as ``right``: exactly, or within the question's tolerance."""
    if left == right:
        return True
    relative = question.relative_tolerance if isinstance(question, NumberQuestion) else Decimal(0)
    return abs(Decimal(left) - Decimal(right)) <= max(question.tolerance, relative * abs(Decimal(right)))


def _number(question: NumberQuestion) -> Iterator[Finding]:
    values = [wrong.value for wrong in question.wrong]
    assert question.answer is not None
    for index, value in enumerate(values):
        if close(value, question.answer, question):
            message = f"the wrong answer {value} would count as right: the answer is {question.answer}."
            yield ("wrong", index), Code.BAD_WRONG_ANSWER, message
        elif value in values[:index]:
            yield ("wrong", index), Code.BAD_WRONG_ANSWER, f"the wrong answer {value} has two sentences."


def _distinct(answer: object, values: list[object] | list[tuple[int, ...]]) -> Iterator[Finding]:
    for index, value in enumerate(values):
        if value == answer:
            yield ("wrong", index), Code.BAD_WRONG_ANSWER, f"the wrong answer {value} is the right one."
        elif value in values[:index]:
            yield ("wrong", index), Code.BAD_WRONG_ANSWER, f"the wrong answer {value} has two sentences."


def _array(question: ArrayQuestion) -> Iterator[Finding]:
    grid = question.answer or ()
    if (fault := _grid_fault(grid)) is not None:
        yield ("answer",), Code.BAD_ANSWER, fault
        return
    for index, wrong in enumerate(question.wrong):
        if (fault := _grid_fault(wrong.value)) is not None:
            yield ("wrong", index, "value"), Code.BAD_WRONG_ANSWER, fault
        elif _size(wrong.value) == _size(grid) and all(
            close(mine, right, question)
            for row, right_row in zip(wrong.value, grid, strict=True)
            for mine, right in zip(row, right_row, strict=True)
        ):
            yield ("wrong", index, "value"), Code.BAD_WRONG_ANSWER, "the wrong grid would count as right."
        elif any(wrong.value == other.value for other in question.wrong[:index]):
            yield ("wrong", index, "value"), Code.BAD_WRONG_ANSWER, "the wrong grid has two sentences."


def _size(grid: Grid) -> tuple[int, int]:
    return len(grid), len(grid[0])


def _grid_fault(grid: Grid) -> str | None:
    if not grid or not grid[0] or len({len(row) for row in grid}) != 1:
        return "a grid has rows of one length, and at least one number."
    if max(_size(grid)) > GRID_LIMIT:
        return f"a grid to be typed has at most {GRID_LIMIT} rows and columns."
    return None


def _text(question: TextQuestion) -> Iterator[Finding]:
    def read(text: str) -> str:
        return normalise(text, case_sensitive=question.case_sensitive)

    assert question.answer is not None
    right = {read(text) for text in (*question.answer.values(), *question.alternatives)}
    values = [read(wrong.value) for wrong in question.wrong]
    for index, value in enumerate(values):
        if value in right:
            yield ("wrong", index), Code.BAD_WRONG_ANSWER, f"the wrong answer {value!r} would count as right."
        elif value in values[:index]:
            yield ("wrong", index), Code.BAD_WRONG_ANSWER, f"the wrong answer {value!r} has two sentences."


def _sides(question: MatchQuestion | OrderQuestion) -> Iterator[Finding]:
    """Several pairs may share a right side; everything else must be told apart by who reads it."""
    if isinstance(question, OrderQuestion):
        if len(question.items) < 2:
            yield ("items",), Code.BAD_ANSWER, "there is nothing to order in fewer than two items."
        yield from _repeated("items", [item.text["en"] for item in question.items])
        return
    if len(question.pairs) < 2:
        yield ("pairs",), Code.BAD_ANSWER, "there is nothing to match in fewer than two pairs."
    yield from _repeated("pairs", [pair.left["en"] for pair in question.pairs])
    rights = {normalise(pair.right["en"]) for pair in question.pairs}
    yield from _repeated("extra", [extra["en"] for extra in question.extra])
    for index, extra in enumerate(question.extra):
        if normalise(extra["en"]) in rights:
            yield ("extra", index), Code.BAD_ANSWER, f"the extra {extra['en']!r} belongs to a pair."


def _table(question: TableQuestion) -> Iterator[Finding]:
    rows = question.rows
    if not any(row.asked for row in rows):
        yield ("rows",), Code.BAD_ANSWER, "no cell of the table is left to fill in."
    for index, row in enumerate(rows):
        for column in row.given:
            if row.cell(column) is None:
                yield ("rows", index), Code.BAD_ANSWER, f"`{column}` is `given`, but has no value in this row."
    yield from _followed(rows)
    for index, wrong in enumerate(question.wrong):
        if wrong.row >= len(rows) or wrong.column not in rows[wrong.row].asked:
            message = f"row {wrong.row} of the table has no cell `{wrong.column}` to fill in; rows count from 0."
            yield ("wrong", index), Code.BAD_WRONG_ANSWER, message
        elif rows[wrong.row].cell(wrong.column) == wrong.value:
            yield ("wrong", index), Code.BAD_WRONG_ANSWER, f"the wrong answer {wrong.value} is the right one."
        elif any((w.row, w.column, w.value) == (wrong.row, wrong.column, wrong.value) for w in question.wrong[:index]):
            yield ("wrong", index), Code.BAD_WRONG_ANSWER, f"the wrong answer {wrong.value} has two sentences."


def _followed(rows: tuple[TableRow, ...]) -> Iterator[Finding]:
    """Check the cells of every row whose layer is told against what the layer makes of the row before."""
    shape: Shape | None = None
    field = jump = 0  # 0: nobody can say what the rows before have seen
    for index, row in enumerate(rows):
        layer = row.layer
        if layer is None or layer.kind == "input":
            if layer is not None and row.shape is None:
                yield ("rows", index), Code.LAYER_MISMATCH, "the input's `shape` is missing."
                return
            shape = row.shape
            field = jump = int(index == 0 or layer is not None)
            counted: dict[str, object] = {"parameters": 0, "multiply_adds": 0}
        elif shape is not None:
            try:
                counted = {"parameters": parameter_count(layer, shape), "multiply_adds": multiply_adds(layer, shape)}
                shape = output_shape(layer, shape)
            except NetworkError as error:
                yield ("rows", index), Code.LAYER_MISMATCH, f"{error}."
                return
            field, jump = receptive_field(layer, field, jump), jump_after(layer, jump)
        if layer is None or shape is None:
            continue
        counted["shape"] = shape
        if jump:
            counted["receptive_field"] = field
        for column in COLUMNS:
            cell = row.cell(column)
            if cell is not None and column in counted and cell != counted[column]:
                message = f"`{column}` says {cell}, but this layer makes it {counted[column]}."
                yield ("rows", index), Code.LAYER_MISMATCH, message
