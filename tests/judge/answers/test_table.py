"""A network's table: cells, follow-through, the first wrong layer."""

from fractions import Fraction

from grader.judge.answers.keys import CellWrong, Row, TableKey
from grader.judge.answers.marking import mark
from tests.layers import Layer

ASKED = ("shape", "parameters")


def row(name: str, shape: tuple[int, ...], parameters: int, layer: Layer) -> Row:
    return Row({"en": name}, {"shape": shape, "parameters": Fraction(parameters)}, ASKED, layer)


HALF = Layer("mean-pool", kernel=(2, 2), stride=(2, 2))
LENET = TableKey(
    rows=(
        row("conv1", (6, 28, 28), 156, Layer("conv", 6, (5, 5), padding=(2, 2))),
        row("pool1", (6, 14, 14), 0, HALF),
        row("conv2", (16, 10, 10), 2416, Layer("conv", 16, (5, 5))),
        row("pool2", (16, 5, 5), 0, HALF),
        row("flatten", (400,), 0, Layer("flatten")),
        row("fc1", (120,), 48120, Layer("dense", 120)),
    ),
    wrong=(CellWrong(0, "parameters", Fraction(150), {"en": "That is the count without the biases: add 6."}),),
)
RIGHT = [
    {"shape": "6 x 28 x 28", "parameters": "156"},
    {"shape": "6 x 14 x 14", "parameters": "0"},
    {"shape": "16 x 10 x 10", "parameters": "2,416"},
    {"shape": "16 x 5 x 5", "parameters": "0"},
    {"shape": "400", "parameters": "0"},
    {"shape": "120", "parameters": "48120"},
]


def with_rows(**changed: dict[str, str]) -> list[dict[str, str]]:
    return [{**row, **changed.get(f"row{index}", {})} for index, row in enumerate(RIGHT)]


def test_all_right() -> None:
    assert mark(LENET, RIGHT).credit == 1


def test_one_slip_costs_one_cell() -> None:
    """Forgetting the padding makes every later shape another one; all of them follow from the student's own."""
    given = with_rows(
        row0={"shape": "6x24x24"},
        row1={"shape": "6x12x12"},
        row2={"shape": "16x8x8"},
        row3={"shape": "16x4x4"},
        row4={"shape": "256"},
        row5={"parameters": "30840"},
    )
    result = mark(LENET, given)
    assert result.credit == Fraction(11, 12)
    assert result.sentences[0].key == "answer.table.first-shape"
    assert result.sentences[0].facts == {"row": 1, "layer": {"text": {"en": "conv1"}}}
    assert result.sentences[1].facts == {"cells": 5}
    assert [part.id for part in result.parts if part.follow_through] == [
        "1.shape", "2.shape", "3.shape", "4.shape", "5.parameters",
    ]  # fmt: skip


def test_a_second_slip_costs_its_own_cell() -> None:
    given = with_rows(row0={"shape": "6x24x24"}, row1={"shape": "6x13x13"}, row2={"shape": "16x9x9"})
    assert [part.id for part in mark(LENET, given).parts if not part.right and not part.follow_through] == [
        "0.shape", "1.shape",
    ]  # fmt: skip


def test_a_named_slip_gets_its_sentence() -> None:
    result = mark(LENET, with_rows(row0={"parameters": "150"}))
    assert result.sentences[0].key == "answer.table.first-parameters"
    assert result.sentences[1].text["en"].startswith("That is the count without the biases")


def test_an_impossible_row_before_follows_nothing() -> None:
    """Nothing follows from a shape that the next layer cannot take, and nothing breaks."""
    result = mark(LENET, with_rows(row1={"shape": "3x2x2"}, row2={"shape": "16x1x1"}))
    assert {part.id for part in result.parts if not part.right} == {"1.shape", "2.shape"}
    assert not any(part.follow_through for part in result.parts)


def test_a_blank_cell_is_wrong_and_a_blank_table_is_no_answer() -> None:
    assert mark(LENET, with_rows(row4={"shape": " "})).credit == Fraction(11, 12)
    assert mark(LENET, [{"shape": "", "parameters": ""}] * 6).verdict == "invalid"


def test_an_unreadable_cell_says_how_to_write_it() -> None:
    result = mark(LENET, with_rows(row0={"shape": "six"}))
    assert [sentence.key for sentence in result.sentences] == ["answer.table.first-shape", "answer.shape.unreadable"]


def test_another_form_than_the_table_is_refused() -> None:
    for response in (None, "6", RIGHT[:-1], [1] * 6):
        assert mark(LENET, response).sentences[0].key == "answer.form"


def test_without_follow_through_every_wrong_cell_costs() -> None:
    strict = TableKey(LENET.rows, follow_through=False)
    given = with_rows(row0={"shape": "6x24x24"}, row1={"shape": "6x12x12"})
    assert mark(strict, given).credit == Fraction(10, 12)


def test_receptive_fields_and_multiply_adds_follow_too() -> None:
    """Three 3x3 layers, the second of stride 2: 3, 5, 9. Who has 5 for the first is followed to 7 and 11."""
    three = Layer("conv", 1, (3, 3), padding=(1, 1))
    halving = Layer("conv", 1, (3, 3), stride=(2, 2), padding=(1, 1))
    asked = ("receptive_field",)
    key = TableKey(
        (
            Row({"en": "input"}, {"shape": (1, 8, 8)}, ()),
            Row({"en": "a"}, {"receptive_field": Fraction(3), "shape": (1, 8, 8)}, asked, three),
            Row({"en": "b"}, {"receptive_field": Fraction(5), "shape": (1, 4, 4)}, asked, halving),
            Row(
                {"en": "c"},
                {"receptive_field": Fraction(9), "multiply_adds": Fraction(144)},
                (*asked, "multiply_adds"),
                three,
            ),
        )
    )
    fields = lambda *values: [{}, *({"receptive_field": value, "multiply_adds": "144"} for value in values)]  # noqa: E731
    assert mark(key, fields("3", "5", "9")).credit == 1
    assert mark(key, fields("5", "7", "11")).credit == Fraction(3, 4)
    assert mark(key, fields("3", "5", "7")).credit == Fraction(3, 4)
