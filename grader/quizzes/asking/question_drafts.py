"""What somebody has typed into a question's fields and not answered with yet: kept as code is, for each drawing."""

from __future__ import annotations

import json
from dataclasses import dataclass

from grader.accounts.models import User
from grader.catalog.models import Kind
from grader.quizzes.asking.answers import check_size
from grader.quizzes.models import Draw
from grader.submissions.models import Draft
from grader.submissions.selectors import draft_get
from grader.submissions.services import draft_save


@dataclass(frozen=True, slots=True)
class ResponseDraft:
    """A stored draft, and what it holds for one drawing. ``stored``: this save made it; otherwise another window's is
    newer than what the save was based on."""

    draft: Draft
    response: object
    stored: bool = True


def response_draft_save(*, user: User, draw: Draw, response: object, based_on: str) -> ResponseDraft:
    """Keep ``response`` to ``draw`` unless another window has kept something else since ``based_on``.

    Raises what ``draft_save`` does, and AnswerTooBig.
    """
    check_size(response)
    kept = draft_save(
        user=user,
        exercise=draw.exercise,
        assignment=draw.assignment,
        source=json.dumps({"draw": draw.pk, "response": response}, sort_keys=True),
        based_on=based_on,
        kind=Kind.QUESTION,
    )
    return ResponseDraft(kept.draft, _response(kept.draft, draw), stored=kept.stored)


def response_draft(*, user: User, draw: Draw) -> ResponseDraft | None:
    """What was last typed to ``draw`` and kept; None where nothing was. One query."""
    draft = draft_get(user=user, exercise=draw.exercise, assignment=draw.assignment)
    return None if draft is None else ResponseDraft(draft, _response(draft, draw))


def _response(draft: Draft, draw: Draw) -> object:
    """None where the draft is of an earlier drawing."""
    kept = json.loads(draft.source)
    return kept["response"] if kept["draw"] == draw.pk else None
