"""Frozen parameters were counted as well. Only those with `requires_grad` are trained.

zh-hans: 把被冻结的参数也算了进去。只有 `requires_grad` 为真的参数才会训练。
"""

from given import build


def count_parameters(layers):
    counts = {name: p.numel() for name, p in build(layers).named_parameters()}
    return counts, sum(counts.values())
