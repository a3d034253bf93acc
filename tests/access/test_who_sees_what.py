"""Who sees what, and when: one walk over the table of docs/operations.md, which has a row for every address."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.access.table import Row, read_cell, rows, write_cell
from tests.access.walk import Walker
from tests.access.world import MOMENTS, PEOPLE, build_world

PREFIXES = ("/courses/", "/submissions/", "/attempts/", "/quizzes/", "/practice/", "/api/", "/me/data.json")


def asked(row: Row, moment: str) -> Iterator[str]:
    """Who asks at that moment: everybody once, and whoever may get another answer then.

    Students ask at every moment for all that has to do with their work, whether the row says that it changes or not.
    """
    for who in PEOPLE:
        works = who in ("student", "other") and (row.address == "/" or row.address.startswith(PREFIXES))
        if moment == "open" or works or row.changes(who):
            yield who


@pytest.mark.django_db
@pytest.mark.parametrize("moment", MOMENTS)
def test_everybody_gets_what_the_table_says(moment: str) -> None:
    walker = Walker(build_world(moment))
    got, expected = {}, {}
    for row in rows():
        for who in asked(row, moment):
            place = f"{row} as {who}"
            expected[place] = row.cells[who][moment]
            got[place] = walker.ask(who, row.method, row.address)
    wrong = {place: f"{said}, not {expected[place]}" for place, said in got.items() if said != expected[place]}
    assert wrong == {}


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every route of the service; of the administration, which Django's own tests walk, the sign-in alone."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern) or pattern.app_name == "admin":
            yield route
        else:
            yield from routes(pattern.url_patterns, route)


@pytest.mark.django_db
def test_every_address_and_each_of_its_methods_has_a_row() -> None:
    world = build_world("open")
    have: dict[str, set[str]] = {}
    client = Client()
    client.force_login(world.cast.instructor)
    for row in rows():
        address = world.address(row.address)
        have.setdefault(resolve(address).route, set()).add(row.method)
    for row in rows():
        address = world.address(row.address)
        allowed = {name.strip() for name in client.generic("TRACE", address).headers.get("Allow", "").split(",")}
        methods = {"GET", "POST", "DELETE"} | ({"PUT", "PATCH"} if address.startswith("/api/") else set())
        missing = (allowed & methods) - have[resolve(address).route]
        assert missing == set(), f"{row.address} has no row for {missing}"
    assert {route for route in routes(get_resolver().url_patterns) if route not in have} == set()


def test_a_cell_reads_as_it_is_written() -> None:
    text = "200 H; draft, late 404; closed 200 HA"
    assert write_cell(read_cell(text)) == text
    assert [read_cell(text)[moment] for moment in ("open", "late", "closed")] == ["200 H", "404", "200 HA"]


@pytest.mark.django_db
@pytest.mark.parametrize("moment", ["open", "closed"])
def test_asking_who_may_see_what_costs_a_page_few_queries(moment: str) -> None:
    """However many selectors a page uses; 15 for most, 25 where practice, a quiz's review or what else asks it is
    looked at.

    The page after passing looks at both, and at whoever may still write.
    """
    walker = Walker(build_world(moment))
    client = walker.clients["student"]
    for row in rows():
        if row.method != "GET" or not row.address.startswith(PREFIXES) or row.address.startswith("/quizzes/"):
            continue
        address = walker.world.address(row.address)
        client.get(address)  # what is rendered once, and noted at the first look
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
        most = 30 if row.address.endswith("/after/") else 25
        assert len(asked) <= most, f"{row.address}: {len(asked)}"
