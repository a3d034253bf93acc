"""The order of the path: nothing before what it builds on, the easiest first; and the library's own prerequisites."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from grader.gradebook.own.path import Step, path_order
from grader.gradebook.own.practice import place_of

LIBRARY = Path(__file__).resolve().parent.parent.parent / "exercises"


@pytest.fixture(scope="module")
def specs() -> dict[str, dict[str, Any]]:
    """What every exercise of the library says of itself, by slug."""
    return {path.parent.name: tomllib.loads(path.read_text()) for path in LIBRARY.glob("*/*/exercise.toml")}


@pytest.fixture(scope="module")
def order(specs: dict[str, dict[str, Any]]) -> list[str]:
    """The library's path."""

    def step(spec: dict[str, Any]) -> Step:
        needs = frozenset(spec.get("prerequisites", ()))
        return Step(place_of(spec["topic"]), spec["difficulty"], spec["minutes"], needs)

    return path_order({slug: step(spec) for slug, spec in specs.items()})


def test_the_path_holds_every_exercise_once(specs: dict[str, dict[str, Any]], order: list[str]) -> None:
    assert sorted(order) == sorted(specs)


def test_nothing_comes_before_what_it_builds_on(specs: dict[str, dict[str, Any]], order: list[str]) -> None:
    place = {slug: number for number, slug in enumerate(order)}
    wrong = [
        (need, slug)
        for slug, spec in specs.items()
        for need in spec.get("prerequisites", ())
        if place[need] > place[slug]
    ]
    assert wrong == []


def test_a_neuron_comes_first_and_lenet_near_the_end(specs: dict[str, dict[str, Any]], order: list[str]) -> None:
    assert order[:2] == ["neuron", "neuron-by-hand"]
    assert order.index("lenet5") > 0.9 * len(order)
    assert [specs[slug]["difficulty"] for slug in order[:25]] == [1] * 25


def test_no_prerequisite_is_harder_than_what_it_unlocks(specs: dict[str, dict[str, Any]]) -> None:
    harder = [
        (need, slug)
        for slug, spec in specs.items()
        for need in spec.get("prerequisites", ())
        if specs[need]["difficulty"] > spec["difficulty"]
    ]
    assert harder == []


def test_few_exercises_and_fewer_questions_build_on_nothing(specs: dict[str, dict[str, Any]]) -> None:
    roots = [slug for slug, spec in specs.items() if not spec.get("prerequisites")]
    assert len(roots) <= 12
    assert sum(specs[slug]["kind"] == "question" for slug in roots) <= 4


def test_of_what_can_be_taken_the_one_comes_first_on_which_more_is_built() -> None:
    steps = {
        "alone": Step(0, 1, 5),
        "root": Step(0, 1, 9),
        "leaf": Step(0, 1, 1, frozenset({"root"})),
        "later": Step(1, 1, 1),
    }
    assert path_order(steps) == ["root", "leaf", "alone", "later"]


def test_exercises_that_need_each_other_are_still_there() -> None:
    ring = {"a": Step(0, 1, 1, frozenset({"b"})), "b": Step(0, 1, 1, frozenset({"a"})), "c": Step(0, 2, 1)}
    assert path_order(ring) == ["c", "a", "b"]
