"""Finding exercises in the library: by topic, kind and standing, and by the words of their titles and statements."""

from __future__ import annotations

from dataclasses import dataclass, replace

from grader.catalog.selectors import exercises_with
from grader.gradebook.own.mastery import Mastery
from grader.gradebook.own.practice import Library, PracticeRow, Topic

MAX_QUERY = 100
SHOWN = 60  # rows of what was searched for: who sees more refines the search
KINDS = ("code", "question")
STATES = ("open", "ready", "begun", "mastered")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader asks to see; empty: everything. Words are looked for in all topics, where none is named."""

    query: str = ""
    topic: str = ""
    kind: str = ""
    state: str = ""

    def but(self, **changed: str) -> Wanted:
        return replace(self, **changed)


@dataclass(frozen=True, slots=True)
class Found:
    """What there is: topics with the rows that fit, ``SHOWN`` at most, of so many."""

    topics: tuple[Topic, ...]
    count: int


def wanted_from(library: Library, *, query: str, topic: str, kind: str, state: str) -> Wanted:
    """What an address asks for. What it names wrongly is passed over; without words, one topic is shown.

    That is the topic of what comes next.
    """
    query = " ".join(query.split())[:MAX_QUERY]
    slugs = [one.slug for one in library.topics]
    if topic not in slugs:
        proposed = [one.row.exercise.topic for one in library.proposals]
        topic = "" if query or not slugs else [*proposed, *slugs][0]
    return Wanted(query, topic, kind if kind in KINDS else "", state if state in STATES else "")


def library_find(library: Library, wanted: Wanted) -> Found:
    """The rows that fit. One query where words are looked for."""
    ids = None
    if wanted.query:
        ids = exercises_with(words=wanted.query, among=[row.exercise.pk for row in library.rows])
    topics, count = [], 0
    for topic in library.topics:
        if wanted.topic and topic.slug != wanted.topic:
            continue
        rows = [row for row in topic.rows if _fits(row, wanted) and (ids is None or row.exercise.pk in ids)]
        shown = rows[: max(0, SHOWN - count)] if wanted.query else rows
        count += len(rows)
        if shown:
            topics.append(Topic(topic.slug, tuple(shown)))
    return Found(tuple(topics), count)


def _fits(row: PracticeRow, wanted: Wanted) -> bool:
    states = {
        "": True,
        "open": row.mastery is not Mastery.MASTERED,
        "ready": row.ready and row.mastery is not Mastery.MASTERED,
        "begun": row.mastery in (Mastery.BEGUN, Mastery.READ),
        "mastered": row.mastery is Mastery.MASTERED,
    }
    return wanted.kind in ("", row.exercise.kind) and states[wanted.state]
