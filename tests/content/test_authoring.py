"""The authors' guide says everything there is to say: each field, each key and each problem."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from grader.content.cases.chains import STEP_KEYS
from grader.content.cases.read import CASE_KEYS, parse_cases
from grader.content.cases.spec import CHECKS, OPERATIONS, REVEALS
from grader.content.loader import FILE_LIMIT, load_files
from grader.content.problems import Code
from grader.content.scaffold.exercise import new_exercise
from grader.content.spec.exercise import ExerciseSpec, parse_spec
from grader.questions.registry import QUESTION_TYPES, TYPES
from tests.content.folders import REPOSITORY

GUIDE = (REPOSITORY / "docs" / "authoring.md").read_text(encoding="utf-8")
SPANS = frozenset(re.findall(r"`([^`\n]+)`", GUIDE))
WORDS = frozenset(word for span in SPANS for word in re.findall(r"[\w-]+", span))


def fields() -> Iterator[str]:
    """Every field of every record that exercise.toml may hold."""
    schema = ExerciseSpec.model_json_schema(by_alias=True)
    for part in (schema, *schema.get("$defs", {}).values()):
        yield from part.get("properties", {})


@pytest.mark.parametrize("code", Code)
def test_every_problem_is_explained(code: Code) -> None:
    assert re.search(rf"(?m)^\|[^|]*`{code}`[^|]*\| \S", GUIDE), f"docs/authoring.md does not explain {code}"


def test_no_problem_is_explained_that_there_is_not() -> None:
    table = GUIDE.partition("## What the checks say")[2]
    assert set(re.findall(r"`([a-z0-9-]+)`", "".join(re.findall(r"(?m)^\|([^|]*)\|", table)))) == set(Code)


@pytest.mark.parametrize("field", sorted(set(fields())))
def test_every_field_is_explained(field: str) -> None:
    assert field in WORDS


@pytest.mark.parametrize("key", sorted(CASE_KEYS | STEP_KEYS))
def test_every_key_of_a_case_is_explained(key: str) -> None:
    assert re.search(rf"(?m)^\|[^|]*`{key}`[^|]*\|", GUIDE)


@pytest.mark.parametrize("word", [*CHECKS, *REVEALS, *(op for op in OPERATIONS if op != "call"), *QUESTION_TYPES])
def test_every_choice_is_named(word: str) -> None:
    assert word in WORDS


def test_limits_are_those_of_the_code() -> None:
    assert f"{FILE_LIMIT >> 10} KiB" in GUIDE


def test_its_examples_are_right() -> None:
    blocks = dict.fromkeys(re.findall(r"(?ms)^```(toml|python)\n(.*?)^```", GUIDE))
    tomls = [text for kind, text in blocks if kind == "toml"]
    [hints] = (text for text in tomls if text.startswith("[[hints]]"))
    [asked] = (text for text in tomls if text.startswith("[question]"))
    assert len(parse_spec(tomls[0] + hints).hints) == 2
    question = tomls[0].partition("[code]")[0].replace('"code"', '"question"') + asked
    assert parse_spec(question).question is not None
    assert tomllib.loads(asked)["question"]["answer"] == 280
    scope: dict[str, Any] = {}
    for kind, text in blocks:
        if kind == "python" and not text.startswith("yield"):
            exec(text, scope)
    assert {"cases", "generate"} <= scope.keys()


def test_its_chain_is_read() -> None:
    found = re.search(r"(?ms)^yield (dict\(\n    name=\"forward and back\".*?^\))", GUIDE)
    assert found is not None
    case = eval(found[1], {"X": 1, "W": 2, "dY": 3})
    assert len(parse_cases([case], entry="f")[0].steps) == 2


def test_records_are_all_strict() -> None:
    """A field that nobody knows must be refused wherever it stands, or a misspelt one is ignored in silence."""
    from grader import languages
    from grader.content.spec import exercise as spec
    from grader.questions import options, question

    types = [sys.modules[kind.__module__] for kind in TYPES.values()]
    for module in (spec, languages, question, options, *types):
        for item in vars(module).values():
            if isinstance(item, type) and issubclass(item, BaseModel) and item is not BaseModel:
                assert item.model_config.get("extra") == "forbid", item
                assert item.model_config.get("frozen"), item


def test_the_way_it_describes_leads_to_an_exercise_that_loads() -> None:
    assert load_files("mean-pooling", new_exercise("mean-pooling", "pooling", "code"))
