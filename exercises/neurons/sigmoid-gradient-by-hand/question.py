from decimal import Decimal


def generate(rng):
    """Draw an output other than one half, so that y and 1 - y differ."""
    y = Decimal(int(rng.choice([1, 2, 3, 4, 6, 7, 8, 9]))) / 10
    dy = Decimal(int(rng.choice([-8, -6, -5, -4, -3, -2, 2, 3, 4, 5, 6, 8])))
    answer = dy * y * (1 - y)
    slips = [
        (
            y * (1 - y),
            f"That is the slope of the sigmoid. Multiply it by dy = {dy}.",
            f"这是 sigmoid 的斜率。还要乘以 dy = {dy}。",
        ),
        (
            dy * y,
            "The slope of the sigmoid is y (1 - y), not y.",
            "sigmoid 的斜率是 y (1 - y)，而不是 y。",
        ),
        (
            dy * (1 - y),
            "The slope of the sigmoid is y (1 - y), not 1 - y.",
            "sigmoid 的斜率是 y (1 - y)，而不是 1 - y。",
        ),
        (
            dy * (1 - y * y),
            "1 - y² is the slope of tanh. That of the sigmoid is y (1 - y).",
            "1 - y² 是 tanh 的斜率。sigmoid 的斜率是 y (1 - y)。",
        ),
        (
            dy,
            "The gradient passes through the sigmoid, whose slope is y (1 - y).",
            "梯度要经过 sigmoid，它的斜率是 y (1 - y)。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        digits = f"{value.normalize():f}"
        if value != answer and digits not in wrong:
            wrong[digits] = {"en": en, "zh-hans": zh}
    digits = f"{answer.normalize():f}"
    return dict(
        parameters=dict(y=str(y), dy=int(dy)),
        answer=digits,
        wrong=wrong,
        steps={
            "en": rf"$\sigma'(x) = y (1 - y) = {y} \cdot {1 - y} = {y * (1 - y)}$, and by the chain rule "
            rf"$\mathrm{{d}}x = {dy} \cdot {y * (1 - y)} = \mathbf{{{digits}}}$.",
            "zh-hans": rf"$\sigma'(x) = y (1 - y) = {y} \cdot {1 - y} = {y * (1 - y)}$，由链式法则得 "
            rf"$\mathrm{{d}}x = {dy} \cdot {y * (1 - y)} = \mathbf{{{digits}}}$。",
        },
    )
