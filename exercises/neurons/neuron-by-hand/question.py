def signed(number):
    """A number as a factor or summand: negative ones in brackets."""
    return f"({number})" if number < 0 else str(number)


def generate(rng):
    """Draw weights and inputs; now and then the activation cuts a negative sum off."""
    products = [0]
    while sum(products) <= 0:
        w, x = ([int(n) for n in rng.integers(-4, 6, size=3)] for _ in range(2))
        products = [weight * value for weight, value in zip(w, x, strict=True)]
    b = int(rng.integers(2, 7)) if rng.random() < 0.5 else -int(rng.integers(2, sum(products) + 7))
    z = sum(products) + b
    answer = max(z, 0)
    slips = [
        (
            z,
            f"The activation was left out: ReLU turns {z} into 0.",
            f"没有用激活函数：ReLU 把 {z} 变为 0。",
        ),
        (
            max(z - b, 0),
            f"The bias was left out: add {b} before the activation.",
            f"漏掉了偏置：在激活函数之前要加上 {b}。",
        ),
        (
            max(z - 2 * b, 0),
            f"The bias was subtracted. It is added: {b}.",
            f"偏置被减去了。应当加上偏置：{b}。",
        ),
        (
            abs(z),
            "The sign was dropped. ReLU turns negative numbers into 0, not into positive ones.",
            "去掉了负号。ReLU 把负数变为 0，而不是变为正数。",
        ),
        (
            max(sum(x) + b, 0),
            "The weights were left out: each input is multiplied by its weight.",
            "漏掉了权重：每个输入要乘以它的权重。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    terms = " + ".join(rf"{signed(weight)} \cdot {signed(value)}" for weight, value in zip(w, x, strict=True))
    return dict(
        parameters=dict(w=tuple(w), x=tuple(x), b=b),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"${terms} + {signed(b)} = {z}$, and ReLU makes it $\max({z}, 0) = \mathbf{{{answer}}}$.",
            "zh-hans": rf"${terms} + {signed(b)} = {z}$，再经过 ReLU：$\max({z}, 0) = \mathbf{{{answer}}}$。",
        },
    )
