"""Outputs that a class shares: clustered, explained by an instructor, said to whoever gets them, withdrawn."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from grader.accounts.models import User
from grader.courses.models import Event, Verb
from grader.courses.services import enrol
from grader.errors import Forbidden, NotFound
from grader.gradebook.teaching.outputs import (
    cluster_explain,
    cluster_withdraw,
    output_cluster,
    output_clusters,
)
from grader.grading.report.report import CaseReport
from grader.judge.verdict import Verdict
from grader.submissions.models import GradingRun
from grader.submissions.selectors import report_for
from tests.school import School, report

TEXT = {"en": "The kernel was read backwards.", "zh-hans": "核被倒着读了。"}


def wrong(school: School, user: User, output: str = "ab12", **more: object) -> GradingRun:
    case = CaseReport("small", Verdict.WRONG, 0.0, 10.0, visible=True)
    return school.graded(report(2, cases=(case,), outputs=output, **more), user=user)


def said_to(run: GradingRun, viewer: User) -> list[dict[str, str]]:
    found = report_for(viewer=viewer, run=GradingRun.objects.select_related("submission__assignment").get(pk=run.pk))
    assert found is not None
    return [dict(sentence.text) for sentence in found.sentences if sentence.text]


@pytest.mark.django_db
def test_a_shared_output_is_explained_to_all_who_got_it_now_and_later(school: School) -> None:
    cast = school.cast
    runs = [wrong(school, user) for user in (cast.student, cast.other)]
    alone = wrong(school, cast.student, output="ffff")
    named = [wrong(school, user, output="cccc", misconceptions=("flipped",)) for user in (cast.student, cast.other)]
    [cluster] = output_clusters(viewer=cast.instructor, course=cast.course)
    assert (cluster.value, cluster.people, cluster.said) == ("ab12", 2, None)
    page = output_cluster(viewer=cast.instructor, course=cast.course, exercise="corr2d", value="ab12")
    assert {one.user for one in page.newest} == {cast.student, cast.other}
    assert said_to(runs[0], cast.student) == []

    row = cluster_explain(viewer=cast.instructor, course=cast.course, exercise="corr2d", value="ab12", text=TEXT)

    assert [said_to(run, run.submission.user) for run in runs] == [[TEXT], [TEXT]]
    assert said_to(wrong(school, cast.student), cast.student) == [TEXT]
    assert said_to(alone, cast.student) == []
    assert said_to(named[0], cast.student) == []
    with pytest.raises(ValidationError):
        cluster_explain(viewer=cast.instructor, course=cast.course, exercise="corr2d", value="ab12", text=TEXT)

    cluster_withdraw(viewer=cast.instructor, course=cast.course, pk=row.pk)
    assert said_to(runs[0], cast.student) == []
    cluster_explain(viewer=cast.instructor, course=cast.course, exercise="corr2d", value="ab12", text={"en": "Again."})
    assert said_to(runs[0], cast.student) == [{"en": "Again."}]
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == [Verb.MISTAKE_NAMED, Verb.MISTAKE_WITHDRAWN, Verb.MISTAKE_NAMED]


@pytest.mark.django_db
def test_it_is_said_in_this_course_alone_and_only_instructors_say_it(school: School) -> None:
    cast = school.cast
    for user in (cast.student, cast.other):
        wrong(school, user)
    place = {"course": cast.course, "exercise": "corr2d", "value": "ab12"}
    with pytest.raises(Forbidden):
        cluster_explain(viewer=cast.assistant, text=TEXT, **place)  # type: ignore[arg-type]
    for viewer in (cast.student, cast.outsider):
        with pytest.raises(NotFound):
            output_cluster(viewer=viewer, **place)  # type: ignore[arg-type]
        with pytest.raises(NotFound):
            output_clusters(viewer=viewer, course=cast.course)
    for text in ({"en": " ", "zh-hans": "有"}, {"en": "x" * 601}):
        with pytest.raises(ValidationError):
            cluster_explain(viewer=cast.instructor, text=text, **place)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_the_pages_read_as_much_for_many_as_for_few_and_lose_nothing_typed(school: School) -> None:
    cast = school.cast
    client = Client(headers={"accept-language": "en"})
    client.force_login(cast.instructor)
    index, page = reverse("outputs", args=["cnn"]), reverse("output", args=["cnn", "corr2d", "ab12"])

    def asked() -> list[int]:
        counts = []
        for address in (index, page):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    for user in (cast.student, cast.other):
        wrong(school, user)
    few = asked()
    for number in range(30):
        user = User.objects.create_user(f"extra-{number}")
        enrol(course=cast.course, user=user)
        wrong(school, user)
        wrong(school, user, output=f"{number % 10:04x}")
    assert asked() == few
    assert max(few) <= 15
    assert "32 people" in client.get(index).content.decode()
    refused = client.post(page, {"text-en": "", "text-zh-hans": "核被倒着读了。"})
    assert refused.status_code == 422
    assert "核被倒着读了。" in refused.content.decode()
    assert client.post(page, {"text-en": "Backwards."}).status_code == 302
    assert "Backwards." in client.get(index).content.decode()
