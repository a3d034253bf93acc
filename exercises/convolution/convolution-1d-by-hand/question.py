import numpy as np


def full(f, g):
    """The sum as it stands, over all a where both numbers exist."""
    return [
        sum(int(f[a]) * int(g[t - a]) for a in range(len(f)) if 0 <= t - a < len(g)) for t in range(len(f) + len(g) - 1)
    ]


def generate(rng):
    """Draw rows that are not the same read backwards."""
    f = rng.integers(-3, 6, size=3)
    g = rng.choice([-2, -1, 1, 2, 3], size=2, replace=False)
    if f[0] == f[2]:
        f[2] += 1
    answer = full(f, g)
    circular = [answer[0] + answer[3], answer[1], answer[2], 0]
    slips = [
        (
            full(f, g[::-1]),
            "That is cross-correlation: neither row runs backwards. In the sum the second index falls "
            "as the first one grows.",
            "这是互相关：两行都没有倒过来。求和时，第一个下标增大，第二个下标减小。",
        ),
        (
            [0, *(int(a) * int(g[0]) + int(b) * int(g[1]) for a, b in zip(f[:-1], f[1:])), 0],
            "Only the places where both rows overlap completely were filled in, and not reversed. "
            "At each end stands a single product.",
            "只填写了两行完全重叠的位置，而且没有倒过来。两端各有一个乘积。",
        ),
        (
            circular,
            "What goes past the end was added at the beginning again: that is circular convolution.",
            "超出末尾的部分又加到了开头：那是循环卷积。",
        ),
        (
            full(np.abs(f), np.abs(g)),
            "The signs were left out.",
            "忽略了正负号。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and [value] not in [one["value"] for one in wrong]:
            wrong.append({"value": [value], "en": en, "zh-hans": zh})

    def product(a, b):
        one, other = int(f[a]), int(g[b])
        return rf"{one if one >= 0 else f'({one})'} \cdot {other if other >= 0 else f'({other})'}"

    lines = [" + ".join(product(a, t - a) for a in range(3) if 0 <= t - a < 2) + f" = {answer[t]}" for t in range(4)]
    said = "\n".join(f"- $t = {t}$: ${line}$" for t, line in enumerate(lines))
    return dict(
        parameters=dict(f=[f.tolist()], g=[g.tolist()], Y=[answer]),
        answer=[answer],
        wrong=wrong,
        steps={
            "en": "For each t, add the products whose indices add up to t:\n\n" + said,
            "zh-hans": "对每个 t，把下标之和为 t 的乘积相加：\n\n" + said,
        },
    )
