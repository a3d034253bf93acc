"""``python -m benchmarks.course [--students 1000] [--submissions 200000] [--database postgresql://...] [--rounds 20]``

Seeds an empty database in bulk, SQLite unless ``--database`` names an empty PostgreSQL database, then asks for each
page in this process as an instructor, a student and a teacher who looks at it as one would, and prints the median and
the 95th percentile of its time and the number of its queries. What the web server adds (a few milliseconds a request)
is in ``benchmarks.stack``.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from benchmarks.course.asking import Counter, timed
from benchmarks.course.pages import SOMEBODY, of_a_view, of_students, of_teachers
from benchmarks.course.seed import seed
from benchmarks.machine import line as machine
from benchmarks.service import prepared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

MOST_MS, MOST_QUERIES = 300, 15  # of a page: what is more is marked


def ask(client: Client, who: str, addresses: Mapping[str, str], rounds: int) -> None:
    from django.db import connection

    print(f"\n{who:32} {'p50 ms':>8} {'p95 ms':>8} {'queries':>8} {'KB':>7}")
    for name, address in addresses.items():
        asked = Counter()
        client.get(address)  # once for what a process keeps
        with connection.execute_wrapper(asked):
            response = client.get(address)
        assert response.status_code == 200, (name, response.status_code)
        middle, high = timed(lambda address=address: client.get(address), rounds)  # type: ignore[misc]
        more = "  <" if high > MOST_MS or asked.count > MOST_QUERIES else ""
        print(f"{name:32} {middle:8.0f} {high:8.0f} {asked.count:8} {len(response.content) / 1024:7.0f}{more}")


@contextmanager
def once(name: str) -> Iterator[Callable[[str], None]]:
    """Time what is done once, and print it with whatever is said about it."""
    says: list[str] = []
    start = time.perf_counter()
    yield says.append
    print(f"{name}: {time.perf_counter() - start:.2f} s{''.join(f', {one}' for one in says)}")


def measure_pages(rounds: int) -> None:
    from django.test import Client

    from grader.accounts.models import User

    def client_of(username: str) -> Client:
        client = Client(headers={"host": "localhost"})
        client.force_login(User.objects.get(username=username))
        return client

    ask(client_of("teacher"), "instructor", of_teachers(), rounds)
    ask(client_of(SOMEBODY), "student", of_students(), rounds)
    looking = client_of("teacher")
    looking.post("/teach/load/as/", {"user": User.objects.get(username=SOMEBODY).pk})
    ask(looking, "instructor, as a student", of_a_view(), rounds)
    print()
    files(client_of("teacher"))
    with once("all of a student's own as a file") as say:
        response = client_of(SOMEBODY).get("/me/data.json")
        say(f"{len(b''.join(response.streaming_content)) / 1024:.0f} KB")  # type: ignore[attr-defined]


def files(client: Client) -> None:
    """The gradebook's files, and our own one sent back with other points in it."""
    table = b""
    for query in ("as=csv", "as=xlsx", "form=canvas", "form=moodle", "form=blackboard", "form=brightspace"):
        with once(f"gradebook export, {query}") as say:
            response: Any = client.get(f"/teach/load/gradebook/export/?{query}")
            data = b"".join(response.streaming_content)
            say(f"{len(data) / 1024:.0f} KB")
        table = data if query == "as=csv" else table
    head, *rows = table.decode().splitlines()
    changed = "\n".join([head, *(row.replace("10.00", "9.50", 1) for row in rows)])
    with once("that file sent back, previewed") as say:
        page = client.post("/teach/load/gradebook/import/", {"table": changed})
        found = re.search(r"(\d+) marks would change", page.content.decode())
        assert found is not None
        say(found[0])


def measure_course() -> None:
    """What is done once: rosters, marks."""
    from django.test import Client

    from grader.accounts.models import User
    from grader.courses.models import Course
    from grader.courses.people.roster import roster_apply, roster_preview
    from grader.gradebook.services import assignment_recompute, course_recompute, marks_differing
    from grader.tables import Table

    course, teacher = Course.objects.get(slug="load"), User.objects.get(username="teacher")
    people = tuple((f"New {n}", f"new{n}@example.org", str(n), f"Section {n % 20}") for n in range(1000))
    table = Table(("name", "e-mail", "number", "section"), people, tuple(range(2, 1002)))
    middle, high = timed(lambda: roster_preview(course=course, table=table, drop=True), 5)
    print(f"roster of 1,000 previewed: {middle / 1000:.2f} s, p95 {high / 1000:.2f} s")
    client = Client(headers={"host": "localhost"})
    client.force_login(teacher)
    lines = "\n".join(";".join(row) for row in (table.header, *people))
    middle, high = timed(lambda: client.post("/teach/load/people/roster/", {"table": lines, "drop": "1"}), 5)
    print(f"its page: {middle / 1000:.2f} s, p95 {high / 1000:.2f} s")
    with once("all marks recomputed"):
        course_recompute(course=course)
    with once("all marks checked, none differs"):
        assert not list(marks_differing(course=course))
    with once("the marks of one assignment recomputed"):
        assignment_recompute(assignment=course.assignments.get(slug="week-3"))
    assert course.policy is not None
    course.policy.free_days = 3
    course.policy.save()
    with once("all marks recomputed, with free late days"):
        course_recompute(course=course)
    with once("roster of 1,000 applied"):
        roster_apply(course=course, table=table, drop=False, by=teacher)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--students", type=int, default=1000)
    parser.add_argument("--submissions", type=int, default=200_000)
    parser.add_argument("--database", default="")
    parser.add_argument("--rounds", type=int, default=20)
    asked = parser.parse_args()
    print(machine())
    with prepared(database=asked.database):
        with once("seeded"):
            seed(asked.students, asked.submissions)
        measure_pages(asked.rounds)
        measure_course()


if __name__ == "__main__":
    main()
