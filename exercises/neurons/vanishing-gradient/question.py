from decimal import Decimal


def generate(rng):
    """Draw the depth and a weight that is the same everywhere."""
    n = int(rng.integers(3, 6))
    w = Decimal(str(rng.choice(["0.5", "2", "3"])))
    slope = Decimal("0.25")
    answer = slope**n * w ** (n - 1)
    slips = [
        (
            slope**n,
            f"The weights were left out: the gradient is multiplied by {w} between the layers, {n - 1} times.",
            f"漏掉了权重：在各层之间，梯度还要乘以 {w}，共 {n - 1} 次。",
        ),
        (
            slope * n * w * (n - 1),
            "The factors were added up. By the chain rule they are multiplied.",
            "把各个倍数相加了。按链式法则应当相乘。",
        ),
        (
            (slope * w) ** n,
            f"One weight too many: between {n} layers there are {n - 1}.",
            f"多算了一个权重：{n} 层之间有 {n - 1} 个。",
        ),
        (
            slope ** (n - 1) * w ** (n - 1),
            f"One slope too few: the gradient goes through {n} sigmoids.",
            f"少算了一个斜率：梯度要穿过 {n} 个 sigmoid。",
        ),
        (
            Decimal("0.5") ** n * w ** (n - 1),
            "0.5 is the sigmoid's value at 0. Its slope there is 0.5 · (1 - 0.5) = 0.25.",
            "0.5 是 sigmoid 在 0 处的值。它在那里的斜率是 0.5 · (1 - 0.5) = 0.25。",
        ),
    ]
    wrong, seen = [], {answer}
    for value, en, zh in slips:
        if value not in seen:
            seen.add(value)
            wrong.append({"value": str(value), "en": en, "zh-hans": zh})
    return dict(
        parameters=dict(n=n, w=str(w), w_count=n - 1),
        answer=str(answer),
        wrong=wrong,
        steps={
            "en": rf"A slope of at most 0.25 for each of the {n} neurons and a weight for each step between: "
            rf"$0.25^{n} \cdot {w}^{n - 1} = \mathbf{{{answer}}}$. "
            "With depth the gradient of the first layers vanishes.",
            "zh-hans": rf"{n} 个神经元各有一个不超过 0.25 的斜率，每两层之间有一个权重："
            rf"$0.25^{n} \cdot {w}^{n - 1} = \mathbf{{{answer}}}$。网络越深，前面各层的梯度就越接近消失。",
        },
    )
