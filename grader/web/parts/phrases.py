"""The editor's own words, in the reader's language: CodeMirror asks for them by their English text."""

from __future__ import annotations

import json

from django.utils.translation import gettext, pgettext


def editor_phrases() -> str:
    """A JSON object from CodeMirror's English phrases to the reader's."""
    words = {
        "Find": gettext("Find"),
        "Replace": pgettext("placeholder", "Replace"),
        "next": pgettext("search", "next"),
        "previous": pgettext("search", "previous"),
        "all": pgettext("search", "all"),
        "match case": pgettext("search", "match case"),
        "by word": pgettext("search", "by word"),
        "regexp": pgettext("search", "regexp"),
        "replace": pgettext("search", "replace"),
        "replace all": pgettext("search", "replace all"),
        "close": gettext("close"),
        "current match": gettext("current match"),
        "on line": gettext("on line"),
        "replaced $ matches": gettext("replaced $ matches"),
        "replaced match on line $": gettext("replaced match on line $"),
        "Go to line": gettext("Go to line"),
        "go": pgettext("search", "go"),
        "Control character": gettext("Control character"),
    }
    return json.dumps(words, ensure_ascii=False)
