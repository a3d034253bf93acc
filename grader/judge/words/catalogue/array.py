"""How many elements of an array differ, where, and by how much."""

from __future__ import annotations

from grader.judge.words.catalogue.mark import gettext_noop

TEMPLATES = {
    "array.differs": gettext_noop(
        "{count} of {total} elements differ{where}; the largest is off by {error:number} at {at:index}, allowed "
        "{allowed:number}."
    ),
    "array.differs-one": gettext_noop(
        "1 of {total} elements differs: the one at {at:index} is off by {error:number}, allowed {allowed:number}."
    ),
    "array.differs-only": gettext_noop("The only element is off by {error:number}, allowed {allowed:number}."),
    "array.differs-all": gettext_noop(
        "All {total} elements differ; the largest is off by {error:number} at {at:index}, allowed {allowed:number}."
    ),
    "array.differs-exact": gettext_noop("{count} of {total} elements differ{where}; the first is at {at:index}."),
    "array.differs-exact-one": gettext_noop("1 of {total} elements differs: the one at {at:index}."),
    "array.differs-exact-only": gettext_noop("The only element differs."),
    "array.differs-exact-all": gettext_noop("All {total} elements differ."),
    "array.there": gettext_noop("There the result is {got:value}; {expected:value} was expected."),
    "array.tolerance": gettext_noop("Allowed in {dtype}: {rtol:number} of the expected value, plus {atol:number}."),
    "window.products": gettext_noop("The window of {name} behind {at:index} gives {line}."),
    "window.elements": gettext_noop("The window of {name} behind {at:index} holds {line}."),
    "window.elements-padded": gettext_noop("The window of {name} behind {at:index} holds {line}; · is padding."),
    # where, as phrases that go on after "12 of 16 elements differ"
    "where.row-first": gettext_noop(", all of them in the first row"),
    "where.row-last": gettext_noop(", all of them in the last row"),
    "where.row": gettext_noop(", all of them in row {index}"),
    "where.column-first": gettext_noop(", all of them in the first column"),
    "where.column-last": gettext_noop(", all of them in the last column"),
    "where.column": gettext_noop(", all of them in column {index}"),
    "where.channel": gettext_noop(", all of them in channel {index} ({slice})"),
    "where.item": gettext_noop(", all of them in item {index} of the batch ({slice})"),
    "where.slice": gettext_noop(", all of them in {slice}"),
    "where.end": gettext_noop(", all of them from {index:index} on"),
    "where.not-first": gettext_noop(", all of them after the first item of the batch"),
    "where.border": gettext_noop(", all of them on the border"),
    "where.inside": gettext_noop(", none of them on the border"),
    "where.corners": gettext_noop(", all of them in the corners"),
    "where.diagonal": gettext_noop(", all of them on the diagonal"),
    "where.off-diagonal": gettext_noop(", none of them on the diagonal"),
}
