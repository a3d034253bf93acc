"""Files as other systems write them: what can be taken over is, and the rest is told by name."""

from __future__ import annotations

import codecs
import re

import pytest

from grader.questions.exchange.formats import read_questions
from grader.questions.exchange.items import Exchanged, ExchangeError
from tests.questions.exchange.foreign import GIFT, MOODLE, QTI1, QTI2, QTI3, TEXT2QTI


def told(found: Exchanged) -> list[str]:
    return [str(one) for one in found.left_out]


def test_gift_as_its_handbook_has_it() -> None:
    found = read_questions(GIFT.encode())
    by_title = {item.title: item for item in found.items}
    assert {title: item.question.type for title, item in by_title.items()} == {
        "Grant": "choice",
        "Question 2": "choice",
        "Pi": "number",
        "Range": "number",
        "Question 5": "text",
        "Capitals": "match",
        "Several": "choices",
        "Escaped": "choice",
    }
    assert by_title["Pi"].statement == r"What is $\pi$ to two places?"
    assert by_title["Range"].question.right_response() == "3"
    assert by_title["Question 5"].statement == "Two plus _____ equals four."
    assert by_title["Question 2"].question.mark("0").credit == 1
    assert by_title["Several"].question.steps == {"en": "Both."}
    assert by_title["Escaped"].statement == "Is 1 = 1 in **C:**?"
    assert told(found) == [
        "question 9 (Essay): it is answered by an essay, which nobody here marks by itself",
        "question 10 (Just text): it is a description that asks nothing",
        "question 11 (Broken): its answers have no closing }",
    ]


def test_moodle_xml() -> None:
    found = read_questions(MOODLE.encode())
    layers, truth, half = found.items
    assert layers.statement == "Which layer *learns* nothing? $y = x$\n\na net"
    assert layers.question.steps == {"en": "Pooling has no weights."}
    assert layers.hints == ("No weights at all.",)
    assert layers.question.right_words(lambda text: text["en"]) == ("pooling",)
    assert truth.statement == r"1 \< 2 \*always\*"
    assert truth.question.right_words(lambda text: text["en"]) == ("True",)
    assert half.question.mark("0.505 m").credit == 1
    assert half.question.mark("2").sentences[0].text == {"en": "Upside down."}
    assert told(found) == [
        "question 2 (Layers): options that earn a part of the points earn none here",
        "question 2 (Layers): a <script> was left out",
        "question 2 (Layers): an image was left out",
        "question 5 (Why): it is answered by an essay, which nobody here marks by itself",
        "question 6 (Drag): there is no question of type 'ddwtos' here",
    ]


def test_qti_2_and_3() -> None:
    found = read_questions(QTI2.encode())
    [luggage] = found.items
    assert luggage.statement == (
        "Look at the text in the picture.\n\nNEVER LEAVE LUGGAGE UNATTENDED\n\nWhat does it say?"
    )
    assert luggage.question.mark("0").credit == 1
    assert told(found) == ["Unattended Luggage: an image was left out"]
    found = read_questions(QTI3.encode())
    [richard] = found.items
    assert richard.statement == "Made glorious summer by this sun of _____;"
    assert richard.question.mark("york").credit == 1
    assert told(found) == ["Richard III: words that earn a part of the points earn none here"]


def test_qti_1_2_as_canvas_has_it() -> None:
    found = read_questions(QTI1.encode())
    single, several, word, number, pairs = (item.question for item in found.items)
    assert found.items[0].statement == "Single **now**?"
    assert (single.type, single.mark("0").credit, single.steps) == ("choice", 1, {"en": "All."})
    assert single.right_words(lambda text: text["en"]) == ("$x^2$",)
    assert single.mark("1").sentences[0].text == {"en": "Not B."}
    assert (several.type, several.right_response()) == ("choices", ["0", "2"])
    assert [word.mark(given).credit for given in ("One", "1", "two")] == [1, 1, 0]
    assert [number.mark(given).credit for given in ("1.25", "1.75", "1.76")] == [1, 1, 0]
    assert pairs.mark({"0": "0", "1": "1"}).credit == 1
    assert told(found) == ["question 6 (Essay): it is answered by an essay, which nobody here marks by itself"]


def test_text2qti() -> None:
    found = read_questions(TEXT2QTI.encode())
    by_number = [item.question for item in found.items]
    assert [question.type for question in by_number] == ["choice", "choices", "text", "number", "number"]
    assert [item.title for item in found.items[:2]] == ["A sum", "Question 2"]
    assert found.items[1].statement == "Which are dinosaurs?\n\nTick all."
    assert by_number[0].steps == {"en": "It is five."}
    assert by_number[0].mark("1").sentences[0].text == {"en": "Too small."}
    assert by_number[1].right_response() == ["1", "2"]
    assert by_number[2].mark("santa claus").credit == 1
    assert [by_number[3].mark(given).credit for given in ("1.4143", "1.4144")] == [1, 0]
    assert [by_number[4].mark(given).credit for given in ("1", "3", "3.1")] == [1, 1, 0]
    assert told(found) == [
        "question 1 (A sum): what is said of every right or wrong answer was left out",
        "question 6: it is answered by an essay or a file, which nobody here marks by itself",
    ]


def test_text2qti_says_that_a_group_was_not_kept() -> None:
    grouped = (
        "1. One?\n*a) yes\nb) no\n\nGROUP\npick: 1\n2. Two?\n*a) yes\nb) no\nEND_GROUP\n3. Three?\n*a) yes\nb) no\n"
    )
    found = read_questions(grouped.encode())
    assert len(found.items) == 3
    assert told(found) == ["question 2: it stood in a group of which some are drawn: make a pool of a quiz of them"]


@pytest.mark.parametrize("form", ["utf-16", "utf-16-be"])
@pytest.mark.parametrize("source", [GIFT, MOODLE, QTI2, QTI1])
def test_a_file_in_utf_16_is_read_as_in_utf_8(source: str, form: str) -> None:
    declared = re.sub(r"\A(<\?xml[^>]*>)?(?=<)", "<?xml version='1.0' encoding='UTF-16'?>", source.lstrip())
    coded = (codecs.BOM_UTF16_BE if form == "utf-16-be" else b"") + declared.encode(form)
    assert read_questions(coded).items == read_questions(source.encode()).items


def test_half_a_file_in_utf_16_gets_a_sentence() -> None:
    with pytest.raises(ExchangeError, match="no text in UTF-8 or UTF-16"):
        read_questions(codecs.BOM_UTF16_LE + b"a")
