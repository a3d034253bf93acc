import math


def generate(rng):
    """Draw scores whose exponentials add up to 10, 20 or 50: no calculator is needed."""
    total = int(rng.choice([10, 20, 50]))
    first, second = sorted(int(n) for n in rng.choice(range(2, total - 1), size=2, replace=False))
    parts = [first, second - first, total - second]
    k = int(rng.integers(3))
    answer = parts[k] / total
    logs = [math.log(part) for part in parts]
    slips = [
        (
            float(parts[k]),
            f"That is the exponential of the score. Divide by the sum of all three, {total}.",
            f"这是得分的指数。还要除以三个指数之和 {total}。",
        ),
        (
            logs[k] / sum(logs),
            "The scores themselves were divided by their sum. Softmax takes their exponentials first.",
            "直接用得分除以得分之和了。softmax 要先取指数。",
        ),
        (
            parts[k] / (total - parts[k]),
            "It was divided by the other two only. The sum goes over all three classes.",
            "只除以另外两项之和了。求和要包括全部三个类别。",
        ),
        (
            parts[k] / max(parts),
            "It was divided by the largest. Softmax divides by the sum.",
            "除以了最大的一项。softmax 除以的是总和。",
        ),
        (
            1 / 3,
            "The classes have different scores, so their probabilities differ.",
            "各类别的得分不同，概率也就不同。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if all(abs(value - other) > 0.02 for other in [answer, *(float(one["value"]) for one in wrong)]):
            wrong.append({"value": f"{value:.4f}", "en": en, "zh-hans": zh})
    a, b, c = parts
    return dict(
        parameters=dict(a=a, b=b, c=c, k=k + 1),
        answer=f"{answer:.2f}",
        wrong=wrong,
        steps={
            "en": rf"As $e^{{\ln x}} = x$, the exponentials are {a}, {b} and {c}, and their sum is {total}: "
            rf"${parts[k]} / {total} = \mathbf{{{answer:.2f}}}$.",
            "zh-hans": rf"因为 $e^{{\ln x}} = x$，三个指数是 {a}、{b}、{c}，它们的和为 {total}："
            rf"${parts[k]} / {total} = \mathbf{{{answer:.2f}}}$。",
        },
    )
