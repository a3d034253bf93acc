"""Variants are drawn by the author's code in a jail, stored once, and given to people in orders of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.catalog.selectors import bundle_of
from grader.catalog.services import exercise_sync
from grader.grading.questions import AT_ONCE, DrawError, draw
from grader.quizzes.asking.variants import draw_current, draw_next, variants_store
from grader.quizzes.errors import NotReady
from grader.quizzes.models import Variant
from grader.sandbox.client import Jails
from tests.quizzes.exam import question

pytestmark = [pytest.mark.jail, pytest.mark.django_db]
FOLDER = Path(__file__).resolve().parents[2] / "exercises" / "parameters" / "how-many-conv-parameters"
NETWORK = FOLDER.parents[1] / "networks" / "fill-in-a-network"
NUMBER = 'type = "number"\n'


@pytest.fixture
def drawn(jails: Jails) -> Exercise:
    """A question of the library with 30 variants."""
    exercise = exercise_sync(folder=FOLDER).exercise
    assert exercise.current
    variants = draw(bundle_of(version=exercise.current), range(30), jails=jails)
    assert variants_store(version=exercise.current, drawn=variants) == 30
    return exercise


def test_drawing_again_gives_the_same_and_stores_nothing(drawn: Exercise, jails: Jails) -> None:
    assert drawn.current
    again = draw(bundle_of(version=drawn.current), range(30), jails=jails)
    stored = {row.number: row.question for row in Variant.objects.filter(version=drawn.current)}
    assert {one.number: one.question for one in again} == stored
    assert variants_store(version=drawn.current, drawn=again) == 0


def test_as_many_are_drawn_as_are_kept_however_much_each_of_them_says(jails: Jails) -> None:
    """A job's results are bounded together, and a table of layers with its explanations is some thousand values."""
    exercise = exercise_sync(folder=NETWORK).exercise
    assert exercise.current
    variants = draw(bundle_of(version=exercise.current), range(AT_ONCE), jails=jails)
    assert [one.number for one in variants] == list(range(AT_ONCE))


def test_everybody_has_their_own_and_keeps_it(drawn: Exercise) -> None:
    first = {}
    for name in ("a", "b", "c", "d"):
        user = User.objects.create_user(name)
        found = draw_current(user=user, exercise=drawn, assignment=None)
        assert draw_current(user=user, exercise=drawn, assignment=None) == found
        first[name] = found.variant.number
    assert len(set(first.values())) > 1


def test_nobody_meets_a_variant_twice_before_all_were_met(drawn: Exercise) -> None:
    user = User.objects.create_user("learner")
    met = [draw_next(user=user, exercise=drawn, assignment=None).variant.number for _ in range(31)]
    assert sorted(met[:30]) == list(range(30))
    assert met[:30] != list(range(30))
    assert met[30] == met[0]


def test_before_any_is_drawn_the_page_says_so() -> None:
    exercise = question("pending", NUMBER, **{"question.py": "def generate(rng):\n    return {}\n"})
    with pytest.raises(NotReady):
        draw_current(user=User.objects.create_user("early"), exercise=exercise, assignment=None)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("def generate(rng):\n    return {'parameters': {}}\n", "`answer` is missing"),
        ("def generate(rng):\n    return 5\n", "should return a dict"),
        (
            "def generate(rng):\n    return {'answer': 3, 'wrong': {3: {'en': 'x', 'zh-hans': 'x'}}}\n",
            "would count as right",
        ),
        ("def generate(rng):\n    raise ValueError('no')\n", "ValueError"),
        ("def generate(rng):\n    while True: pass\n", "variant 0"),
    ],
)
def test_what_an_author_got_wrong_is_told_with_its_number(code: str, words: str, jails: Jails) -> None:
    exercise = question("broken", NUMBER, **{"question.py": code})
    assert exercise.current
    with pytest.raises(DrawError, match="variant 0") as caught:
        draw(bundle_of(version=exercise.current), range(3), jails=jails)
    assert words in str(caught.value)
