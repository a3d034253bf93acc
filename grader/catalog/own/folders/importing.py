"""Exercises and questions of other systems: each becomes a draft of the course, with what could not be carried over.

Nothing of them is run here: files are read as text, and what comes of them is checked like every draft.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy

from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.catalog.own.drafts import RESERVED, draft_create
from grader.catalog.own.errors import BadArchive
from grader.content.archive import ArchiveError
from grader.content.scaffold.foreign.folder import task_files
from grader.content.scaffold.foreign.sources import decoded, tasks_of_file
from grader.content.scaffold.foreign.tasks import ForeignError, NoSolutionError
from grader.content.scaffold.imported import question_files
from grader.content.spec.exercise import SPEC_FILE
from grader.courses.models import Course
from grader.errors import Refused
from grader.languages import Language
from grader.localised import translated, translated_lazy
from grader.messages import Message, as_it_is, without_stop
from grader.messages import Message as _
from grader.questions.exchange.formats import read_questions
from grader.questions.exchange.items import ExchangeError, slug_of
from grader.questions.exchange.xml import THE_FILE

MOST_BYTES: Final = 4 << 20
MOST: Final = 60  # exercises of one file
_TASKS: Final = (".json", ".ipynb", ".py")


class NotTakenOver(Refused):
    """Facts: ``why``."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "not-taken-over"
    sentence = gettext_lazy("Nothing of it could be taken over: %(why)s.")


class SolutionMissing(Refused):
    """Tests came without what they test."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "solution-missing"
    sentence = gettext_lazy(
        "These tests hold no solution, and it gives what is expected: give it as the solution beside them."
    )


class TooManyAtOnce(Refused):
    """Facts: ``count``, ``limit``."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "too-many-at-once"
    sentence = gettext_lazy(
        "It holds %(count)s exercises, and %(limit)s at most are taken over at once: send a part of them."
    )


@dataclass(frozen=True, slots=True)
class Sent:
    """A file of another system, and the solution where it holds none. ``language``: the one it is written in."""

    name: str
    data: bytes
    reference: bytes | None
    language: Language


@dataclass(frozen=True, slots=True)
class Imported:
    """One exercise or question of it; ``exercise`` None: it became no draft, and ``notes`` say why."""

    title: Message
    exercise: Exercise | None
    notes: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    title: Message
    files: Mapping[str, bytes]
    notes: Sequence[Message]


@transaction.atomic
def exercises_import(*, course: Course, sent: Sent, topic: str, by: User) -> tuple[Imported, ...]:
    """Make a draft of each exercise of a file. Raises NotTakenOver, SolutionMissing, BadArchive,
    TooManyAtOnce."""
    if max(len(sent.data), len(sent.reference or b"")) > MOST_BYTES:
        said = _("{name} is larger than {limit} MiB", name=THE_FILE, limit=MOST_BYTES >> 20)
        raise NotTakenOver(why=translated_lazy(said))
    try:
        found = list(_found(sent, topic))
    except ArchiveError as error:
        raise BadArchive(error) from None
    except NoSolutionError as error:
        raise SolutionMissing from error
    except (ForeignError, ExchangeError) as error:
        raise NotTakenOver(why=translated_lazy(error.sentence)) from None
    if len(found) > MOST:
        raise TooManyAtOnce(count=len(found), limit=MOST)
    library = Exercise.objects.filter(course=None) | Exercise.objects.filter(course=course)
    taken = {RESERVED, *library.values_list("slug", flat=True)}
    return tuple(_draft(course, one, taken, by) for one in found)


def _draft(course: Course, one: _Found, taken: set[str], by: User) -> Imported:
    notes = tuple(dict.fromkeys(one.notes))
    if not one.files:
        return Imported(one.title, None, notes)
    slug = slug_of(one.title, taken)
    said = "".join(f"{_comment(note)}\n" for note in notes)
    try:
        files = {**one.files, SPEC_FILE: said.encode() + one.files[SPEC_FILE]}
        exercise = draft_create(course=course, slug=slug, files=files, by=by)
    except Refused as refusal:
        return Imported(one.title, None, (*notes, without_stop(as_it_is(str(refusal)))))
    taken.add(slug)
    return Imported(one.title, exercise, notes)


def _comment(note: Message) -> str:
    """A line of the file for its author, in the language in which the author reads the page."""
    said = translated(_("Not carried over: {what}", what=note))
    return f"# {' '.join(said.split())}"


def _found(sent: Sent, topic: str) -> Iterator[_Found]:
    suffix = "." + sent.name.lower().rpartition(".")[2]
    coded = suffix == ".xml" and b"coderunner" in sent.data
    packed = suffix == ".zip" and b"imsmanifest.xml" not in sent.data  # names stand in an archive as they are
    if suffix in _TASKS or coded or packed:
        yield from _of_tasks(sent, topic)
    if not (suffix in _TASKS or packed):
        yield from _of_questions(sent, topic, coded=coded)


def _of_tasks(sent: Sent, topic: str) -> Iterator[_Found]:
    reference = decoded(_("the solution"), sent.reference) if sent.reference else None
    for task in tasks_of_file(sent.name, sent.data, reference):
        try:
            files = task_files(task, topic, sent.language)
        except ForeignError as error:
            files, why = {}, [error.sentence]
        else:
            why = [] if files else [_("no test of it is a plain call of its solution, so there is no case")]
        yield _Found(as_it_is(task.title), files, [*why, *task.notes])


def _of_questions(sent: Sent, topic: str, *, coded: bool) -> Iterator[_Found]:
    try:
        read = read_questions(sent.data, sent.language)
    except ExchangeError:
        if not coded:
            raise
        return
    for number, item in enumerate(read.items):
        notes = [*item.lost, *(one.why for one in read.left_out if one.of == number)]
        yield _Found(as_it_is(item.title), question_files(item, topic, alone=True), notes)
    for one in read.left_out:
        if one.of is None and not (coded and "coderunner" in one.why):
            yield _Found(one.where, {}, [one.why])
