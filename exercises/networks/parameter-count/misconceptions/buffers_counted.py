"""The whole state was counted: the running averages of batch normalisation are in it, and they are no parameters. Use `named_parameters()`.

section: Good to know

zh-hans: 统计的是整个状态字典：其中包含批量归一化的移动平均，而它们不是参数。请用 `named_parameters()`。
"""

from given import build


def count_parameters(layers):
    counts = {name: p.numel() for name, p in build(layers).state_dict(keep_vars=True).items()}
    return counts, sum(counts.values())
