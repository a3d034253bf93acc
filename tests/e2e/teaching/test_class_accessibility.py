"""axe finds nothing on a teacher's pages when there is a class in them: each on a wide screen, then on a telephone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.axe import found_on
from tests.e2e.room import Room
from tests.e2e.teaching.conftest import Taught

pytestmark = pytest.mark.browser


def test_no_page_of_a_class_shuts_anybody_out(desk: Callable[..., Room], taught: Taught) -> None:
    found = []
    tab = desk("/")
    for path in taught.pages:
        tab.page.emulate_media(color_scheme="light")
        tab.page.set_viewport_size({"width": 1366, "height": 650})
        tab.open(tab.service.address + path)
        found += found_on(tab.page)
        tab.page.emulate_media(color_scheme="dark")
        tab.page.set_viewport_size({"width": 390, "height": 844})
        found += found_on(tab.page)
    assert not found, "\n".join(found)
