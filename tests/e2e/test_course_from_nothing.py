"""A course on its own pages: made from nothing, filled, joined, handed in to, and its gradebook exported."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.room import RIGHT, Room

pytestmark = pytest.mark.browser
Rooms = Callable[..., Room]


def test_from_nothing_to_an_exported_gradebook(room: Rooms) -> None:
    teacher = room("teacher")
    page = teacher.open(f"{teacher.service.address}/").page
    page.get_by_role("link", name="New course").click()
    page.get_by_label("Title in English").fill("Nets from nothing")
    page.get_by_label("Term").fill("2026")
    page.get_by_label("Time zone of its dates").select_option("Europe/Berlin")
    page.get_by_role("button", name="Make the course").click()
    expect(page.locator(".steps li")).to_have_count(5)
    expect(page.locator(".steps .tone-good")).to_have_count(0)

    page.get_by_role("link", name="Add an assignment").click()
    page.get_by_label("Title in English").fill("First week")
    page.get_by_label("Due").fill((datetime.now() + timedelta(days=3)).strftime("%Y-%m-%dT23:59"))
    page.get_by_role("button", name="Make the assignment").click()
    page.get_by_label("Search").fill("corr2d")
    page.get_by_role("button", name="Find exercises").click()
    page.get_by_role("button", name="Add Two-dimensional cross-correlation").click()
    expect(page.locator("ol.placed li")).to_have_count(1)
    page.get_by_label("Points of Two-dimensional cross-correlation").fill("20")
    page.get_by_role("button", name="Save points").click()
    page.get_by_role("link", name="Publish").click()
    expect(page.locator("main")).to_contain_text("Nobody is enrolled as a student yet.")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".facts")).to_contain_text("Published")

    page.get_by_role("link", name="People").click()
    page.get_by_role("button", name="Make a code").click()
    code = page.locator(".notice code").inner_text()
    page.get_by_role("link", name="Add from a list").click()
    page.get_by_label("or its lines, pasted").fill("name,e-mail\nGrace Hopper,grace@example.org\nno one,\n")
    page.get_by_role("button", name="See what would change").click()
    expect(page.locator("tbody tr")).to_have_count(2)
    page.get_by_role("button", name="Do this").click()
    expect(page.locator(".notices")).to_contain_text("1 added")

    ada = room("ada")
    ada.open(f"{ada.service.address}/join/")
    ada.page.get_by_label("The course's code").fill(code)
    ada.page.get_by_role("button", name="Join").click()
    ada.page.get_by_role("link", name="First week").click()
    ada.page.get_by_role("link", name="Two-dimensional cross-correlation").first.click()
    ada.write(RIGHT).press("Submit")
    ada.expect_verdict("All correct", "20 of 20 points")

    page.get_by_role("link", name="Gradebook").click()
    row = page.locator("tbody tr", has_text="ada")
    expect(row.locator("td.full")).to_have_text("20")
    page.get_by_text("Export", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV, every exercise").click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    assert {row["account"]: row["first-week/corr2d"] for row in rows} == {"ada": "20.00", "grace@example.org": ""}
