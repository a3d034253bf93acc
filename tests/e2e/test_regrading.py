"""A regrade in daylight: corrected after submissions, forecast, applied, told to who handed in, undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.room import PASSWORD, Room
from tests.e2e.service import Service
from tests.e2e.sitting import ENROL
from tests.e2e.test_authoring import put

pytestmark = pytest.mark.browser
Rooms = Callable[..., Room]

# The reference rounds; the tolerance allows for none of it. Whoever rounds less is judged wrong until it is mended.
MAKE = """
from datetime import timedelta
from django.utils import timezone
from grader.catalog.services import assignment_add, exercise_store
from grader.content.loader import load_files
from grader.content.scaffold.exercise import new_exercise
from grader.courses.models import Course
from grader.courses.services import assignment_create

course, now = Course.objects.get(slug="demo"), timezone.now()
homework = assignment_create(
    course=course, slug="regraded", title={"en": "Regraded"}, opens_at=now, due_at=now + timedelta(days=9),
    published=True,
)
files = dict(new_exercise("rounded", "neurons", "code", ("en",)))
files["exercise.toml"] += b"\\n[judge]\\nrtol = 0.0\\natol = 0.0\\n"
body = b"    return np.maximum(X, 0).astype(np.float32).astype(float)\\n"
files["reference.py"] = b"import numpy as np\\n\\n\\ndef rounded(X):\\n" + body
for path in ("accepted/halved.py", "accepted/loop.py"):
    files[path] = b'"Another."\\n' + files["reference.py"]
stored = exercise_store(slug="rounded", bundle=load_files("rounded", files), course=course)
assignment_add(assignment=homework, exercise=stored.exercise)
"""
PEOPLE = ("rises", "stays")
EXACT = "import numpy as np\n\n\ndef rounded(X):\n    return np.maximum(X, 0)\n"
SAME = "import numpy as np\n\n\ndef rounded(X):\n    return np.maximum(X, 0).astype(np.float32).astype(float)\n"


@pytest.fixture(scope="module")
def homework(service: Service) -> str:
    service.python(MAKE + ENROL.format(names=list(PEOPLE), password=PASSWORD, courses=["demo"]))
    return f"{service.address}/courses/demo/regraded/"


def publish(author: Room, slug: str) -> None:
    """Check the draft and publish what stands there, every warning signed."""
    page = author.page
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#check")).to_contain_text("it may be published")
    page.get_by_role("link", name="Publish").click()
    for box in page.locator(".signing input").all():
        box.check()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".notices")).to_contain_text("Published")


def begin(author: Room, title: str, reason: str) -> None:
    """From the list of regrades to the forecast of one exercise."""
    page = author.page
    page.goto(f"{author.service.address}/teach/demo/regrades/")
    page.get_by_role("link", name="Grade again").click()
    page.locator("section", has=page.get_by_role("heading", name="Regraded")).get_by_role("link", name=title).click()
    page.get_by_label("Reason, which the students read").fill(reason)
    page.get_by_role("button", name="Compute what would change").click()
    expect(page.get_by_role("heading", name="Decide")).to_be_visible()


def figures(page: Page) -> list[str]:
    """Who would rise, fall and stay."""
    return [one.split()[0] for one in page.locator(".figures dd").all_inner_texts()]


def change_of(page: Page, name: str) -> str:
    return page.locator("tr", has=page.get_by_role("link", name=name.title())).locator("td").last.inner_text()


def press(author: Room, name: str) -> None:
    author.page.get_by_role("button", name=name, exact=True).click()
    expect(author.page.locator("main")).to_be_visible()


def test_a_tolerance_is_corrected(room: Rooms, homework: str) -> None:
    students: dict[str, Room] = {}
    for name, code in (("rises", EXACT), ("stays", SAME)):
        one = students[name] = room(name)
        one.open(f"{homework}rounded/").write(code).press("Submit")
        one.expect_verdict("All correct" if name == "stays" else "Partly correct")
    author = room("teacher")
    author.open(f"{author.service.address}/teach/demo/exercises/rounded/?file=exercise.toml")
    put(author, author.page.locator("#text").input_value().replace("rtol = 0.0", "rtol = 1e-3"))
    expect(author.page.locator("#draft-state")).to_contain_text("Saved")
    publish(author, "rounded")

    begin(author, "A new exercise", "The tolerance was too small.")
    page = author.page
    assert figures(page) == ["1", "0", "1"]
    assert change_of(page, "rises").startswith("+")
    students["rises"].page.reload()
    students["rises"].expect_verdict("Partly correct")  # nothing has changed for anybody yet
    page.get_by_role("link", name="Rises").click()
    expect(page.locator("main")).to_contain_text("Graded again")
    page.go_back()
    press(author, "Apply")
    expect(page.locator(".facts")).to_contain_text("applied")

    student = students["rises"].page
    student.goto(f"{homework}rounded/")
    expect(student.locator("#task")).to_contain_text("this exercise has changed: how it is judged")
    expect(student.locator("#history")).to_contain_text("10")
    student.locator(".history-list .sent a").first.click()
    told = student.get_by_role("region", name="Graded again")
    expect(told).to_contain_text("The tolerance was too small.")
    expect(told).to_contain_text("The earlier result")
    expect(told.locator("li", has_text="The new result")).to_contain_text("counts")
    told.get_by_role("link", name="The earlier result").click()
    expect(student.locator("main")).to_contain_text("This result does not count.")
    student.go_back()

    press(author, "Undo")
    student.reload()
    told = student.get_by_role("region", name="Graded again, and taken back")
    expect(told.locator("li", has_text="The earlier result")).to_contain_text("counts")
