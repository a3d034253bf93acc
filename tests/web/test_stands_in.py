"""Who reads in a language that an exercise does not have is told in which it stands, wherever its statement is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from grader.accounts.models import User
from grader.catalog.services import assignment_add
from grader.courses.models import Mode
from grader.courses.services import assignment_create
from grader.quizzes.sitting.attempts import attempt_start
from tests.people import Cast
from tests.quizzes.exam import HEAD, question
from tests.web.html import read

SignIn = Callable[[User | AnonymousUser], Client]
BODY = 'type = "shape"\nanswer = [4]\n'


@pytest.fixture
def addresses(cast: Cast) -> list[str]:
    """A question in English alone: on its own page, and in an attempt."""
    head = HEAD.format(slug="only").replace("format = 1", 'format = 1\nlanguages = ["en"]')
    exercise = question("only", BODY, **{"exercise.toml": head + BODY})
    for slug, mode in (("week-1", Mode.HOMEWORK), ("quiz", Mode.QUIZ)):
        assignment = assignment_create(course=cast.course, slug=slug, title={"en": slug}, mode=mode, published=True)
        assignment_add(assignment=assignment, exercise=exercise)
    attempt = attempt_start(user=cast.student, assignment=assignment)
    return ["/courses/cnn/week-1/only/question/", f"/attempts/{attempt.public_id}/"]


@pytest.mark.parametrize(("language", "said"), [("en", False), ("zh-hans", True)])
def test_a_reader_of_another_language_is_told(
    cast: Cast, addresses: list[str], sign_in: SignIn, language: str, said: bool
) -> None:
    User.objects.filter(pk=cast.student.pk).update(language=language)
    client = sign_in(cast.student)
    for address in addresses:
        page = read(client.get(address))
        statements = page.xpath("//div[@lang='en']")
        assert [statement.text_content().strip() for statement in statements] == ["Question only"] * said
        assert ("此练习以英文写成" in page.text_content()) == said
