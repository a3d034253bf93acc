"""What is read of an exercise by a program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from grader.catalog.models import ExerciseVersion, Kind
from grader.catalog.selectors import ItemView, bundle_of, exercise_page
from grader.errors import NotFound
from grader.submissions.models import VisibleCases


@dataclass(frozen=True, slots=True)
class Handout:
    """An exercise as its student may take it home, in the language of the moment. Hints and hidden cases stay."""

    version: ExerciseVersion
    markdown: str
    html: str
    starter: str
    figures: Mapping[str, str]  # path -> text of the SVG
    entry: tuple[str, ...]  # names the code must define; none for a question
    arrays: str
    forbidden: tuple[str, ...]
    precision: str
    rtol: float | None
    atol: float | None


def handout_of(*, view: ItemView) -> Handout:
    """Of an exercise its viewer may read. One query more than its page. Raises NotFound while it has no version."""
    exercise = view.exercise
    if exercise.current_id is None:
        raise NotFound
    page = exercise_page(exercise=exercise)
    version = ExerciseVersion.objects.get(pk=exercise.current_id)
    bundle = bundle_of(version=version)
    code = bundle.spec.code
    asked = exercise.kind == Kind.CODE and code is not None
    return Handout(
        version=version,
        markdown=bundle.statement(get_language() or "en") if asked else "",
        html=page.statement if asked else "",
        starter=page.starter,
        figures={
            path: data.decode()
            for path, data in bundle.files.items()
            if asked and path.startswith("figures/") and path.endswith(".svg")
        },
        entry=code.entry if code else (),
        arrays=code.arrays if code else "",
        forbidden=code.forbidden if code else (),
        precision=bundle.spec.judge.precision,
        rtol=bundle.spec.judge.rtol,
        atol=bundle.spec.judge.atol,
    )


def cases_of(*, version: ExerciseVersion) -> list[dict[str, Any]] | None:
    """Its visible cases, for who may read the exercise; None while no worker has computed them. One query."""
    found = VisibleCases.objects.filter(version=version).first()
    return None if found is None else found.cases
