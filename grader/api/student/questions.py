"""Questions outside of quizzes, and the hints of any exercise: by the rules of their pages."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Router, Status

from grader.accounts.tokens.once import done_once
from grader.accounts.tokens.scopes import Scope
from grader.api.asked import KEY
from grader.api.auth import needs
from grader.api.errors import REFUSALS, ErrorOut
from grader.api.student.courses import EXERCISE, caller, exercise_out, item_of, page_of
from grader.api.student.fields import Filled, Given, fields_out, unread_out
from grader.api.student.question_schemas import (
    AnsweredOut,
    AnswerIn,
    HintIn,
    HintOut,
    HintsOut,
    QuestionDraftIn,
    QuestionDraftOut,
    QuestionOut,
)
from grader.api.student.reports import said
from grader.api.student.schemas import SubmissionOut
from grader.api.student.work import NAMES, submission_out
from grader.catalog.hints import WrittenHint
from grader.catalog.models import Kind
from grader.catalog.selectors import ItemView, exercise_page
from grader.questions.registry import question_form, read_response
from grader.quizzes.asking.answers import answer_submit
from grader.quizzes.asking.presenting import hints_of_variant, present, retoken, untoken
from grader.quizzes.asking.question_drafts import response_draft, response_draft_save
from grader.quizzes.asking.question_page import Answered, QuestionPage, asked_of, question_get, question_page
from grader.quizzes.asking.solutions import solution_ask
from grader.quizzes.asking.variants import draw_current, draw_get, draw_next
from grader.quizzes.filling.fields import filled, unread_fields
from grader.quizzes.models import Draw
from grader.quizzes.sitting.reading import reading_of
from grader.submissions.help.hints import hint_open, hints_get
from grader.submissions.selectors import submission_get

router = Router(auth=needs(Scope.READ))
QUESTION = f"{EXERCISE}/question"


@router.get(QUESTION, response={200: QuestionOut, 503: ErrorOut, **REFUSALS}, url_name="question")
def question(request: HttpRequest, slug: str, assignment: str, exercise: str) -> QuestionOut:
    """What is asked of you, its fields, and what you have answered; the questions of a quiz are in its attempts."""
    return _question_out(request, _view(request, slug, assignment, exercise))


@router.post(
    f"{QUESTION}/answers",
    auth=needs(Scope.SUBMIT),
    response={201: SubmissionOut, **REFUSALS},
    url_name="question-answers",
)
def answer(
    request: HttpRequest, slug: str, assignment: str, exercise: str, data: AnswerIn, key: str | None = KEY
) -> Status[SubmissionOut]:
    """Answer. What cannot be read is refused and costs nothing; what says the same as before is that answer again."""
    view = _view(request, slug, assignment, exercise)
    draw = _draw(request, view, data.draw)
    submission = answer_submit(
        user=caller(request),
        draw=draw,
        response=_response(draw, data.answer),
        client_token=data.client_token or (uuid.uuid5(NAMES, key) if key else None),
    )
    return Status(201, submission_out(request, submission_get(viewer=caller(request), public_id=submission.public_id)))


@router.post(
    f"{QUESTION}/another",
    auth=needs(Scope.SUBMIT),
    response={201: QuestionOut, 503: ErrorOut, **REFUSALS},
    url_name="question-another",
)
def another(
    request: HttpRequest, slug: str, assignment: str, exercise: str, key: str | None = KEY
) -> Status[QuestionOut]:
    """Be asked with other numbers; that one is yours from now on."""
    view = _view(request, slug, assignment, exercise)

    def do() -> dict[str, int]:
        return {
            "draw": draw_next(user=caller(request), exercise=view.exercise, assignment=view.assignment.assignment).pk
        }

    done_once(user=caller(request), key=key, asked=["another", slug, assignment, exercise], do=do)
    return Status(201, _question_out(request, view))


@router.post(
    f"{QUESTION}/solution",
    auth=needs(Scope.SUBMIT),
    response={200: QuestionOut, 503: ErrorOut, **REFUSALS},
    url_name="question-solution",
)
def solution(request: HttpRequest, slug: str, assignment: str, exercise: str) -> QuestionOut:
    """Give up a question of practice that has no other drawing, and read its worked solution; again changes nothing."""
    view = _view(request, slug, assignment, exercise)
    solution_ask(draw=question_page(view=view, language=_language()).draw)
    return _question_out(request, view)


@router.put(
    f"{QUESTION}/draft",
    auth=needs(Scope.SUBMIT),
    response={200: QuestionDraftOut, **REFUSALS},
    url_name="question-draft",
)
def draft(request: HttpRequest, slug: str, assignment: str, exercise: str, data: QuestionDraftIn) -> QuestionDraftOut:
    """Keep what stands in the fields, as the page does."""
    view = _view(request, slug, assignment, exercise)
    draw = _draw(request, view, data.draw)
    presented = present(variant=draw.variant, asked=asked_of(draw), language=_language())
    kept = response_draft_save(
        user=caller(request), draw=draw, response=_response(draw, data.answer), based_on=data.based_on
    )
    unread = unread_fields(presented, reading_of(variant=draw.variant, response=kept.response))
    return QuestionDraftOut(
        revision=kept.draft.revision,
        saved_at=kept.draft.updated_at,
        stored=kept.stored,
        answer=_answer_out(draw, kept.response),
        unread=unread_out(unread),
    )


@router.get(f"{EXERCISE}/hints", response={200: HintsOut, 503: ErrorOut, **REFUSALS}, url_name="hints")
def hints(request: HttpRequest, slug: str, assignment: str, exercise: str) -> HintsOut:
    """The hints you have opened, and whether there is another."""
    view = item_of(request, slug, assignment, exercise)
    return _hints_out(view, _written(request, view, slug, assignment))


@router.post(f"{EXERCISE}/hints", auth=needs(Scope.SUBMIT), response={200: HintsOut, 503: ErrorOut, **REFUSALS})
def open_hint(request: HttpRequest, slug: str, assignment: str, exercise: str, data: HintIn) -> HintsOut:
    """Open the next hint; what it costs is taken from your points. One that is open already costs nothing more."""
    view = item_of(request, slug, assignment, exercise)
    written = _written(request, view, slug, assignment)
    hint_open(view=view, written=written, number=data.number)
    return _hints_out(view, written)


def _written(request: HttpRequest, view: ItemView, slug: str, assignment: str) -> tuple[WrittenHint, ...]:
    """All hints of the exercise; of a question those of its drawing. Raises NotFound for a question of a quiz."""
    if view.exercise.kind == Kind.CODE:
        return exercise_page(exercise=view.exercise).hints
    view = _view(request, slug, assignment, view.exercise.slug)
    draw = draw_current(user=caller(request), exercise=view.exercise, assignment=view.assignment.assignment)
    return hints_of_variant(variant=draw.variant, language=_language())


def _hints_out(view: ItemView, written: tuple[WrittenHint, ...]) -> HintsOut:
    found = hints_get(view=view, written=written)
    following = found.next
    return HintsOut(
        opened=[
            HintOut(number=one.number, html=one.html, cost=one.cost, opened_at=one.opened_at) for one in found.opened
        ],
        next=following.number if following else None,
        of=following.of if following else None,
        cost=following.cost if following else None,
    )


def _view(request: HttpRequest, slug: str, assignment: str, exercise: str) -> ItemView:
    return question_get(viewer=caller(request), course_slug=slug, assignment_slug=assignment, exercise_slug=exercise)


def _draw(request: HttpRequest, view: ItemView, pk: int) -> Draw:
    """The drawing that is meant, which need not be the current one any more. Raises NotFound."""
    return draw_get(user=caller(request), exercise=view.exercise, assignment=view.assignment.assignment, pk=str(pk))


def _response(draw: Draw, given: Given) -> object:
    """What was filled in, as it is stored."""
    presented = present(variant=draw.variant, asked=asked_of(draw), language=_language())
    return untoken(variant=draw.variant, asked=asked_of(draw), response=read_response(presented, Filled(given)))


def _answer_out(draw: Draw, response: object) -> dict[str, list[str]]:
    """The inverse: a stored response by its fields' names."""
    presented = present(variant=draw.variant, asked=asked_of(draw), language=_language())
    return filled(question_form(presented, retoken(variant=draw.variant, asked=asked_of(draw), response=response)))


def _question_out(request: HttpRequest, view: ItemView) -> QuestionOut:
    found: QuestionPage = question_page(view=view, language=_language())
    kept: Any = response_draft(user=caller(request), draw=found.draw)
    response = kept.response if kept is not None else found.answers[0].response if found.answers else None
    form = question_form(found.presented, retoken(variant=found.draw.variant, asked=found.asked, response=response))
    return QuestionOut(
        exercise=exercise_out(view.exercise),
        draw=found.draw.pk,
        question=fields_out(found.presented, form, found.statement),
        percent=found.percent,
        fixed=found.fixed,
        solved=found.solved,
        answers=[_answered_out(found.draw, one) for one in found.answers],
        steps_html=found.steps,
        may_ask_solution=found.may_ask,
        draft=kept.draft.revision if kept is not None else "",
        takes_submissions=view.assignment.takes_submissions,
        url=page_of(request, view.assignment.assignment, view.exercise),
    )


def _answered_out(draw: Draw, one: Answered) -> AnsweredOut:
    return AnsweredOut(
        id=one.answer.submission.public_id,
        created_at=one.answer.submission.created_at,
        verdict=one.report.verdict,
        points=one.report.points,
        max_points=one.report.max_points,
        messages=said(one.report.sentences),
        answer=_answer_out(draw, one.response),
    )


def _language() -> str:
    return get_language() or "en"
