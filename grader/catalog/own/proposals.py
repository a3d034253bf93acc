"""Adding the case that a check proposed: an input that catches a mutant which the cases let through."""

from __future__ import annotations

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from grader.accounts.models import User
from grader.catalog.models import DraftFile, Exercise
from grader.catalog.own.asking import check_latest
from grader.catalog.own.drafts import file_save
from grader.content.cases.adding import NoCasesError, with_case
from grader.content.cases.read import CASES_FILE
from grader.errors import NotFound, Refused


class NoPlace(Refused):
    """cases.py has no function ``cases`` that a case could be put at the end of."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "no-place"
    sentence = _("The case could not be added: cases.py has no function “cases” that can be read. Add it by hand.")


def case_add(*, exercise: Exercise, mutant: str, by: User) -> None:
    """Put the case that the newest check proposed against ``mutant`` at the end of cases.py, hidden.

    Raises NotFound where it proposed none, NoPlace, and what ``file_save`` does.
    """
    check = check_latest(exercise=exercise)
    found = (check.result.get("proposed") or {}).get(mutant) if check else None
    file = DraftFile.objects.filter(exercise=exercise, path=CASES_FILE).first()
    if found is None or "case" not in found or file is None:  # checks of before proposed in another form
        raise NotFound
    try:
        text = with_case(file.text, found["case"])
    except NoCasesError:
        raise NoPlace from None
    file_save(exercise=exercise, path=CASES_FILE, text=text, based_on=file.revision, by=by)
