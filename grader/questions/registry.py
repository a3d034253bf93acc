"""The types of questions there are: one module of ``types`` each, whose one Question class has the module's name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from importlib import import_module
from operator import or_
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated, Any, Final, get_args

from pydantic import Field, TypeAdapter

from grader.questions import types
from grader.questions.form import Form, Presented, Sent
from grader.questions.question import Question


def _classes() -> dict[str, type[Question]]:
    found: dict[str, type[Question]] = {}
    for module in iter_modules(types.__path__):
        path = f"{types.__name__}.{module.name}"
        held = vars(import_module(path)).values()
        [kind] = (
            item for item in held if isinstance(item, type) and issubclass(item, Question) and item.__module__ == path
        )
        assert get_args(kind.model_fields["type"].annotation) == (module.name,), f"{path} is a type of its own name"
        found[module.name] = kind
    return found


TYPES: Final[Mapping[str, type[Question]]] = _classes()
QUESTION_TYPES: Final = tuple(TYPES)

if TYPE_CHECKING:
    QuestionSpec = Question
else:
    QuestionSpec = Annotated[reduce(or_, TYPES.values()), Field(discriminator="type")]

_ADAPTER: Final[TypeAdapter[Question]] = TypeAdapter(QuestionSpec)


def question_of(stored: Mapping[str, Any]) -> Question:
    """The question that ``stored`` describes, fields by name as exercise.toml or JSON has them.

    Hints belong to the exercise; questions that were stored before hold them too. Raises pydantic's ValidationError.
    """
    return _ADAPTER.validate_python({field: value for field, value in stored.items() if field != "hints"})


def question_form(
    presented: Presented, response: object = None, *, prefix: str = "", marks: Mapping[str, Any] | None = None
) -> Form:
    """The form, filled with ``response`` in tokens, or empty.

    ``prefix`` keeps the fields of several questions on one page apart; ``marks`` is how each cell was marked.
    """
    return TYPES[presented.type].form(presented, response, prefix, marks or {})


def read_response(presented: Presented, sent: Sent, *, prefix: str = "") -> object:
    """The response in tokens that a form sent; None where nothing was filled in."""
    return TYPES[presented.type].read_form(presented, sent, prefix)
