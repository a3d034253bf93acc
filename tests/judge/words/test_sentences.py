"""Every sentence renders in English and Chinese, from data that went through JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from grader import messages
from grader.judge.words.catalogue import CATALOGUE
from grader.judge.words.sentences import Sentence, as_message, in_a_row, in_language, number, phrase, render, say
from tests.judge.feedback_page import OTHERS, PAGE, written
from tests.judge.gallery import LOCALE, chinese, examples

FIELD = re.compile(r"\{(\w+)(?::(\w+))?\}")
FORMS = {"", "number", "value", "shape", "index", "list", "seconds", "bytes"}
UNFINISHED = (  # another sentence, or something of the student's, comes last
    *(
        "is.",
        "where.",
        "newer.",
        "answer.in-",
        "exception",
        "in-part",
        "gradient.of",
        "property.fails",
        "invalid.caret",
    ),
    "mistake.shape",
    "case.raised",
)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_every_sentence_comes_about_somewhere() -> None:
    """Nothing in the catalogue is dead: each key is said by something the gallery really runs."""
    assert [key for key in CATALOGUE if key not in examples() and not key.startswith(OTHERS)] == []


def test_the_sentences_of_answers_are_named_where_answers_are_marked() -> None:
    folder = Path(__file__).parents[3] / "grader"
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py") if "catalogue" not in path.parts)
    keys = [key for key in CATALOGUE if key.startswith(OTHERS)]
    assert keys
    assert [key for key in keys if f'"{key}"' not in code and key.rpartition("-")[0] not in code] == []


@pytest.mark.parametrize("key", sorted(key for key in CATALOGUE if not key.startswith(OTHERS)))
def test_both_languages(key: str) -> None:
    sentence = examples()[key]
    stored = Sentence(**json.loads(json.dumps({"key": sentence.key, "facts": dict(sentence.facts)}, allow_nan=False)))
    english, zh = render(stored, str, "en"), render(stored, chinese(), "zh-hans")
    for text in (english, zh):
        assert text
        assert not FIELD.search(text), text
        assert "None" not in text or "None" in CATALOGUE[sentence.key], text
    assert english == render(sentence, str, "en")
    told = as_message(stored)
    assert told == english, "an author's copy of it"
    if '"text"' not in json.dumps(dict(stored.facts)):  # an author's own words stay English in it
        assert messages.render(told, chinese()).replace(", ", "、") == zh.replace(", ", "、")
    assert "…" not in english, english
    assert CHINESE.search(zh), zh


@pytest.mark.parametrize("key", sorted(CATALOGUE))
def test_the_translation_has_the_same_facts_in_the_same_forms(key: str) -> None:
    template, zh = CATALOGUE[key], chinese()(CATALOGUE[key])
    assert zh != template, "not translated"
    assert set(FIELD.findall(zh)) == set(FIELD.findall(template))
    assert {form for _, form in FIELD.findall(template)} <= FORMS
    assert CHINESE.search(zh) or not FIELD.sub("", template).strip(" :")
    assert not re.search(r"[\u4e00-\u9fff][,;:?!]", zh), "half-width punctuation after a Chinese character"


def test_english_sentences_end_properly_and_use_no_jargon_of_ours() -> None:
    ours = re.compile(r"\b(jail|sandbox|verdict|judge|reference|leaf|misfit|fixture|pipeline|worker)\b", re.IGNORECASE)
    for key, template in CATALOGUE.items():
        assert not ours.search(template), key
        if not key.startswith(
            (
                "is.",
                "where.",
                "answer.in-",
                "exception",
                "in-part",
                "gradient.of",
                "property.fails",
                "invalid.caret",
                "mistake.shape",
                "case.raised",
                "inputs.",
            )
        ):
            assert template.rstrip("”)").endswith((".", "?", "+= ...")), key


def test_the_compiled_translations_are_current() -> None:
    """The .mo says what the .po says; `django-admin compilemessages` in grader/judge makes it again."""
    folder = LOCALE / "zh_Hans" / "LC_MESSAGES"
    text = (folder / "django.po").read_text(encoding="utf-8")
    assert "fuzzy" not in text
    pairs = re.findall(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"(?:\n|$))+)', text, re.MULTILINE)
    written = {_string(one): _string(other) for one, other in pairs}
    assert set(CATALOGUE.values()) | {""} == set(written)
    translate = chinese()
    assert {message: translate(message) for message in written if message} == {k: v for k, v in written.items() if k}


def _string(quoted: str) -> str:
    return "".join(json.loads(line) for line in quoted.strip().split("\n"))


def test_the_page_shows_what_is_really_said() -> None:
    """`python -m tests.judge.feedback_page` writes it again."""
    page = PAGE.read_text(encoding="utf-8")
    assert page == written(page)
    shown = " ".join(re.findall(r"<!-- examples: (.*?) -->", page)).split()
    missed = [
        key
        for key in CATALOGUE
        if not key.startswith((*shown, *OTHERS, "newer.", "is.", "inputs.", "in-part", "unknown"))
    ]
    assert missed == []


NUMBERS = [
    (0, "0"),
    (12, "12"),
    (10**9, "1000000000"),
    (0.0, "0.0"),
    (3.0, "3.0"),
    (-2.5, "-2.5"),
    (0.02, "0.02"),
    (1e-6, "1e-6"),
    (1.2345e-7, "1.23e-7"),
    (123.456, "123.5"),
    (4e20, "4e20"),
    ("nan", "nan"),
    (True, "True"),
]


@pytest.mark.parametrize(("value", "text"), NUMBERS)
def test_numbers_are_short(value: object, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("template", "fact", "text"),
    [
        ("{x:shape}", [3, 4], "(3, 4)"),
        ("{x:shape}", [3], "(3,)"),
        ("{x:shape}", [], "()"),
        ("{x:index}", [0, 3], "[0, 3]"),
        ("{x:list}", ["dx", "dW"], "dx, dW"),
        ("{x:value}", 1 / 3, "0.33333333"),
        ("{x:bytes}", 3 << 29, "1.5 GB"),
        ("{x:bytes}", 500, "500 B"),
        ("{x:seconds}", 0.5, "0.5"),
        ("{{{x}}}", "a", "{a}"),
        ("{x}", "{y} %s %(z)s", "{y} %s %(z)s"),
        ("{y}", "a", "…"),
    ],
)
def test_forms(template: str, fact: object, text: str) -> None:
    assert render(say("score.all", x=fact), lambda _: template, "en") == text


def test_lists_have_the_languages_own_comma() -> None:
    assert render(say("parts.others-right", right=("dx", "dW")), chinese(), "zh-hans") == "其余部分正确：dx、dW。"


def test_phrases_are_rendered_in_their_place() -> None:
    sentence = say("structure.type", got=phrase("is.tuple", count=2), expected=phrase("is.ndarray", shape=(3,)))
    assert render(sentence, str, "en") == "The result is a tuple of 2; a NumPy array of shape (3,) was expected."
    assert render(sentence, chinese(), "zh-hans") == "结果是 含 2 项的元组，应为 形状为 (3,) 的 NumPy 数组。"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "hello"), ("zh-hans", "你好"), ("zh_Hans", "你好"), ("zh-cn", "你好"), ("zh", "你好"), ("fr", "hello")],
)
def test_an_authors_words_are_chosen_by_language(language: str, words: str) -> None:
    assert in_language({"en": "hello", "zh-hans": "你好"}, language) == words
    assert render(Sentence(text={"en": "hello", "zh-hans": "你好"}), str, language) == words


def test_an_authors_words_fall_back() -> None:
    assert in_language({"zh-hans": "你好"}, "en") == "你好"
    assert in_language({"en": "hello", "zh-hans": " "}, "zh-hans") == "hello"
    assert in_language({}, "en") == ""


def test_old_reports_still_read() -> None:
    """A key that is gone and a fact that is missing leave a sentence, never an error."""
    assert render(Sentence("gone.since", {"x": 1}), str, "en") == "The result differs from the expected one."
    assert render(Sentence("score.some", {"count": 1}), str, "en") == "1 of … cases pass."
    assert render(Sentence("structure.type", {"got": {"key": "is.gone"}, "expected": 3}), str, "en")


@pytest.mark.parametrize(
    ("said", "language", "line"),
    [
        (["Line 2 raised AssertionError", "It is so."], "en", "Line 2 raised AssertionError. It is so."),
        (["Raised ValueError: really?", "It is so."], "en", "Raised ValueError: really? It is so."),
        (["第 2 行引发了 AssertionError", "如此。"], "zh-hans", "第 2 行引发了 AssertionError。如此。"),
        (["One.", "", "Line 2 raised E"], "en", "One. Line 2 raised E"),
        ([], "en", ""),
    ],
)
def test_sentences_in_a_row_end_before_the_next_begins(said: list[str], language: str, line: str) -> None:
    assert in_a_row(said, language) == line
