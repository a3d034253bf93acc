"""What cases.py may yield, what it means, and what is said about the rest."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.content.cases.read import MOST_CASES, parse_cases
from grader.content.cases.spec import CaseStep, ResultRef
from grader.content.problems import ContentError
from grader.values import Array, of_array

SOURCE = 'def cases(rng):\n    yield dict(name="first", args=())\n    yield dict(name="second")\n'
TEXT = {"en": "a property", "zh-hans": "性质"}


def parse(*cases: Any) -> Any:
    return parse_cases(list(cases), entry="f", source=SOURCE)


def test_a_case_needs_no_more_than_a_name() -> None:
    (case,) = parse({"name": "first"})
    assert case.steps == (CaseStep("f"),)
    assert (case.visible, case.points, case.check, case.reveal) == (True, 1, "value", "name")
    assert (case.unchanged, case.rtol, case.atol) == (None, None, None)


def test_a_name_in_several_languages_is_known_by_its_english() -> None:
    (case,) = parse({"name": {"en": " first ", "zh-hans": "第一个"}})
    assert (case.name, case.title) == ("first", {"en": "first", "zh-hans": "第一个"})


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ({"en": "x"}, "missing-language", "`name` without a text for zh-hans"),
        ({"zh-hans": "x"}, "bad-case", "needs a `name`"),
        ({"en": "x", "zh-hans": 3}, "bad-case", "`name` that is not of the form"),
        ({"en": "x", "zh-hans": "很" * 121}, "bad-case", "at most 120"),
    ],
)
def test_says_what_is_wrong_with_a_name(name: Any, code: str, words: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse({"name": name})
    (problem,) = caught.value.problems
    assert str(problem.code) == code
    assert words in problem.message


def test_reads_every_key() -> None:
    X = of_array(np.ones(2))
    (first, case) = parse(
        {"name": "first"},
        {
            "name": " second ",
            "call": "g",
            "args": (X, 2),
            "kwargs": {"stride": (1, 1)},
            "visible": False,
            "points": 2.5,
            "group": "borders",
            "required": 0.5,
            "fresh": True,
            "reveal": "property",
            "property": TEXT,
            "family": "sizes",
            "check": "gradient",
            "options": {"eps": 1e-6},
            "unchanged": True,
            "rtol": 0,
            "atol": 1e-3,
            "seeds": [1, 2],
        },
    )
    assert first.name == "first"
    assert case.steps == (CaseStep("g", (X, 2), {"stride": (1, 1)}),)
    assert (case.name, case.visible, case.points, case.group) == ("second", False, 2.5, "borders")
    assert (case.required, case.fresh, case.reveal, case.property) == (0.5, True, "property", TEXT)
    assert (case.family, case.check, case.options) == ("sizes", "gradient", {"eps": 1e-6})
    assert (case.unchanged, case.rtol, case.atol, case.seeds) == (True, 0.0, 1e-3, (1, 2))


def test_numpys_numbers_are_as_good_as_pythons() -> None:
    number = Array(np.asarray(np.int64(3)), "int64", scalar=True)
    true = Array(np.asarray(np.True_), "bool", scalar=True)
    (case,) = parse({"name": "first", "points": number, "visible": true, "seeds": [number]})
    assert (case.points, case.visible, case.seeds) == (3, True, (3,))
    assert type(case.points) is int


def test_a_chain_takes_earlier_results_and_judges_what_it_says() -> None:
    (case,) = parse(
        {
            "name": "first",
            "chain": [
                {"call": "forward", "args": (1,), "judge": "out, _"},
                {"call": "backward", "args": (2, {"result": 0, "item": 1}), "judge": True},
                {"call": "more", "kwargs": {"cache": {"result": 1, "item": ["a", 0]}}, "judge": False},
            ],
        }
    )
    forward, backward, more = case.steps
    assert (forward.judged, forward.parts) == (True, ("out", "_"))
    assert (backward.judged, backward.parts, backward.args) == (True, (), (2, ResultRef(0, (1,))))
    assert (more.judged, more.kwargs) == (False, {"cache": ResultRef(1, ("a", 0))})


def test_the_last_step_is_judged_where_none_says_so() -> None:
    (case,) = parse(
        {
            "name": "first",
            "chain": [
                {"args": (3, 4)},
                {"op": "load_state", "on": 0, "args": ({"weight": 1},)},
                {"on": {"result": 0}, "args": (5,)},
                {"on": 0, "call": "extra_repr"},
            ],
        }
    )
    assert [step.judged for step in case.steps] == [False, False, False, True]
    assert [step.call for step in case.steps] == ["f", "", "", "extra_repr"]
    assert [step.on for step in case.steps] == [None, ResultRef(0), ResultRef(0), ResultRef(0)]
    assert case.steps[1].op == "load_state"


def test_in_a_simple_case_a_dict_named_result_is_a_dict() -> None:
    (case,) = parse({"name": "first", "args": ({"result": 0},)})
    assert case.steps[0].args == ({"result": 0},)


@pytest.mark.parametrize(
    ("keys", "code", "words"),
    [
        ({"arg": ()}, "bad-case", "unknown key `arg`; is `args` meant?"),
        ({"colour": "red"}, "bad-case", "the keys are args, "),
        ({"args": 3}, "bad-case", "write `args=(X,)`"),
        ({"kwargs": [1]}, "bad-case", "`kwargs`"),
        ({"kwargs": {1: 2}}, "bad-case", "`kwargs`"),
        ({"call": "not a name"}, "bad-case", "`call`"),
        ({"call": 3}, "bad-case", "`call`"),
        ({"visible": "no"}, "bad-case", "`visible`"),
        ({"points": -1}, "bad-case", "`points`"),
        ({"points": True}, "bad-case", "`points`"),
        ({"points": float("nan")}, "bad-case", "`points`"),
        ({"group": 1}, "bad-case", "`group`"),
        ({"required": 2}, "bad-case", "True, False or a number from 0 to 1"),
        ({"fresh": 1}, "bad-case", "`fresh`"),
        ({"reveal": "all"}, "bad-case", "none of name, property, minimised, after-deadline"),
        ({"property": "text"}, "bad-case", "`property`"),
        ({"property": {"en": "x", "fr": "y"}}, "bad-case", "`property`"),
        ({"property": {"en": "x"}}, "missing-language", "zh-hans"),
        ({"reveal": "property"}, "bad-case", "reveals its `property`"),
        ({"family": 1}, "bad-case", "`family`"),
        ({"check": "eye"}, "bad-case", "`check`"),
        ({"options": 1}, "bad-case", "`options`"),
        ({"unchanged": "yes"}, "bad-case", "`unchanged`"),
        ({"rtol": -1}, "bad-case", "`rtol`"),
        ({"atol": "small"}, "bad-case", "`atol`"),
        ({"seeds": 3}, "bad-case", "`seeds`"),
        ({"seeds": [-1]}, "bad-case", "`seeds`"),
        ({"chain": 3}, "bad-chain", "list of dicts"),
        ({"chain": []}, "bad-chain", "list of dicts"),
        ({"chain": [1]}, "bad-chain", "list of dicts"),
        ({"chain": [{}], "args": ()}, "bad-chain", "belongs into one of its steps"),
        ({"chain": [{"judge": False}]}, "bad-chain", "none of whose steps is judged"),
        ({"chain": [{"judge": "_"}]}, "bad-chain", "`judge` in step 0"),
        ({"chain": [{"judge": "a b"}]}, "bad-chain", "`judge` in step 0"),
        ({"chain": [{"judges": True}]}, "bad-chain", "is `judge` meant?"),
        ({"chain": [{"args": ({"result": 0},)}]}, "bad-chain", "step 0"),
        ({"chain": [{}, {"args": ({"result": 1},)}]}, "bad-chain", "earlier ones"),
        ({"chain": [{}, {"args": ({"result": True},)}]}, "bad-chain", "earlier ones"),
        ({"chain": [{}, {"args": ({"result": 0, "item": 1.5},)}]}, "bad-chain", "`item`"),
        ({"chain": [{}, {"args": ([{"result": 0}],)}]}, "bad-chain", "hides a result within a list"),
        ({"chain": [{}, {"on": "f"}]}, "bad-chain", "`on`"),
        ({"chain": [{"op": "eval_mode"}]}, "bad-chain", "needs an `on`"),
        ({"chain": [{}, {"op": "fly", "on": 0}]}, "bad-chain", "`op` in step 1"),
    ],
)
def test_says_which_case_and_which_key_is_wrong(keys: dict[str, Any], code: str, words: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse({"name": "other"}, {"name": "second", **keys})
    (problem, *_) = caught.value.problems
    assert (problem.file, problem.line, str(problem.code)) == ("cases.py", 3, code)
    assert problem.message.startswith("case 2 (second) ")
    assert words in problem.message


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (None, "not-cases"),
        ([], "not-cases"),
        ({}, "not-cases"),
        ([{"name": str(n)} for n in range(MOST_CASES + 1)], "not-cases"),
        (["first"], "not-cases"),
        ([{}], "bad-case"),
        ([{"name": " "}], "bad-case"),
        ([{"name": "x" * 200}], "bad-case"),
        ([{"name": 3}], "bad-case"),
        ([{"name": "a"}, {"name": "b"}, {"name": "a"}], "duplicate-case"),
        ([{"name": "a", "visible": False}], "no-visible-case"),
        ([{"name": "a", "points": 0}], "bad-case"),
    ],
)
def test_says_what_is_wrong_with_the_cases_as_a_whole(values: Any, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse_cases(values, entry="f")
    assert {str(problem.code) for problem in caught.value.problems} == {code}


def test_says_all_problems_of_all_cases() -> None:
    with pytest.raises(ContentError) as caught:
        parse({"name": "first", "points": -1, "fresh": 2}, {"name": "second", "check": "eye"})
    assert [problem.line for problem in caught.value.problems] == [2, 2, 3]
