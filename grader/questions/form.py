"""What a page shows for answering a question, and what stands in its fields. Data alone; pages put it into HTML.

Options, pairs and items are named in pages by tokens, keyed hashes of their place and of who is asked, and listed in
the order of the tokens. So the names tell nothing, the order is another for each person, and stable for one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from grader.text import fit_text

Text = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """An option, a side of a pair or an item, by its token. ``html`` is safe."""

    token: str
    html: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table or an array: ``given`` is shown as it is, otherwise the student fills in ``name``."""

    column: str
    name: str
    given: str = ""
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table or an array. ``label`` is safe HTML."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Presented:
    """What the page of one variant shows for answering."""

    type: str
    choices: tuple[Choice, ...] = ()  # options; items to order; the left sides of pairs
    sides: tuple[Choice, ...] = ()  # the right sides of pairs
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    units: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Whose page it is: how it names what stands at a place of the file, and shows an author's text."""

    token: Callable[[str, int], str]  # kind and place -> name
    html: Callable[[Text], str]  # one line of Markdown as safe HTML, in the reader's language
    words: Callable[[Text], str]  # plain text in the reader's language

    def choice(self, kind: str, place: int, text: Text) -> Choice:
        return Choice(self.token(kind, place), self.html(text))

    def choices(self, kind: str, texts: Sequence[Text], last: frozenset[int] = frozenset()) -> tuple[Choice, ...]:
        """All in the order of their tokens, those at the places in ``last`` at the end."""
        rows = [(place in last, self.choice(kind, place, text)) for place, text in enumerate(texts)]
        return tuple(choice for _, choice in sorted(rows, key=lambda row: (row[0], row[1].token)))

    def places(self, kind: str, count: int) -> dict[str, str]:
        """The place of each token."""
        return {self.token(kind, place): str(place) for place in range(count)}

    def tokens(self, kind: str, count: int) -> dict[str, str]:
        """The token of each place."""
        return {place: token for token, place in self.places(kind, count).items()}


@dataclass(frozen=True, slots=True)
class OptionField:
    """A radio button, a check box, or an item of a list of choices."""

    value: str
    html: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SelectField:
    """One thing that gets one of several: an item with its position, or a left side with its right ones."""

    name: str
    html: str
    options: tuple[OptionField, ...]

    @property
    def chosen(self) -> bool:
        return any(option.chosen for option in self.options)


@dataclass(frozen=True, slots=True)
class CellField:
    """One cell: text that is shown, or an input."""

    name: str
    value: str
    asked: bool
    row: int  # counted from 1, as in what is said of the cell
    number: int  # the same for its column
    column: str = ""  # of a table
    words: Any = None  # how the cell was marked, in the page's words, once it was


@dataclass(frozen=True, slots=True)
class RowFields:
    html: str
    cells: tuple[CellField, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """Everything the type's template needs; which members are filled depends on ``type``."""

    type: str
    name: str
    value: str = ""
    units: str = ""
    options: tuple[OptionField, ...] = ()
    selects: tuple[SelectField, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[RowFields, ...] = ()
    several: bool = False  # of the options any number may be chosen

    @property
    def marked_up(self) -> bool:
        """Whether what may be selected holds more than plain words, which is all that a list shows."""
        return any("<" in option.html for select in self.selects for option in select.options)

    @property
    def template(self) -> str:
        return f"web/question/types/{self.type}.html"


class Sent(Protocol):
    """The fields that a form sent: Django's QueryDict."""

    def get(self, name: str, default: str) -> str: ...
    def getlist(self, name: str) -> list[str]: ...


def typed_in(sent: Sent, name: str) -> str:
    """What was typed into a field, fit to be stored and shown."""
    return fit_text(sent.get(name, ""))
