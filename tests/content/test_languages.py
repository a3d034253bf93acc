"""An exercise says which languages it has; those are wanted of all its texts, and no other."""

from __future__ import annotations

import re

import pytest

from grader.content.bundle import Bundle
from grader.content.cases.read import parse_cases
from grader.content.lint import lint
from grader.content.problems import Code, ContentError
from grader.content.scaffold.exercise import Kind
from grader.content.spec.exercise import parse_spec
from grader.content.variants import parse_variant
from grader.languages import LANGUAGES, Language
from tests.content.folders import EXERCISES, bundle_of, files_of, text_of

KINDS: list[Kind] = ["code", "question"]


def without(kind: Kind, gone: Language, *, said: bool = True) -> dict[str, str | None]:
    """A good exercise with one language taken out of every file; ``said``: exercise.toml says so."""
    left = next(language for language in LANGUAGES if language != gone)
    changes: dict[str, str | None] = {"statement.md" if gone == "en" else "statement.zh-hans.md": None}
    for path, data in files_of(kind).items():
        text = data.decode()
        if path == "exercise.toml":
            text = re.sub(rf'{gone} = "[^"]*",? ?', "", text).replace(", }", " }")
            text = text.replace("format = 1", f'format = 1\nlanguages = ["{left}"]' if said else "format = 1")
        elif path.startswith("misconceptions/"):
            english, chinese = re.split(r"\n*zh-hans:", text.split('"""')[1], maxsplit=1)
            words = chinese if gone == "en" else english
            text = text.replace(text.split('"""')[1], f"zh-hans:{words}" if gone == "en" else words)
        elif path in ("cases.py", "question.py"):
            text = re.sub(rf'"{gone}": f?"[^"]*",?\s*', "", text)
        else:
            continue
        changes[path] = text
    return changes


def bundle(kind: Kind, gone: Language) -> Bundle:
    return bundle_of(kind, without(kind, gone))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("gone", LANGUAGES)
def test_one_language_is_enough_where_it_is_said(kind: Kind, gone: Language) -> None:
    found = bundle(kind, gone)
    left = next(language for language in LANGUAGES if language != gone)
    assert found.spec.languages == (left,)
    assert [problem for problem in lint(found) if "anguage" in problem.message] == []
    assert found.statement(gone) == found.statement(left)
    for sentences in found.misconceptions().values():
        assert set(sentences) == {left}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("gone", LANGUAGES)
def test_where_nothing_is_said_both_are_wanted(kind: Kind, gone: Language) -> None:
    try:
        missing = {problem.code for problem in lint(bundle_of(kind, without(kind, gone, said=False)))}
    except ContentError as error:
        missing = {problem.code for problem in error.problems}
    assert missing & {Code.MISSING_LANGUAGE, Code.MISSING_FILE, Code.MISSING_SENTENCE}


def test_a_language_that_is_said_is_wanted() -> None:
    toml = text_of("code", "exercise.toml").replace("format = 1", 'format = 1\nlanguages = ["zh-hans"]')
    with pytest.raises(ContentError) as refused:
        bundle_of("code", {"exercise.toml": toml, "statement.zh-hans.md": None})
    assert [(problem.file, problem.code) for problem in refused.value.problems] == [
        ("statement.zh-hans.md", Code.MISSING_FILE)
    ]


@pytest.mark.parametrize("languages", ["[]", '["en", "en"]', '["de"]', "3"])
def test_languages_are_those_we_have_each_once(languages: str) -> None:
    toml = text_of("code", "exercise.toml").replace("format = 1", f"format = 1\nlanguages = {languages}")
    with pytest.raises(ContentError):
        bundle_of("code", {"exercise.toml": toml})


def test_cases_and_drawn_questions_follow_it() -> None:
    case = {"name": {"zh-hans": "小"}, "args": [1], "reveal": "property", "property": {"zh-hans": "一个数"}}
    [read] = parse_cases([case | {"points": 1}], entry="f", languages=("zh-hans",))
    assert (read.name, read.title) == ("小", {"zh-hans": "小"})
    for languages in (("en",), LANGUAGES):
        with pytest.raises(ContentError):
            parse_cases([case | {"points": 1}], entry="f", languages=languages)
    question = bundle_of("question").spec.question
    assert question is not None
    drawn = {"parameters": {}, "answer": 3, "wrong": {4: {"zh-hans": "多了"}}, "steps": {"zh-hans": "三"}}
    variant = parse_variant(drawn, question, ("zh-hans",))
    assert variant.question.model_dump()["wrong"][0]["zh_hans"] == "多了"
    with pytest.raises(ContentError):
        parse_variant(drawn, question)


def test_the_shipped_library_keeps_both() -> None:
    specs = [parse_spec(path.read_text()) for path in EXERCISES.glob("*/*/exercise.toml")]
    assert {spec.languages for spec in specs} == {LANGUAGES}
