"""Patterns that turn the expected array into the one that was returned."""

from __future__ import annotations

from grader.judge.words.catalogue.mark import gettext_noop

TEMPLATES = {
    "pattern.zeros-all": gettext_noop("The result is all zeros: is something computed but never written into it?"),
    "pattern.zeros": gettext_noop(
        "All {count} wrong elements are 0: were they ever written? Check the ends of the ranges."
    ),
    "pattern.clipped": gettext_noop(
        "Every negative value came out as 0, and the others are right: is there a max(0, ...) too many?"
    ),
    "pattern.sign": gettext_noop("It is the expected result with the opposite sign."),
    "pattern.absolute": gettext_noop("It is the expected result without its signs."),
    "pattern.inverted": gettext_noop("True and False are swapped everywhere: is the comparison the wrong way round?"),
    "pattern.transposed": gettext_noop("It is the expected result transposed: rows and columns are swapped."),
    "pattern.reversed": gettext_noop("It is the expected result in reverse order."),
    "pattern.flipped": gettext_noop("It is the expected result flipped along axis {axis}."),
    "pattern.turned": gettext_noop("It is the expected result flipped both vertically and horizontally."),
    "pattern.shifted-later": gettext_noop(
        "The values are the expected ones shifted by one along axis {axis}: each stands one place too late. "
        "Check where the index starts."
    ),
    "pattern.shifted-earlier": gettext_noop(
        "The values are the expected ones shifted by one along axis {axis}: each stands one place too early. "
        "Check where the index starts."
    ),
    "pattern.scaled": gettext_noop(
        "It is the expected result times {factor}: is a factor, or a division such as the one by the batch "
        "size, missing or done twice?"
    ),
    "pattern.scaled-axis": gettext_noop(
        "It is the expected result times one factor for each index of axis {axis}: is a scale along that axis "
        "missing or applied twice?"
    ),
    "pattern.offset": gettext_noop("It is the expected result plus {by:value} everywhere."),
    "pattern.offset-minus": gettext_noop("It is the expected result minus {by:value} everywhere."),
    "pattern.offset-axis": gettext_noop(
        "It is off by one constant for each index of axis {axis}: is a term along that axis, such as a bias or "
        "a mean, missing or added twice?"
    ),
    "pattern.cumulative": gettext_noop(
        "It is the running sum of the expected result along axis {axis}: is a sum not set back to 0 for each index?"
    ),
    "pattern.constant": gettext_noop("Every element of the result is {value:value}."),
    "pattern.squared": gettext_noop("It is the square of the expected result: is a square root missing?"),
    "pattern.root": gettext_noop("It is the square root of the expected result."),
    "pattern.log": gettext_noop("It is the logarithm of the expected result."),
    "pattern.exp": gettext_noop("It is the exponential of the expected result: is a log missing?"),
    "pattern.reciprocal": gettext_noop("It is 1 divided by the expected result."),
    "pattern.reordered": gettext_noop(
        "These are the expected values in another order: was it a reshape where a transpose was needed, or the "
        "other way round?"
    ),
    "pattern.rounded": gettext_noop("It is the expected result rounded to {decimals} decimals: return it unrounded."),
    "pattern.whole": gettext_noop("It is the expected result rounded to whole numbers: return it unrounded."),
    "pattern.cut": gettext_noop(
        "It is the expected result with its decimals cut off: look for //, int(...) or an integer array."
    ),
    "pattern.precision": gettext_noop("It is right up to rounding in {dtype}: compute in a finer dtype."),
    "pattern.close": gettext_noop(
        "Every element is within {percent:number} percent of the expected one: look for an epsilon, a rounded "
        "constant or a coarser dtype rather than another formula."
    ),
}
