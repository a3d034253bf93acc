"""The two things a reader sets for this browser: theme and language."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest

THEMES: Final = ("auto", "light", "dark")
THEME_COOKIE: Final = "theme"
YEAR: Final = 365 * 24 * 60 * 60


def theme_of(request: HttpRequest) -> str:
    """The chosen theme, "auto" until somebody chooses. The server writes it into the page, so nothing flashes."""
    chosen = request.COOKIES.get(THEME_COOKIE, "auto")
    return chosen if chosen in THEMES else "auto"
