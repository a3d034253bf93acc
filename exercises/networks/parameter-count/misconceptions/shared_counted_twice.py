"""A layer that is used twice was counted twice. Its weights exist once, and `named_parameters()` lists them once.

zh-hans: 用了两次的层被算了两遍。它的权重只有一份，`named_parameters()` 也只列出一次。
"""

from given import build


def count_parameters(layers):
    named = build(layers).named_parameters(remove_duplicate=False)
    counts = {name: p.numel() for name, p in named if p.requires_grad}
    return counts, sum(counts.values())
