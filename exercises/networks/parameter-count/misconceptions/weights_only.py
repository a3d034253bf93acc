"""The biases are missing. They are parameters too.

zh-hans: 漏了偏置。偏置也是参数。
"""

from given import build


def count_parameters(layers):
    named = build(layers).named_parameters()
    counts = {name: p.numel() for name, p in named if p.requires_grad and name.endswith("weight")}
    return counts, sum(counts.values())
