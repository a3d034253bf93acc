"""The exercise page: the statement, the editor's text, earlier submissions and what is put back."""

from __future__ import annotations

from http import HTTPStatus

from django.test import Client

from tests.school import SOURCE, TRIAL, School
from tests.web.html import Pages, css, one, read, text
from tests.web.reports import PASSED, WRONG
from tests.web.reports import TRIAL as TRIAL_REPORT


def _source(tree) -> str:  # type: ignore[no-untyped-def]
    return one(tree, "textarea[name=source]").text.lstrip("\n")


def test_the_statement_stands_with_formulas_figure_and_code(student: Client, pages: Pages) -> None:
    tree = read(student.get(pages.exercise))
    statement = one(tree, ".prose")
    assert "cross-correlation" in text(statement)
    assert statement.xpath(".//*[local-name()='math']")
    assert statement.xpath(".//*[local-name()='svg'][@role='img']")
    assert statement.xpath(".//pre//*[@class='gp']")


def test_the_editor_opens_with_the_starter_then_with_the_draft(student: Client, pages: Pages) -> None:
    starter = student.get(f"{pages.exercise}starter/").content.decode()
    assert "def corr2d" in starter
    assert _source(read(student.get(pages.exercise))) == starter
    student.post(pages.draft, {"source": "begun = True\n"})
    assert _source(read(student.get(pages.exercise))) == "begun = True\n"


def test_a_reload_shows_the_newest_result(student: Client, school: School, pages: Pages) -> None:
    school.graded(PASSED)
    school.graded(WRONG, source=SOURCE + "# again\n")
    tree = read(student.get(pages.exercise))
    assert text(one(tree, ".verdict")) == "Partly correct"


def test_earlier_submissions_are_listed_with_verdict_points_and_code(
    student: Client, school: School, pages: Pages
) -> None:
    best = school.graded(PASSED).submission
    school.graded(TRIAL_REPORT, source=SOURCE + "# tried\n", kind=TRIAL)
    school.submit(source=SOURCE + "# waiting\n")
    tree = read(student.get(f"{pages.exercise}history/"))
    rows = [text(row) for row in tree.xpath("//*[@class='sent']/li")]
    assert [row.split(" Nov")[0].split(" Put")[0][:24] for row in rows]
    assert rows[0].startswith("Being graded Submission")
    assert rows[1].startswith("All correct Submission 10 of 10")
    assert rows[2].startswith("All correct Run")  # in a list of its own
    assert "Counts: 10 of 10 points" in text(one(tree, "#history"))
    assert css(tree, f"a[data-put-back=/submissions/{best.public_id}/code/]")


def test_the_list_in_sight_stays_in_sight_when_the_history_comes_anew(
    student: Client, school: School, pages: Pages
) -> None:
    school.graded(TRIAL_REPORT, kind=TRIAL)
    address = f"{pages.exercise}history/"

    def checked(**query: str) -> list[str]:
        return read(student.get(address, query)).xpath("//input[@name='history-list'][@checked]/@value")  # type: ignore[no-any-return]

    assert checked() == ["runs"]
    school.graded(PASSED)
    assert checked() == ["sent"]
    assert checked(**{"history-list": "runs"}) == ["runs"]
    assert checked(**{"history-list": "else"}) == ["sent"]


def test_the_list_is_the_readers_own(school: School, pages: Pages, sign_in) -> None:  # type: ignore[no-untyped-def]
    school.graded(PASSED)
    tree = read(sign_in(school.cast.other).get(pages.exercise))
    assert not css(tree, ".sent")


def test_code_put_back_leaves_the_draft_one_step_away(student: Client, school: School, pages: Pages) -> None:
    sent = school.graded(PASSED, source="sent = True\n").submission
    student.post(pages.draft, {"source": "newer = True\n", "revision": _revision(student, pages)})
    tree = read(student.get(pages.exercise, {"from": sent.public_id}))
    assert _source(tree) == "sent = True\n"
    assert one(tree, "textarea[data-before]").text.lstrip("\n") == "newer = True\n"


def test_the_code_of_a_submission_is_plain_text(student: Client, school: School, pages: Pages) -> None:
    sent = school.submit(source="print('<b>')\n")
    response = student.get(f"{pages.submission(sent)}code/")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == "print('<b>')\n"


def test_nothing_a_student_writes_becomes_markup(student: Client, school: School, pages: Pages) -> None:
    nasty = "</textarea><script>alert(1)</script>\n"
    sent = school.submit(source=nasty)
    for address in (pages.exercise, pages.submission(sent)):
        page = student.get(address).content.decode()
        assert "<script>alert" not in page


def test_before_the_opening_the_page_says_when(student: Client, school: School, pages: Pages) -> None:
    from datetime import timedelta

    from django.utils import timezone

    later = timezone.now() + timedelta(days=3)
    school.reschedule(opens_at=later, due_at=later, closes_at=later)
    assert "not open yet" in text(read(student.get(pages.exercise), HTTPStatus.FORBIDDEN))
    assert "The exercises appear here when the assignment opens" in text(read(student.get(pages.assignment)))


def _revision(client: Client, pages: Pages) -> str:
    return one(read(client.get(pages.exercise)), "input[name=revision]").get("value")


def test_the_page_asks_the_database_no_more_for_a_longer_history(
    student: Client, school: School, pages: Pages, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    for n in range(5):
        school.graded(WRONG, source=f"{SOURCE}# {n}\n")
    student.get(pages.exercise)  # the statement is rendered once
    with django_assert_max_num_queries(18):
        student.get(pages.exercise)
