"""The window of the input behind an element, as the server sends it: readable without scripts."""

from __future__ import annotations

from dataclasses import asdict, replace

import numpy as np
import pytest
from django.test import Client
from lxml import html

from grader.grading.report.report import CaseReport, Report
from grader.judge.explaining.window import Geometry, view
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import say
from grader.values import of_array
from tests.school import School
from tests.web.html import Pages, css, one, read, text
from tests.web.reports import WRONG, failing, shown, words

IMAGE, KERNEL = np.arange(9.0).reshape(3, 3), np.arange(4.0).reshape(2, 2)
PLAIN = Geometry((3, 3), (2, 2))
PADDED = Geometry((3, 3), (2, 2), (1, 1), (1, 1))


def case(shape: Geometry = PLAIN, kernel: np.ndarray | None = KERNEL, *, bias: float = 0.0) -> CaseReport:
    """A failing case whose worst element is the first, with every window."""
    weights = None if kernel is None else of_array(kernel)
    windows = [view(shape, index, of_array(IMAGE), weights) for index in np.ndindex(*shape.output)]
    made = [asdict(window) for window in windows if window]
    expected = np.array([window["total"] or 0.0 for window in made]).reshape(shape.output) + bias
    return failing(
        "the worked example",
        inputs=(("X", shown(IMAGE)), ("K", shown(KERNEL)), ("b", shown(np.zeros(1)))),
        expected=shown(expected),
        got=shown(expected + 1),
        difference=shown(np.ones(shape.output)),
        worst=(0, 0),
        windows=tuple(made),
        window_names=("X",) if kernel is None else ("X", "K"),
    )


WORDS = "./div[@data-window-words]"
PRODUCTS = "p[@class='products']"


def only(node: html.HtmlElement, path: str) -> html.HtmlElement:
    """The one element at an XPath from ``node``."""
    (found,) = node.xpath(path)
    return found


@pytest.fixture
def section(student: Client, school: School, pages: Pages):  # type: ignore[no-untyped-def]
    """``section(case)``: what the page says of the window of a report's only case."""

    def of(failed: CaseReport) -> html.HtmlElement:
        run = school.graded(Report(Verdict.WRONG, 0, 2, (failed,), seed=7))
        tree = read(student.get(f"{pages.submission(run.submission)}result/"))
        return one(tree, "[data-window]")

    return of


def test_the_worst_elements_products_are_text_and_its_window_is_marked(section) -> None:  # type: ignore[no-untyped-def]
    found = section(case())
    assert "[0, 0]" in text(only(found, WORDS))
    assert text(only(found, f"{WORDS}/{PRODUCTS}")) == "0·0 + 1·1 + 3·2 + 4·3 = 19"
    marked = [cell.get("data-cell") for cell in found.xpath(".//*[@data-seen]//*[contains(@class, 'in-window')]")]
    assert marked == ["0, 0", "0, 1", "1, 0", "1, 1"]
    assert only(found, WORDS).get("aria-live") == "polite"


def test_every_element_has_its_window_ready(section) -> None:  # type: ignore[no-untyped-def]
    found = {one.get("data-window-of"): one for one in section(case()).xpath("./template")}
    assert list(found) == ["0, 0", "0, 1", "1, 0", "1, 1"]
    assert text(only(found["1, 1"], PRODUCTS)) == "4·0 + 5·1 + 7·2 + 8·3 = 43"
    assert (found["0, 1"].get("data-rows"), found["0, 1"].get("data-columns")) == ("0 2", "1 3")


def test_padding_is_shown_as_zero_and_told_apart(section) -> None:  # type: ignore[no-untyped-def]
    told = only(section(case(PADDED)), WORDS)
    assert text(only(told, PRODUCTS)) == "0·0 + 0·1 + 0·2 + 0·3 = 0"
    assert len(told.xpath(".//*[@class='padding']")) == 3
    assert "padding, which counts as 0" in text(told)


def test_a_bias_is_not_taken_for_a_wrong_sum(section) -> None:  # type: ignore[no-untyped-def]
    assert "such as a bias" in text(only(section(case(bias=0.5)), WORDS))
    assert "such as a bias" not in text(only(section(case()), WORDS))


def test_a_pooling_window_lists_its_elements(section) -> None:  # type: ignore[no-untyped-def]
    found = section(case(PADDED, None))
    assert text(only(found, f"{WORDS}/{PRODUCTS}")) == "·, ·, ·, 0"
    assert "A dot is padding." in text(only(found, WORDS))


def test_the_arrays_of_the_window_stand_beside_it_and_the_other_inputs_below(
    student: Client, school: School, pages: Pages
) -> None:
    run = school.graded(Report(Verdict.WRONG, 0, 2, (case(),), seed=7))
    tree = read(student.get(f"{pages.submission(run.submission)}result/"))
    assert [figure.get("data-map") for figure in tree.xpath("//*[@data-window]//figure")] == ["X", "K"]
    assert [figure.get("data-map") for figure in tree.xpath("//*[@class='fold']//figure")] == ["b"]


def test_the_sentence_of_the_terminal_is_not_told_twice(student: Client, school: School, pages: Pages) -> None:
    told = replace(case(), sentences=(words("It differs."), say("window.products", name="X", at=(0, 0), line="LINE")))
    run = school.graded(Report(Verdict.WRONG, 0, 2, (told, replace(told, windows=(), window_names=())), seed=7))
    tree = read(student.get(f"{pages.submission(run.submission)}result/"))
    assert text(one(tree, ".report")).count("LINE") == 1  # where there is no picture of it


def test_without_windows_nothing_is_there_to_choose(student: Client, school: School, pages: Pages) -> None:
    tree = read(student.get(f"{pages.submission(school.graded(WRONG).submission)}result/"))
    assert not css(tree, "[data-window]")


def test_a_hidden_cases_windows_are_its_teachers_alone(student: Client, school: School, pages: Pages, sign_in) -> None:  # type: ignore[no-untyped-def]
    run = school.graded(Report(Verdict.WRONG, 0, 2, (replace(case(), visible=False),), seed=7))
    mine, theirs = (
        client.get(f"{pages.submission(run.submission)}result/").content.decode()
        for client in (student, sign_in(school.cast.instructor))
    )
    assert "data-window" in theirs
    assert "data-window" not in mine
