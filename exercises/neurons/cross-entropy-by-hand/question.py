import math


def generate(rng):
    """Draw three probabilities in steps of 0.05, none of them below 0.05."""
    first, second = sorted(int(n) for n in rng.choice(range(1, 20), size=2, replace=False))
    parts = [5 * first, 5 * (second - first), 5 * (20 - second)]
    k = int(rng.integers(3))
    p = parts[k] / 100
    answer = -math.log(p)
    slips = [
        (
            math.log(p),
            "The sign was left out: the logarithm of a probability is negative, the loss is positive.",
            "漏掉了负号：概率的对数是负数，而损失是正数。",
        ),
        (
            -math.log10(p),
            "That is the logarithm to the base 10; the natural one is asked for.",
            "这是以 10 为底的对数；要求的是自然对数。",
        ),
        (
            -math.log2(p),
            "That is the logarithm to the base 2; the natural one is asked for.",
            "这是以 2 为底的对数；要求的是自然对数。",
        ),
        (
            1 - p,
            "That is the probability of the other classes. The loss is the negative logarithm of the true class's.",
            "这是其他类别的概率。损失是真实类别概率的负对数。",
        ),
        (
            -sum(math.log(part / 100) for part in parts),
            "All three classes were added. Only the true class counts, as the others have the target 0.",
            "把三个类别都加起来了。只有真实类别计入，其余类别的目标为 0。",
        ),
        (
            -math.log(max(parts) / 100),
            "The most probable class was taken. The true class counts, whatever was predicted.",
            "用了概率最大的类别。无论预测结果如何，计入的都是真实类别。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if all(abs(value - other) > 0.02 for other in [answer, *(float(one["value"]) for one in wrong)]):
            wrong.append({"value": f"{value:.4f}", "en": en, "zh-hans": zh})
    return dict(
        parameters=dict(probabilities=tuple(f"{part / 100:.2f}" for part in parts), k=k + 1),
        answer=f"{answer:.4f}",
        wrong=wrong,
        steps={
            "en": "The target is 1 for the true class and 0 for the others, so one term is left: "
            rf"$-\ln {p:.2f} \approx \mathbf{{{answer:.2f}}}$.",
            "zh-hans": "真实类别的目标为 1，其余为 0，所以只剩一项："
            rf"$-\ln {p:.2f} \approx \mathbf{{{answer:.2f}}}$。",
        },
    )
