"""A dict made in one go."""

from given import build


def count_parameters(layers):
    counts = {name: p.numel() for name, p in build(layers).named_parameters() if p.requires_grad}
    return counts, sum(counts.values())
