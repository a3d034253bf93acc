def generate(rng):
    """Draw the channels and the kernel; the image's size is shown and doesn't matter."""
    c_i = int(rng.integers(2, 17))
    c_o = int(rng.integers(2, 33))
    while c_o == c_i:
        c_o = int(rng.integers(2, 33))
    k_h, k_w = (int(side) for side in rng.integers(2, 8, size=2))
    height, width = (int(side) * 4 for side in rng.integers(5, 30, size=2))
    one = c_i * k_h * k_w
    weights = c_o * one
    answer = weights + c_o
    slips = [
        (
            weights,
            f"That is the count without the biases: each of the {c_o} output channels has one, so add {c_o}.",
            f"这是不含偏置的个数：{c_o} 个输出通道各有一个偏置，所以还要加 {c_o}。",
        ),
        (
            c_o * k_h * k_w + c_o,
            f"Each kernel was given one channel only. A kernel reaches through all {c_i} input channels: "
            f"{c_i} · {k_h} · {k_w} weights.",
            f"每个卷积核只算了一个通道。卷积核贯穿全部 {c_i} 个输入通道：{c_i} · {k_h} · {k_w} 个权重。",
        ),
        (
            c_o * k_h * k_w,
            f"Each kernel was given one channel only, and no bias. It has {c_i} · {k_h} · {k_w} weights, and there is "
            "a bias for each output channel.",
            f"每个卷积核只算了一个通道，也没有算偏置。它有 {c_i} · {k_h} · {k_w} 个权重，每个输出通道还有一个偏置。",
        ),
        (
            weights + c_i,
            f"A bias was added for each input channel. Biases belong to the output channels: there are {c_o}.",
            f"偏置是按输入通道加的。偏置属于输出通道：一共 {c_o} 个。",
        ),
        (
            weights + 1,
            f"One bias was counted for the whole layer. Each of the {c_o} output channels has its own.",
            f"整个层只算了一个偏置。{c_o} 个输出通道各有自己的偏置。",
        ),
        (
            one + 1,
            f"That is one kernel with its bias. There are {c_o}, one for each output channel.",
            f"这是一个卷积核连同它的偏置。一共有 {c_o} 个，每个输出通道一个。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    return dict(
        parameters=dict(c_i=c_i, c_o=c_o, k_h=k_h, k_w=k_w, height=height, width=width),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"A kernel reaches through all input channels: ${c_i} \cdot {k_h} \cdot {k_w} = {one}$ weights."
            "\n\n"
            rf"There is one kernel for each output channel: ${c_o} \cdot {one} = {weights}$ weights."
            "\n\n"
            rf"Each output channel has one bias: ${weights} + {c_o} = \mathbf{{{answer}}}$. "
            "The size of the image does not matter.",
            "zh-hans": rf"一个卷积核贯穿所有输入通道：${c_i} \cdot {k_h} \cdot {k_w} = {one}$ 个权重。"
            "\n\n"
            rf"每个输出通道有一个卷积核：${c_o} \cdot {one} = {weights}$ 个权重。"
            "\n\n"
            rf"每个输出通道有一个偏置：${weights} + {c_o} = \mathbf{{{answer}}}$。个数与图像的大小无关。",
        },
    )
