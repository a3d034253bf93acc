"""Saving an assignment's list of exercises says what it changed, and of how many marks."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.school import School, report

PAGE = "/teach/cnn/assignments/week-1/"


@pytest.fixture
def client(school: School) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(school.cast.instructor)
    for user in (school.cast.student, school.cast.other):
        school.graded(report(4.0), user=user)
    return client


def said(client: Client, **form: object) -> str:
    page = client.post(f"{PAGE}exercises/", form, follow=True).content.decode()
    where = page.index('id="exercises"')
    assert page.count('class="notices') == 1
    notice = page.index('class="notices', where)  # beside the list, where the page stands after it
    return page[notice : page.index("</div>", notice)]


def test_it_says_what_has_changed(client: Client) -> None:
    assert "Saved: nothing has changed." in said(client, **{"exercise": "corr2d", "points-corr2d": "10"})
    changed = said(client, **{"exercise": "corr2d", "points-corr2d": "20"})
    assert "Saved. 1 exercise has other points. 2 marks have been recomputed." in changed
    refused = said(client, **{"exercise": "corr2d", "points-corr2d": "many"})
    assert "“many” is no number of points." in refused
    assert 'class="notices' not in client.get(PAGE).content.decode(), "once"
