"""A response to one version of a question, as a response to another: what was chosen keeps its meaning.

Options, items and sides are known in responses by their place in the file. Where the file was changed, the same place
may be another text, so each place is followed by its text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.languages import Language
from grader.questions.question import Question
from grader.questions.types.choice import ChoiceQuestion
from grader.questions.types.choices import ChoicesQuestion
from grader.questions.types.match import MatchQuestion
from grader.questions.types.order import OrderQuestion

Words = Mapping[Language, str] | Mapping[str, str]


class MovedAwayError(Exception):
    """The response cannot be one to the other question: what was chosen is no longer there, or its form is another."""


def moved(response: object, old: Question, new: Question) -> object:
    """``response`` to ``old`` as a response to ``new``. Raises ``MovedAwayError``."""
    if type(old) is not type(new):
        raise MovedAwayError
    if isinstance(old, ChoiceQuestion | ChoicesQuestion) and isinstance(new, ChoiceQuestion | ChoicesQuestion):
        at = _places([option.text for option in old.options], [option.text for option in new.options])
        return _each(response, at) if isinstance(old, ChoicesQuestion) else _one(response, at)
    if isinstance(old, OrderQuestion) and isinstance(new, OrderQuestion):
        if len(old.items) != len(new.items):
            raise MovedAwayError
        at = _places([item.text for item in old.items], [item.text for item in new.items])
        return _each(response, at)
    if isinstance(old, MatchQuestion) and isinstance(new, MatchQuestion):
        lefts = _places([pair.left for pair in old.pairs], [pair.left for pair in new.pairs])
        rights = _places(old.sides, new.sides)
        if not isinstance(response, Mapping):
            raise MovedAwayError
        return {_one(left, lefts): _one(right, rights) if right else right for left, right in response.items()}
    return response


def _places(old: Sequence[Words], new: Sequence[Words]) -> dict[str, str]:
    """Where what stood at each place stands now."""
    now = {_english(text): str(place) for place, text in reversed(list(enumerate(new)))}
    found = {}
    for place, text in enumerate(old):
        words = _english(text)
        if words in now:
            found[str(place)] = now[words]
    return found


def _one(response: object, at: Mapping[str, str]) -> str:
    if not isinstance(response, str) or response not in at:
        raise MovedAwayError
    return at[response]


def _each(response: object, at: Mapping[str, str]) -> list[str]:
    if not isinstance(response, list):
        raise MovedAwayError
    return [_one(one, at) for one in response]


def _english(text: Words) -> str:
    return next((words for code, words in text.items() if str(code) == "en"), "")
