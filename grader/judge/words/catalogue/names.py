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
    "forbidden.run": gettext_noop(
        "The code uses {name}, which this exercise does not allow: write that step yourself."
    ),
}
