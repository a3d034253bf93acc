"""An exercise's hints as a page may show them, in the order in which they are opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from grader.content.bundle import Bundle
from grader.localised import localised


@dataclass(frozen=True, slots=True)
class WrittenHint:
    """One hint: safe HTML, and what opening it costs, in points of the assignment."""

    html: str
    cost: Decimal


def written_hints(
    *, bundle: Bundle, language: str, parameters: Mapping[str, object] | None = None
) -> tuple[WrittenHint, ...]:
    """The bundle's hints in ``language``; a question's with its drawn ``parameters``."""
    from grader.content.rendering.markdown import render_markdown  # here: workers read bundles, and render nothing

    return tuple(
        WrittenHint(
            html=render_markdown(localised(hint.text, language), parameters=parameters, figures=bundle.files),
            cost=Decimal(str(hint.cost)),
        )
        for hint in bundle.spec.hints
    )
