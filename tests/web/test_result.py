"""The result's place: waiting, and every kind of report."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus

import pytest
from django.test import Client

from grader.grading.report.report import PartReport
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from grader.submissions.models import GradingRun, RunState
from grader.web.results import DELAYS
from tests.school import TRIAL, School, finish
from tests.web.html import Pages, css, one, read, text
from tests.web.reports import ERROR, EVERY, INTERNAL, ONLY_HIDDEN, PASSED, WRONG, failing, hidden, passing, words
from tests.web.reports import TRIAL as TRIAL_REPORT


def _result(client: Client, pages: Pages, run: GradingRun, **query: int):  # type: ignore[no-untyped-def]
    return client.get(f"{pages.submission(run.submission)}result/", query)


def test_each_wait_is_longer_until_the_last_one_repeats(student: Client, school: School, pages: Pages) -> None:
    run = school.submit().runs.get()
    waits = []
    for n in range(len(DELAYS) + 2):
        waiting = one(read(_result(student, pages, run, n=n)), "div[data-waiting]")
        assert waiting.get("hx-get").endswith(f"?n={n + 1}")
        waits.append(int(waiting.get("hx-trigger").split("delay:")[1].split("ms")[0]))
    assert waits == [*DELAYS, DELAYS[-1], DELAYS[-1]] == sorted(waits)


def test_a_long_queue_is_said(school: School, pages: Pages, student: Client, sign_in) -> None:  # type: ignore[no-untyped-def]
    school.submit(school.cast.other)
    run = school.submit().runs.get()
    assert "1 is waiting before yours" in text(read(_result(student, pages, run, n=9)))
    assert "waiting before" not in text(read(_result(student, pages, run, n=1)))


def test_a_stored_result_ends_the_waiting_and_tells_the_page(student: Client, school: School, pages: Pages) -> None:
    response = _result(student, pages, school.graded(PASSED))
    tree = read(response)
    assert not css(tree, "div[data-waiting]")
    assert response["HX-Trigger"] == "answer-graded"
    assert text(one(tree, ".verdict")) == "All correct"
    assert text(one(tree, ".report-points")) == "10 of 10 points"
    assert text(one(tree, "#announce")).startswith("All correct.")


@pytest.mark.parametrize("name", [name for name in EVERY if name != "internal"])
def test_every_kind_of_report_shows_its_word_and_icon(name: str, student: Client, school: School, pages: Pages) -> None:
    report = EVERY[name]
    tree = read(_result(student, pages, school.graded(report)))
    assert one(tree, ".verdict").xpath("./*[local-name()='svg']")
    assert len(css(tree, ".case")) == len(report.cases)


def test_a_failing_case_says_what_where_and_by_how_much(student: Client, school: School, pages: Pages) -> None:
    tree = read(_result(student, pages, school.graded(WRONG)))
    opened = one(tree, "details[open]")
    assert text(opened.xpath(".//*[@class='headline']")[0]).startswith("3 of 12 elements differ")
    maps = opened.xpath("./div/div/figure//*[local-name()='svg'][contains(@class, 'heat')]")
    assert [svg.get("aria-label").split(",")[0] for svg in maps] == ["Expected", "Yours", "Difference"]
    worst = css(tree, ".worst")
    assert {cell.get("data-cell") for cell in worst} == {"1, 3"}
    assert [cell.get("data-value") for cell in worst] == ["9.0", "-12.0"]
    assert "-12.0" in text(css(tree, "table")[-1])
    assert text(one(tree, ".printed")) == "window at 0 0 window at 0 1"


def test_of_several_outputs_the_right_ones_and_the_mistakes_are_shown(
    student: Client, school: School, pages: Pages
) -> None:
    parts = (
        PartReport("dW", right=True),
        PartReport("db", right=False, mistakes=(words("The bias is summed over the wrong axis."),)),
    )
    sentences = (words("In db: all differ."), Sentence("parts.others-right", {"right": ["dW"]}))
    report = replace(WRONG, cases=(failing(parts=parts, sentences=sentences),))
    tree = read(_result(student, pages, school.graded(report)))
    right, wrong = one(tree, ".parts").xpath("./li")
    assert text(right) == "dW is right"
    assert text(wrong) == "db is not right: The bias is summed over the wrong axis."
    assert "The rest is right" not in text(tree)


def test_cases_are_called_in_the_readers_language(student: Client, school: School, pages: Pages) -> None:
    title = {"en": "two rows", "zh-hans": "两行"}
    report = replace(WRONG, cases=(failing("two rows", title=title), hidden(title=title)))
    run = school.graded(report)
    for language, name in (("en", "two rows"), ("zh-hans", "两行")):
        student.post("/language/", {"language": language})
        shown = [text(case) for case in css(read(_result(student, pages, run)), ".case-name")]
        assert [called.split()[0] for called in shown] == [name.split()[0]] * 2


def test_only_the_first_failing_case_is_open(student: Client, school: School, pages: Pages) -> None:
    tree = read(_result(student, pages, school.graded(WRONG)))
    assert [text(case.xpath(".//*[@class='case-name']")[0]) for case in css(tree, "details[open]")] == [
        "wide image, tall kernel"
    ]


def test_a_hidden_case_that_fails_alone_is_open_with_what_it_tries(
    student: Client, school: School, pages: Pages
) -> None:
    """It had no small input to show; what it tries is all that there is, and stood behind a click."""
    tried = hidden(Verdict.WRONG, reveal="property", property={"en": "a kernel that is not square"})
    run = school.graded(replace(ONLY_HIDDEN, cases=(passing("one pixel, one weight"), tried)))
    opened = one(read(_result(student, pages, run)), "details[open]")
    assert "This case tries: a kernel that is not square" in text(opened)


def test_a_case_that_raised_is_open_before_one_with_wrong_values(student: Client, school: School, pages: Pages) -> None:
    raising = failing("raising", verdict=Verdict.ERROR)
    small = hidden(Verdict.WRONG, reveal="minimised", example=failing("small"), name="first hidden")
    stopped = hidden(Verdict.ERROR, reveal="minimised", example=raising, name="second hidden")
    for cases, name in (((failing(), raising, small), "raising"), ((small, stopped), "second hidden")):
        tree = read(_result(student, pages, school.graded(replace(WRONG, cases=cases))))
        opened = [text(case.xpath(".//*[@class='case-name']")[0]) for case in css(tree, "details[open]")]
        assert [called for called in opened if called.startswith(name)] == opened != []


def test_when_only_a_hidden_case_fails_the_page_says_so(student: Client, school: School, pages: Pages) -> None:
    assert "All visible cases pass, and a hidden one fails." in text(
        read(_result(student, pages, school.graded(ONLY_HIDDEN)))
    )
    assert "a hidden one fails" not in text(read(_result(student, pages, school.graded(WRONG))))


def test_a_hidden_case_keeps_its_secret_from_its_student_and_not_from_who_teaches(
    student: Client, school: School, pages: Pages, sign_in
) -> None:  # type: ignore[no-untyped-def]
    from dataclasses import replace

    secret = replace(WRONG.cases[2], name="kept back", visible=False)
    run = school.graded(replace(WRONG, cases=(*WRONG.cases[:2], secret, hidden())))
    mine, theirs = (
        _result(client, pages, run).content.decode() for client in (student, sign_in(school.cast.instructor))
    )
    for detail in ("corr2d(X, K)", "window at 0 0", "off by 12.0", "-12.0"):
        assert detail in theirs
        assert detail not in mine.replace("corr2d(X, K)", "", 2 if detail == "corr2d(X, K)" else 0)
    assert "kept back" in mine


def test_a_tracebacks_lines_lead_to_the_editor(student: Client, school: School, pages: Pages) -> None:
    tree = read(_result(student, pages, school.graded(ERROR)))
    assert one(tree, ".report").get("data-problem-line") == "7"
    link = one(tree, "a[data-line=7]")
    assert (link.get("href"), text(link)) == ("#L7", 'File "solution.py", line 7, in corr2d')


def test_a_run_says_that_it_is_not_marked(student: Client, school: School, pages: Pages) -> None:
    tree = read(_result(student, pages, school.graded(TRIAL_REPORT, kind=TRIAL)))
    assert text(one(tree, ".report-points")) == "Run, not marked"


def test_our_own_fault_is_called_ours(student: Client, school: School, pages: Pages, configured) -> None:  # type: ignore[no-untyped-def]
    configured(max_tries=1)
    run = school.submit().runs.get()
    finish(run.submission, INTERNAL)
    run.refresh_from_db()
    assert run.verdict == "internal"
    page = _result(student, pages, run).content.decode()
    assert "Something went wrong on our side" in page
    assert "not because of your code" in page
    assert "Traceback of ours" not in page


def test_a_replaced_run_says_so(student: Client, school: School, pages: Pages) -> None:
    older = school.submit(kind=TRIAL).runs.get()
    school.submit(kind=TRIAL, source="def corr2d(X, K): pass\n")
    older.refresh_from_db()
    assert older.state == RunState.SUPERSEDED
    response = _result(student, pages, older)
    assert response.status_code == HTTPStatus.OK
    assert "A newer run took the place of this one" in text(read(response))


def test_points_are_those_of_the_assignment(student: Client, school: School, pages: Pages) -> None:
    tree = read(_result(student, pages, school.graded(WRONG)))
    assert text(one(tree, ".report-points")) == "4 of 10 points"
    own = [text(node) for node in css(tree, ".case-points")]
    assert own[0] == "2 of 2 points"  # one currency: a case's points are counted as the assignment's are
