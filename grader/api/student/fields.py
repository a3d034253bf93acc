"""A question's fields as a program fills them in: named as on the question's page, each with what may stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ninja import Schema
from pydantic import Field

from grader.questions.form import Form, Presented
from grader.quizzes.filling.fields import UnreadField
from grader.text import fit_text

# Names and values of what is filled in; of a field that takes several values a list. All else is left out.
Given = Mapping[str, str | list[str]]


class OptionOut(Schema):
    """One value that a field may have, and what it stands for."""

    value: str
    html: str


class FieldOut(Schema):
    """One field. ``options`` None: anything may be typed; ``several``: any number of the options, else one.

    ``value`` is what stands there now. Of a grid the cells that are shown filled in are here too: ``name`` is None.
    """

    name: str | None
    label: str
    column: str
    options: list[OptionOut] | None
    several: bool
    value: list[str]


class FieldsOut(Schema):
    """What is asked and how it is answered. ``type`` is that of the question; ``units`` those a number is read in."""

    type: str
    statement_html: str
    units: str
    fields: list[FieldOut]


class UnreadOut(Schema):
    """What cannot be read in a field, and how to write it instead; ``where`` names a cell."""

    name: str
    where: str
    message: str


class Filled:
    """What a program sent, read as what a form sends."""

    def __init__(self, given: Given) -> None:
        self._given = given

    def get(self, name: str, default: str) -> str:
        values = self.getlist(name)
        return values[-1] if values else default

    def getlist(self, name: str) -> list[str]:
        value = self._given.get(name, [])
        return [fit_text(one) for one in ([value] if isinstance(value, str) else value)]


# At most so many fields, names and values as any question has, and more text than any answer takes.
AnswerField = Field(max_length=400, description="What is filled in, by the fields' names.")


def fields_out(presented: Presented, form: Form, statement: str) -> FieldsOut:
    """The question as a program reads it, with what stands in its fields."""
    return FieldsOut(
        type=presented.type, statement_html=statement, units=form.units, fields=list(_fields(presented, form))
    )


def unread_out(fields: Iterable[UnreadField]) -> list[UnreadOut]:
    return [UnreadOut(name=one.field, where=one.where, message=one.sentence) for one in fields]


def _fields(presented: Presented, form: Form) -> Iterable[FieldOut]:
    if form.options:
        options = [OptionOut(value=one.value, html=one.html) for one in form.options]
        chosen = [one.value for one in form.options if one.chosen]
        yield FieldOut(name=form.name, label="", column="", options=options, several=form.several, value=chosen)
    for select in form.selects:
        options = [OptionOut(value=one.value, html=one.html) for one in select.options]
        chosen = [one.value for one in select.options if one.chosen]
        yield FieldOut(name=select.name, label=select.html, column="", options=options, several=False, value=chosen)
    for row in form.rows:
        for cell in row.cells:
            yield FieldOut(
                name=cell.name if cell.asked else None,
                label=row.html or str(cell.row),
                column=cell.column or str(cell.number),
                options=None,
                several=False,
                value=[cell.value] if cell.value else [],
            )
    if not (form.options or form.selects or form.rows):
        value = [form.value] if form.value else []
        yield FieldOut(name=form.name, label="", column="", options=None, several=False, value=value)
