def generate(rng):
    """Draw the channels; a 1 x 1 convolution is a dense layer over them."""
    c_i, c_o = (int(n) * 4 for n in rng.choice(range(1, 33), size=2, replace=False))
    height, width = (int(side) for side in rng.integers(7, 33, size=2))
    weights = c_i * c_o
    answer = weights + c_o
    slips = [
        (
            weights,
            f"That is the count without the biases: each of the {c_o} output channels has one, so add {c_o}.",
            f"这是不含偏置的个数：{c_o} 个输出通道各有一个偏置，所以还要加 {c_o}。",
        ),
        (
            2 * c_o,
            f"Each kernel was given one weight. It is 1 × 1, but reaches through all {c_i} input channels.",
            f"每个卷积核只算了一个权重。它虽是 1 × 1，却贯穿全部 {c_i} 个输入通道。",
        ),
        (
            weights + c_i,
            f"A bias was added for each input channel. Biases belong to the output channels: there are {c_o}.",
            f"偏置是按输入通道加的。偏置属于输出通道：一共 {c_o} 个。",
        ),
        (
            weights * height * width + c_o,
            "Weights were counted for every pixel. All pixels share the same ones.",
            "每个像素都算了权重。所有像素共享同一组权重。",
        ),
        (
            weights + 1,
            f"One bias was counted for the whole layer. Each of the {c_o} output channels has its own.",
            f"整个层只算了一个偏置。{c_o} 个输出通道各有自己的偏置。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    return dict(
        parameters=dict(c_i=c_i, c_o=c_o, height=height, width=width),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"At every pixel the same dense layer takes {c_i} channels to {c_o}: "
            rf"${c_i} \cdot {c_o} = {weights}$ weights and {c_o} biases, so ${weights} + {c_o} = \mathbf{{{answer}}}$.",
            "zh-hans": rf"在每个像素处，同一个全连接层把 {c_i} 个通道变为 {c_o} 个："
            rf"${c_i} \cdot {c_o} = {weights}$ 个权重和 {c_o} 个偏置，所以 ${weights} + {c_o} = \mathbf{{{answer}}}$。",
        },
    )
