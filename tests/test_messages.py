"""Sentences for authors: English to whoever takes a string, data to be stored, and every template has its Chinese."""

from __future__ import annotations

import ast
import copy
import gettext
import json
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.messages import Message, as_it_is, in_lines, recognised, render, without_stop

GRADER = Path(__file__).resolve().parent.parent / "grader"
FIELD = re.compile(r"\{\{|\}\}|\{(\w+)\}")
SAID = Message("row {row}: {what}", row=3, what=Message("`{name}` is missing.", name="a {row}"))


with (GRADER / "locale/zh_Hans/LC_MESSAGES/django.mo").open("rb") as compiled:
    chinese = gettext.GNUTranslations(compiled).gettext


def test_it_is_the_english_sentence_to_whoever_takes_a_string() -> None:
    assert SAID == "row 3: `a {row}` is missing."
    assert json.dumps([SAID]) == '["row 3: `a {row}` is missing."]'
    assert sorted([SAID, "a"]) == ["a", SAID]
    assert Message("{{x}} {y}", y="{x}") == "{x} {x}"
    assert Message("{gone}") == "…", "a row of another version may lack a value"


@pytest.mark.parametrize("again", [copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_it_stays_data_when_it_is_copied(again: object) -> None:
    assert callable(again)
    assert again(SAID).as_data() == SAID.as_data()
    assert again(SAID) == SAID


def test_what_is_stored_reads_in_any_language() -> None:
    stored = Message.from_data(json.loads(json.dumps(SAID.as_data())))
    assert (stored, stored.as_data()) == (SAID, SAID.as_data())
    words = {"row {row}: {what}": "第 {row} 行：{what}", "`{name}` is missing.": "缺少 `{name}`。"}
    assert render(stored, lambda text: words[text]) == "第 3 行：缺少 `a {row}`。"


def test_a_plain_string_was_stored_before_and_reads_as_it_is() -> None:
    old = Message.from_data("{name} is missing.")
    assert old == "{name} is missing."
    assert render(old, lambda _text: pytest.fail("nobody translates it")) == old
    assert old.as_data() == "{name} is missing."
    assert as_it_is(SAID) is SAID


def test_lines_are_translated_each_for_itself() -> None:
    both = in_lines([as_it_is("no {language}"), Message("`{name}` is missing.", name="x")])
    assert both == "no {language}\n`x` is missing."
    assert render(both, chinese) == "no {language}\n缺少 `x`。"


def test_a_sentence_loses_its_stop_in_every_language() -> None:
    clause = Message.from_data(without_stop(Message("`{name}` is missing.", name="x.")).as_data())
    assert (clause, render(clause, chinese)) == ("`x.` is missing", "缺少 `x.`")
    assert Message("{clause}; {clause}", clause=clause) == "`x.` is missing; `x.` is missing"


def test_what_another_program_said_is_found_among_the_known() -> None:
    known = [Message("Cannot declare {key} twice"), Message("Expected '=' after a key")]
    assert recognised("Cannot declare ('a',) twice", known).values == {"key": "('a',)"}
    assert recognised("Expected '=' after a key", known).template == "Expected '=' after a key"
    assert recognised("Something else", known).as_data() == "Something else"


def _calls() -> Iterator[tuple[str, ast.Call]]:
    """Every ``_(...)`` of a module that imports Message so, and where it stands."""
    for path in sorted(GRADER.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "import Message as _\n" in text:
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                    yield f"{path.relative_to(GRADER)}:{node.lineno}", node


CALLS = dict(_calls())


def _fields(template: str) -> set[str]:
    return {name for name in FIELD.findall(template) if name}


@pytest.mark.parametrize("place", CALLS)
def test_every_template_is_written_out_and_has_its_chinese(place: str) -> None:
    call = CALLS[place]
    assert len(call.args) == 1
    template = ast.literal_eval(call.args[0])
    translated = chinese(template)
    assert translated != template, "not translated"
    assert _fields(translated) == _fields(template)
    assert not re.search(r"[\u4e00-\u9fff][,;:?!]", translated), "half-width punctuation after a Chinese character"
    given = {keyword.arg for keyword in call.keywords}
    if given and None not in given:
        assert given == _fields(template)


# Where what cannot be carried over is said: to an exception, or to a list of notes.
SAYING = re.compile(r"(ExchangeError|NotCarriedError|ForeignError|NoSolutionError|LeftOut|.*notes\.append)")
IMPORTED = ("questions/exchange", "content/scaffold/foreign")


def _said_plainly() -> Iterator[str]:
    """Every place of ``IMPORTED`` where a sentence is said that is no message: a literal with spaces."""
    for path in (path for folder in IMPORTED for path in sorted((GRADER / folder).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and SAYING.fullmatch(ast.unparse(node.func)):
                written = [one for one in node.args if isinstance(one, ast.Constant | ast.JoinedStr)]
                if any(" " in ast.unparse(one) for one in written):
                    yield f"{path.relative_to(GRADER)}:{node.lineno}: {ast.unparse(node)}"


def test_what_cannot_be_carried_over_is_said_in_messages() -> None:
    assert list(_said_plainly()) == []
    for folder in IMPORTED:
        assert any(place.startswith(folder) for place in CALLS)
