from decimal import Decimal


def signed(number):
    """A number as a factor or summand: negative ones in brackets."""
    return f"({number})" if number < 0 else str(number)


def generate(rng):
    """Draw one weight's state, in exact decimals."""
    w = Decimal(int(rng.integers(-20, 21))) / 10
    v = Decimal(int(rng.choice([-6, -5, -4, -3, -2, 2, 3, 4, 5, 6])))
    g = Decimal(int(rng.choice([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5])))
    beta = Decimal(int(rng.choice([5, 8, 9]))) / 10
    rate = Decimal(int(rng.choice([1, 2]))) / 10
    velocity = beta * v + g
    answer = w - rate * velocity
    slips = [
        (
            w - rate * g,
            "That is plain gradient descent. With momentum the step is the new velocity, not the gradient alone.",
            "这是普通的梯度下降。带动量时，步长用的是新的速度，而不只是梯度。",
        ),
        (
            w - rate * v,
            "The old velocity was used. Bring it up to date with the gradient first.",
            "用了旧的速度。应先用梯度更新它。",
        ),
        (
            w + rate * velocity,
            "The step went uphill: the velocity sums up gradients, so it is subtracted.",
            "这一步走的是上坡：速度是梯度的累积，所以要减去它。",
        ),
        (
            w - rate * (beta * v + (1 - beta) * g),
            "The gradient was weighed with 1 - β. Here it enters the velocity as it is.",
            "梯度乘了 1 - β。这里梯度按原样加到速度上。",
        ),
        (
            w - rate * (v + g),
            f"β was left out: the old velocity counts {beta} times.",
            f"漏掉了 β：旧的速度要乘以 {beta}。",
        ),
        (
            w - velocity,
            f"The learning rate was left out: the step is {rate} times the velocity.",
            f"漏掉了学习率：步长是速度的 {rate} 倍。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        digits = f"{value.normalize():f}"
        if value != answer and digits not in wrong:
            wrong[digits] = {"en": en, "zh-hans": zh}
    digits = f"{answer.normalize():f}"
    return dict(
        parameters=dict(w=str(w), v=int(v), g=int(g), beta=str(beta), rate=str(rate)),
        answer=digits,
        wrong=wrong,
        steps={
            "en": rf"The velocity: $v = {beta} \cdot {signed(v)} + {signed(g)} = {velocity}$."
            "\n\n"
            rf"The weight: $w = {w} - {rate} \cdot {signed(velocity)} = \mathbf{{{digits}}}$.",
            "zh-hans": rf"速度：$v = {beta} \cdot {signed(v)} + {signed(g)} = {velocity}$。"
            "\n\n"
            rf"权重：$w = {w} - {rate} \cdot {signed(velocity)} = \mathbf{{{digits}}}$。",
        },
    )
