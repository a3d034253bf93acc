"""What counted, and why something did not."""

from __future__ import annotations

from grader.judge.words.catalogue.mark import gettext_noop

TEMPLATES = {
    "score.all": gettext_noop("All {count} cases pass."),
    "score.all-one": gettext_noop("The only case passes."),
    "score.some": gettext_noop("{count} of {total} cases pass."),
    "score.hidden": gettext_noop(
        "Every visible case passes; {count} of {total} hidden ones fail. Try inputs unlike those you see: other "
        "sizes, signs, an empty or a single element."
    ),
    "score.hidden-one": gettext_noop(
        "Every visible case passes; a hidden one fails. Try inputs unlike those you see: other sizes, signs, an "
        "empty or a single element."
    ),
    "score.hidden-small": gettext_noop(
        "Every visible case passes; {count} of {total} hidden ones fail. A small input that fails too is shown."
    ),
    "score.hidden-small-one": gettext_noop(
        "Every visible case passes; a hidden one fails. A small input that fails too is shown."
    ),
    "score.hidden-share": gettext_noop(
        "Every visible case passes; {count} of {total} hidden ones fail: exactly those in which {what}."
    ),
    "score.hidden-share-one": gettext_noop(
        "Every visible case passes; a hidden one fails, the only case in which {what}."
    ),
    "score.hidden-also": gettext_noop("Of the same cases, and of no other, this is true as well: {what:list}."),
    "case.raised": gettext_noop("In the case “{name}”: {inner}"),
    "score.group": gettext_noop("The {count} cases of “{group}” count only together, and one of them fails."),
    "score.required": gettext_noop("No points count until the case “{name}” passes."),
    "score.required-hidden": gettext_noop("No points count until a required hidden case passes."),
    "score.cap": gettext_noop("At most {percent} percent of the points count until the case “{name}” passes."),
    "score.cap-hidden": gettext_noop(
        "At most {percent} percent of the points count until a required hidden case passes."
    ),
}
