from decimal import Decimal


def generate(rng):
    """Draw a probability whose 1 / (1 - p) is an exact decimal."""
    p = Decimal(str(rng.choice(["0.2", "0.5", "0.6", "0.75"])))
    h = Decimal(int(rng.choice([n for n in range(-12, 13) if n]))) / 2
    answer = h / (1 - p)
    slips = [
        (
            h,
            f"It is scaled up, so that the mean stays the same although a share of {p} is dropped.",
            f"它会被放大，这样即使有 {p} 的元素被丢弃，均值仍保持不变。",
        ),
        (
            h * (1 - p),
            f"It was multiplied by {1 - p}. What is kept is divided by it, so that the mean stays the same.",
            f"乘以了 {1 - p}。保留的元素应除以它，使均值保持不变。",
        ),
        (
            h * p,
            f"It was multiplied by {p}, the probability of being dropped. Divide by that of being kept, {1 - p}.",
            f"乘以了丢弃的概率 {p}。应除以保留的概率 {1 - p}。",
        ),
        (
            Decimal(0),
            "That is for the elements that are dropped. This one is kept.",
            "这是被丢弃的元素的输出。这个元素被保留了。",
        ),
    ]
    if (h / p).as_tuple().exponent > -6:
        slips.append(
            (
                h / p,
                f"It was divided by {p}, the probability of being dropped. Divide by that of being kept, {1 - p}.",
                f"除以了丢弃的概率 {p}。应除以保留的概率 {1 - p}。",
            )
        )
    wrong = {}
    for value, en, zh in slips:
        digits = f"{value.normalize():f}"
        if value != answer and digits not in wrong:
            wrong[digits] = {"en": en, "zh-hans": zh}
    digits = f"{answer.normalize():f}"
    return dict(
        parameters=dict(p=str(p), h=str(h)),
        answer=digits,
        wrong=wrong,
        steps={
            "en": rf"An element is kept with the probability $1 - {p} = {1 - p}$ and then divided by it: "
            rf"${h} / {1 - p} = \mathbf{{{digits}}}$. So its expected value is what it was.",
            "zh-hans": rf"元素以概率 $1 - {p} = {1 - p}$ 被保留，保留时除以这个概率："
            rf"${h} / {1 - p} = \mathbf{{{digits}}}$。这样它的期望值不变。",
        },
    )
