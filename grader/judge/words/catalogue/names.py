"""Names an exercise forbids."""

from __future__ import annotations

from grader.judge.words.catalogue.mark import gettext_noop

TEMPLATES = {
    "forbidden.used": gettext_noop(
        "Line {line} uses {name}, which this exercise does not allow: write that step yourself."
    ),
    "forbidden.as": gettext_noop(
        "Line {line} uses {name}, written {written}, which this exercise does not allow: write that step yourself."
    ),
    "forbidden.import": gettext_noop(
        "Line {line} imports {name}, which this exercise does not allow: write that step yourself."
    ),
    "forbidden.private": gettext_noop(
        "Line {line} uses {private}, a private part of the library. This exercise does not allow {name}, nor the "
        "places where the same function can be reached by another name: write that step yourself."
    ),
    "forbidden.unreadable": gettext_noop(
        "The file is too deep to read: something in it is nested far deeper, or repeated far more often, than a "
        "solution needs. Write it simpler."
    ),
    "forbidden.run": gettext_noop(
        "The code uses {name}, which this exercise does not allow: write that step yourself."
    ),
}
