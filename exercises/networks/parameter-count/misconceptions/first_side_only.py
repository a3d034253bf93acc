"""`len(p)` is only the length of a parameter's first axis. The number of its elements is `p.numel()`.

section: Good to know

zh-hans: `len(p)` 只是参数第一个维度的大小。元素个数是 `p.numel()`。
"""

from given import build


def count_parameters(layers):
    counts = {name: len(p) for name, p in build(layers).named_parameters() if p.requires_grad}
    return counts, sum(counts.values())
