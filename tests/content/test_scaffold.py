"""A new exercise is a good one from its first minute: it loads, lints, and its own solutions agree."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from grader.content.lint import lint
from grader.content.loader import load_files
from grader.content.scaffold.exercise import KINDS, Kind, new_exercise
from grader.languages import LANGUAGES, Language


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("slug", ["relu", "two-words", "3d-conv", "a" * 64])
def test_loads_under_any_name(kind: Kind, slug: str) -> None:
    bundle = load_files(slug, new_exercise(slug, "linear", kind))
    assert bundle.spec.topic == "linear"
    assert not re.search(r"@\w+@", bundle.text("exercise.toml"))
    assert lint(bundle) == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_stands_in_one_language(kind: Kind, language: Language) -> None:
    bundle = load_files("relu", new_exercise("relu", "linear", kind, (language,)))
    assert bundle.spec.languages == (language,)
    assert lint(bundle) == ()


@pytest.mark.parametrize(("slug", "topic"), [("Upper", "a"), ("a", "b c"), ("", "a"), ("a/b", "c"), ("a", "..")])
def test_refuses_what_is_no_name_for_a_folder(slug: str, topic: str) -> None:
    with pytest.raises(ValueError, match="no name for a folder"):
        new_exercise(slug, topic)


def test_its_accepted_solutions_are_right_and_its_misconceptions_wrong() -> None:
    bundle = load_files("relu", new_exercise("relu", "linear"))

    def run(source: str) -> Any:
        scope: dict[str, Any] = {}
        exec(source, scope)
        return scope

    cases = list(run(bundle.text("cases.py"))["cases"](np.random.default_rng(0)))
    right = [run(bundle.text("reference.py"))["relu"](*case["args"]) for case in cases]
    for folder, agrees in (("accepted", True), ("misconceptions", False)):
        for name, source in bundle.under(folder).items():
            got = [run(source)["relu"](*case["args"]) for case in cases]
            assert all(map(np.array_equal, got, right)) is agrees, name
    with pytest.raises(NotImplementedError):
        run(bundle.text("starter.py"))["relu"](np.zeros(1))
