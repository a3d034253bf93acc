def generate(rng):
    """Draw an input that is answered wrong in three of four cases, and right in the fourth."""
    rate = int(rng.choice([1, 2]))
    w = [int(n) for n in rng.choice([-2, -1, 1, 2, 3], size=2, replace=False)]
    x = [int(n) for n in rng.choice([-2, -1, 1, 2, 3], size=2, replace=False)]
    b = int(rng.choice([-2, -1, 1, 2]))
    total = w[0] * x[0] + w[1] * x[1] + b
    y = 1 if total > 0 else 0
    t = 1 - y if rng.random() < 0.75 else y

    def after(error, bias=True):
        return [w[0] + rate * error * x[0], w[1] + rate * error * x[1], b + rate * error * bias]

    answer = after(t - y)
    slips = [
        (
            after(y - t),
            "The sign of the error is wrong: it is target minus answer, t - y.",
            "误差的符号反了：应当是目标减去回答，即 t - y。",
        ),
        (
            after(t - y, bias=False),
            "The bias was left as it was. It is corrected as a weight whose input is always 1.",
            "没有修正偏置。它相当于输入恒为 1 的权重，也要修正。",
        ),
        (
            [*w, b],
            f"Nothing was changed. The sum is {total}, so it answers {y}; the target is {t}.",
            f"什么也没有改变。加权和是 {total}，所以回答是 {y}；而目标是 {t}。",
        ),
        (
            after(t - total),
            f"The sum itself, {total}, was taken as the answer. A perceptron answers 1 where it is above 0, "
            "otherwise 0.",
            f"把加权和 {total} 本身当作了回答。加权和大于 0 时，感知机回答 1，否则回答 0。",
        ),
        (
            after(t),
            "The target was taken for the error. Where the answer is right, nothing changes.",
            "把目标当成了误差。回答正确时，什么也不改变。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and [value] not in [one["value"] for one in wrong]:
            wrong.append({"value": [value], "en": en, "zh-hans": zh})

    def signed(number):
        return f"({number})" if number < 0 else str(number)

    total_text = rf"{w[0]} \cdot {signed(x[0])} + {signed(w[1])} \cdot {signed(x[1])} + {signed(b)} = {total}"
    return dict(
        parameters=dict(w=[w], x=[x], b=b, rate=rate, t=t, Y=[answer]),
        answer=[answer],
        wrong=wrong,
        steps={
            "en": rf"The sum is ${total_text}$, so the answer is $y = {y}$ and the error $t - y = {t - y}$."
            "\n\n$$\n{{Y}}\n$$",
            "zh-hans": rf"加权和是 ${total_text}$，所以回答是 $y = {y}$，误差是 $t - y = {t - y}$。"
            "\n\n$$\n{{Y}}\n$$",
        },
    )
