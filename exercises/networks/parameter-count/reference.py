"""Counting parameters by name (LeCun et al. 1998 count trainable parameters the same way, section II.B)."""

from given import build


def count_parameters(layers):
    """Return the elements of each trainable parameter by name, and their sum, as (dict, int)."""
    counts, total = {}, 0
    for name, parameter in build(layers).named_parameters():
        if parameter.requires_grad:
            counts[name] = parameter.numel()
            total += counts[name]
    return counts, total
