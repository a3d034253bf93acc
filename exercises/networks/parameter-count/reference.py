"""Counting parameters by name (LeCun et al. 1998 count trainable parameters the same way, section II.B)."""

from given import build


def count_parameters(layers):
    """Return the elements of each trainable parameter by name, and their sum, as (dict, int)."""
    counts = {name: p.numel() for name, p in build(layers).named_parameters() if p.requires_grad}
    return counts, sum(counts.values())
