"""The fields of an answer: what stands in them, and what cannot be read in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from grader.judge.words.sentences import render
from grader.questions.form import Form, Presented
from grader.questions.readings import Reading
from grader.questions.registry import TYPES


@dataclass(frozen=True, slots=True)
class UnreadField:
    """What cannot be read of an answer: the field's name, how the page names it ("" for the only one), and why."""

    field: str
    where: str
    sentence: str


def unread_fields(presented: Presented, reading: Reading, *, prefix: str = "") -> tuple[UnreadField, ...]:
    """What cannot be read, by the names of the form's fields."""
    language = get_language() or "en"
    fields = []
    for one in reading.unread:
        label = TYPES[presented.type].part_label(one.part) if one.part else None
        where = render(label, gettext, language) if label else ""
        name = f"{prefix}cell-{one.part.replace(',', '.')}" if one.part else f"{prefix}answer"
        fields.append(UnreadField(name, where, render(one.sentence, gettext, language)))
    return tuple(fields)


def unread_json(fields: Iterable[UnreadField]) -> list[dict[str, str]]:
    """The same for a page's script."""
    return [{"name": one.field, "where": one.where, "sentence": one.sentence} for one in fields]


def filled(form: Form | None) -> dict[str, list[str]]:
    """The fields of a form that hold something, with what they hold, by name: as a page's script reads them."""
    if form is None:
        return {}
    pairs = [(form.name, option.value) for option in form.options if option.chosen]
    pairs += [(select.name, option.value) for select in form.selects for option in select.options if option.chosen]
    pairs += [(cell.name, cell.value) for row in form.rows for cell in row.cells if cell.asked]
    pairs.append((form.name, form.value))
    found: dict[str, list[str]] = {}
    for name, value in sorted(pairs, key=lambda pair: pair[0]):
        if value.strip():
            found.setdefault(name, []).append(value.strip())
    return found
