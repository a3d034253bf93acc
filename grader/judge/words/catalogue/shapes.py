"""Shapes that are not the expected one, and how they came about."""

from __future__ import annotations

from grader.judge.words.catalogue.mark import gettext_noop

TEMPLATES = {
    "shape.differs": gettext_noop("The shape is {got:shape}; {expected:shape} was expected."),
    "shape.array-for-scalar": gettext_noop("The result has shape {got:shape}; a single number was expected."),
    "shape.scalar-for-array": gettext_noop(
        "The result is a single number; an array of shape {expected:shape} was expected."
    ),
    # how it came about
    "shape.empty": gettext_noop("Nothing is left along axis {axis}."),
    "shape.transposed": gettext_noop("The result is the expected one transposed."),
    "shape.permuted-ndarray": gettext_noop(
        "The result is the expected one with its axes in another order: .transpose{order:shape} of it is right."
    ),
    "shape.permuted-tensor": gettext_noop(
        "The result is the expected one with its axes in another order: .permute{order:shape} of it is right."
    ),
    "shape.swapped": gettext_noop("Rows and columns are swapped."),
    "shape.extra-one": gettext_noop(
        "There is an axis of size 1 too many, which broadcasting hides in later steps: keepdims=True or "
        "reshape(1, -1) makes one, .reshape{squeezed:shape} removes it."
    ),
    "shape.extra-ones": gettext_noop(
        "There are {count} axes of size 1 too many, which broadcasting hides in later steps: keepdims=True or "
        "reshape(1, -1) makes them, .reshape{squeezed:shape} removes them."
    ),
    "shape.missing-one": gettext_noop("An axis of size 1 is missing: keepdims=True in a sum, mean or max keeps it."),
    "shape.missing-ones": gettext_noop(
        "{count} axes of size 1 are missing: keepdims=True in a sum, mean or max keeps each."
    ),
    "shape.first-left": gettext_noop(
        "The first axis, of size {count}, is still there: is a sum or a mean over it missing?"
    ),
    "shape.axis-left": gettext_noop(
        "Axis {axis}, of size {count}, is still there: is a sum, mean or max over it missing?"
    ),
    "shape.first-missing": gettext_noop(
        "The first axis, of size {count}, is missing: was it summed over, or only one item of it computed?"
    ),
    "shape.axis-missing": gettext_noop("Axis {axis}, of size {count}, is missing: was it summed over?"),
    "shape.axes-order": gettext_noop("These are the expected axes in another order."),
    "shape.axes-order-ndarray": gettext_noop(
        "These are the expected axes in another order; .transpose{order:shape} of it would have the expected one."
    ),
    "shape.axes-order-tensor": gettext_noop(
        "These are the expected axes in another order; .permute{order:shape} of it would have the expected one."
    ),
    "shape.broadcast": gettext_noop(
        "One array of shape ({count}, 1) and one of shape ({count},) broadcast to ({count}, {count}): check the "
        "shapes of what you add, subtract or multiply."
    ),
    "shape.flat": gettext_noop("The number of elements is right: the result is flattened."),
    "shape.same-size": gettext_noop(
        "The number of elements, {count}, is right: a reshape or transpose is missing or is another one."
    ),
    "shape.sides-more": gettext_noop(
        "There are {count} rows and {count} columns too many: as if {side} more were padded on each side."
    ),
    "shape.sides-fewer": gettext_noop(
        "{count} rows and {count} columns are missing: as if {side} fewer were padded on each side."
    ),
    "shape.one-off-more": gettext_noop(
        "There is 1 row and 1 column too many: check the + 1 in the output size, and the end of each range."
    ),
    "shape.one-off-fewer": gettext_noop(
        "1 row and 1 column are missing: check the + 1 in the output size, and the end of each range."
    ),
    "shape.off-by-more": gettext_noop("There are {count} rows and {count} columns too many."),
    "shape.off-by-fewer": gettext_noop("{count} rows and {count} columns are missing."),
    "shape.window.no-padding": gettext_noop(
        "This is the output's size without padding; the padding here is {padding:shape}."
    ),
    "shape.window.plus-two": gettext_noop("This is the output's size plus 1: check the + 1 at the end of the formula."),
    "shape.window.one-side": gettext_noop(
        "This is the output's size with padding on one side only; it goes on both sides: {padding:shape} each."
    ),
    "shape.window.no-stride": gettext_noop(
        "This is the output's size for stride 1; the stride here is {stride:shape}."
    ),
    "shape.window.kernel-as-stride": gettext_noop(
        "This is the output's size when the window moves by its own size {kernel:shape}; the stride here is "
        "{stride:shape}."
    ),
    "shape.window.plus-one": gettext_noop("This is the output's size without the + 1 at the end of the formula."),
    "shape.window.no-kernel": gettext_noop(
        "This is the output's size without subtracting the window's size {kernel:shape}."
    ),
    "shape.window.ceil": gettext_noop(
        "This is the output's size rounded up; a window that does not fit whole is left out, so round down."
    ),
    "shape.window.full": gettext_noop(
        "This is the size of a full convolution, where the window hangs over every edge; the padding here is "
        "{padding:shape}."
    ),
    "shape.window.same": gettext_noop(
        "This is the input's own size; the output has one element for each place of the window."
    ),
    "shape.window.kernel-turned": gettext_noop(
        "This is the output's size with height and width of the window {kernel:shape} swapped."
    ),
    "shape.window.stride-turned": gettext_noop(
        "This is the output's size with vertical and horizontal stride {stride:shape} swapped."
    ),
}
