"""One parameter and one side at a time."""

from given import build


def count_parameters(layers):
    counts, total = {}, 0
    for name, p in build(layers).named_parameters():
        if not p.requires_grad:
            continue
        size = 1
        for side in p.shape:
            size *= side
        counts[name] = size
        total += size
    return counts, total
