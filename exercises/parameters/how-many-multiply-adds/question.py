def generate(rng):
    """Draw a convolution that keeps height and width."""
    c_i, c_o = (int(n) for n in rng.choice(range(2, 33), size=2, replace=False))
    height, width = (int(side) * 2 for side in rng.integers(8, 33, size=2))
    padding = int(rng.integers(1, 4))
    k = 2 * padding + 1
    places, one = height * width, c_i * k * k
    answer = c_o * places * one
    slips = [
        (
            c_o * one,
            f"That is the number of weights, so the cost of one position. The kernels stand at "
            f"{height} · {width} of them.",
            f"这是权重的个数，也就是一个位置的运算量。卷积核要放在 {height} · {width} 个位置上。",
        ),
        (
            c_o * places * k * k,
            f"One input channel was counted. A kernel reaches through all {c_i}.",
            f"只算了一个输入通道。卷积核贯穿全部 {c_i} 个通道。",
        ),
        (
            places * one,
            f"That is one output channel. There are {c_o}.",
            f"这只是一个输出通道。一共有 {c_o} 个。",
        ),
        (
            2 * answer,
            "Multiplications and additions were counted apart. Here a multiplication with its addition is one.",
            "把乘法和加法分开计算了。这里一次乘法连同其加法算一次。",
        ),
        (
            c_o * (height - k + 1) * (width - k + 1) * one,
            f"The padding was left out. With {padding} on each side the output stays {height} × {width}.",
            f"没有算填充。每侧填充 {padding} 后，输出仍是 {height} × {width}。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    return dict(
        parameters=dict(c_i=c_i, c_o=c_o, height=height, width=width, k=k, padding=padding),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"The output has the shape ${c_o} \times {height} \times {width}$, as the padding makes up for the "
            "kernel."
            "\n\n"
            rf"Each of its elements takes ${c_i} \cdot {k} \cdot {k} = {one}$ multiplications: "
            rf"${c_o} \cdot {height} \cdot {width} \cdot {one} = \mathbf{{{answer}}}$.",
            "zh-hans": rf"填充恰好抵消了卷积核造成的缩小，输出的形状为 ${c_o} \times {height} \times {width}$。"
            "\n\n"
            rf"每个输出元素需要 ${c_i} \cdot {k} \cdot {k} = {one}$ 次乘法："
            rf"${c_o} \cdot {height} \cdot {width} \cdot {one} = \mathbf{{{answer}}}$。",
        },
    )
