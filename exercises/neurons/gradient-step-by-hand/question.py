from decimal import Decimal


def signed(number):
    """A number as a factor or summand: negative ones in brackets."""
    return f"({number})" if number < 0 else str(number)


def generate(rng):
    """Draw a weight, a gradient other than 0 and a learning rate, all of them exact decimals."""
    w = Decimal(int(rng.integers(-30, 31))) / 10
    g = Decimal(int(rng.choice([-8, -6, -5, -4, -3, -2, 2, 3, 4, 5, 6, 8])))
    rate = Decimal(int(rng.choice([1, 2, 5]))) / int(rng.choice([10, 100]))
    answer = w - rate * g
    slips = [
        (
            w + rate * g,
            "The step went uphill. The gradient points to where the loss grows, so it is subtracted.",
            "这一步走的是上坡。梯度指向损失增大的方向，所以要减去它。",
        ),
        (
            w - g,
            f"The learning rate was left out: the step is {rate} times the gradient.",
            f"漏掉了学习率：步长是梯度的 {rate} 倍。",
        ),
        (
            rate * g,
            "That is the step alone. Subtract it from the weight.",
            "这只是步长。还要从权重中减去它。",
        ),
        (
            -rate * g,
            "That is the change of the weight. Add it to the weight.",
            "这是权重的变化量。还要加到权重上。",
        ),
        (
            w - rate,
            "The gradient was left out: the step is the learning rate times the gradient.",
            "漏掉了梯度：步长是学习率乘以梯度。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        digits = f"{value.normalize():f}"
        if value != answer and digits not in wrong:
            wrong[digits] = {"en": en, "zh-hans": zh}
    digits = f"{answer.normalize():f}"
    step = rf"$w - \eta \, \partial L / \partial w = {w} - {rate} \cdot {signed(g)} = \mathbf{{{digits}}}$"
    return dict(
        parameters=dict(w=str(w), g=int(g), rate=str(rate)),
        answer=digits,
        wrong=wrong,
        steps={
            "en": f"Against the gradient, by the learning rate times its size: {step}.",
            "zh-hans": f"沿梯度的反方向走，步长为学习率乘以梯度：{step}。",
        },
    )
