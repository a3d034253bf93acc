"""Checks besides comparing a result: inputs, gradients, properties, cost, training."""

from __future__ import annotations

from grader.judge.words.catalogue.mark import gettext_noop

TEMPLATES = {
    "unchanged": gettext_noop(
        "The result is right, but the inputs came back changed: {names:list}. Work on a copy: x = x.copy(), or "
        "x = x + ... instead of x += ..."
    ),
    "unchanged.where": gettext_noop("{count} of {total} elements of {name} are not what they were."),
    "gradient.of": gettext_noop("In the gradient {name}: {inner}"),
    "gradient.missing": gettext_noop("There is no gradient {name} to check: return it, or see that .grad is set."),
    "gradient.numerical": gettext_noop(
        "This is checked against the output itself: the inputs are moved by a little, and the gradient must say "
        "how the output changes. So it agrees with your forward pass, or one of the two is wrong."
    ),
    "gradient.numerical-given": gettext_noop(
        "This is checked against the output of the forward pass: its inputs are moved by a little, and the gradient "
        "must say how the output changes."
    ),
    "gradient.direction": gettext_noop(
        "The gradient {name} does not say how the output changes, in {count} of {total} random directions: in "
        "one of them the slope is {numeric:number}, and the gradient says {claimed:number} (allowed: "
        "{allowed:number} off)."
    ),
    "gradient.precision": gettext_noop(
        "The forward pass gives {dtype} for inputs in float64, too coarse to check its gradient: keep the dtype "
        "of the inputs."
    ),
    "gradient.output-kind": gettext_noop(
        "The forward pass gives {got} where its inputs are moved a little: numbers are needed to check its gradient."
    ),
    "gradient.output-infinite": gettext_noop(
        "The forward pass gives NaN or infinity where its inputs are moved a little, so its gradient cannot be checked."
    ),
    "gradient.output-shape": gettext_noop(
        "The outputs of the forward pass do not have the shape of the gradient that comes back to it."
    ),
    "adjoint.differs": gettext_noop(
        "The backward pass does not belong to the forward pass: for random v and u, the sum of forward(v) * u "
        "is {left:number}, that of v * {name}(u) is {right:number}; they must agree to {allowed:number}. An "
        "element is missing, counted twice or in the wrong place in one of the two."
    ),
    "adjoint.differs-given": gettext_noop(
        "This does not belong to the forward pass: for random v and u, the sum of forward(v) * u is {left:number}, "
        "that of v * {name}(u) is {right:number}; they must agree to {allowed:number}. An element is missing, "
        "counted twice or in the wrong place."
    ),
    "property.fails": gettext_noop("A property does not hold: {property}"),
    "property.fails-unnamed": gettext_noop("A property that this case tests does not hold."),
    "property.impossible": gettext_noop(
        "A property that this case tests cannot be computed from the result: check what kind of numbers it holds, and "
        "whether they are finite."
    ),
    "property.sides": gettext_noop(
        "Two things that must agree do not: at {at:index} one is {left:value}, the other {right:value}."
    ),
    "property.sides-single": gettext_noop(
        "Two things that must agree do not: one is {left:value}, the other {right:value}."
    ),
    "property.sides-differ": gettext_noop("Two things that must agree are not even of one kind and shape."),
    "check.impossible": gettext_noop(
        "This case cannot be judged with such a result: check what kind of numbers it holds, and whether they are "
        "finite."
    ),
    "cost.count": gettext_noop(
        "It takes {count} operations; {most} are enough. Look for something computed again and again."
    ),
    "cost.count-unit": gettext_noop(
        "It takes {count} {unit}; {most} are enough. Look for something computed again and again."
    ),
    "cost.growth": gettext_noop(
        "The work grows with the size to the power of {found:number}; {allowed:number} is possible. At size "
        "{size} it takes {count} operations: look for a loop inside a loop that need not be there."
    ),
    "train.at-least": gettext_noop(
        "In {reached} of {runs} runs with different seeds, {name} reaches {goal:value}; it must in {needed}."
    ),
    "train.at-least-unnamed": gettext_noop(
        "In {reached} of {runs} runs with different seeds, the result reaches {goal:value}; it must in {needed}."
    ),
    "train.at-most": gettext_noop(
        "In {reached} of {runs} runs with different seeds, {name} comes down to {goal:value}; it must in {needed}."
    ),
    "train.at-most-unnamed": gettext_noop(
        "In {reached} of {runs} runs with different seeds, the result comes down to {goal:value}; it must in {needed}."
    ),
    "train.best": gettext_noop("The best run came to {best:value}."),
    "train.none-ended": gettext_noop("No run ended within its budget with a number."),
    "train.nan": gettext_noop("Some runs ended in NaN: is the step too large, or a log taken of 0?"),
}
