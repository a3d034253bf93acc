def generate(rng):
    """Draw a small network's first layers; a row or column that fills no window is left out."""
    c_i = int(rng.choice([1, 3]))
    c_o = int(rng.integers(4, 33))
    k = int(rng.integers(3, 7))
    height, width = (int(n) for n in rng.choice(range(14, 41), size=2, replace=False))
    down, across = height - k + 1, width - k + 1
    half_down, half_across = down // 2, across // 2
    answer = c_o * half_down * half_across
    slips = [
        (
            half_down * half_across,
            f"That is one channel. All {c_o} of them are flattened into one vector.",
            f"这只是一个通道。全部 {c_o} 个通道都被展平到一个向量中。",
        ),
        (
            c_o * down * across,
            "The pooling layer was left out. It halves height and width.",
            "没有算汇聚层。它使高和宽减半。",
        ),
        (
            c_o * (height // 2) * (width // 2),
            f"The convolution was taken to keep height and width. Without padding it takes {k - 1} away from each.",
            f"以为卷积保持高和宽不变。没有填充时，它使高和宽各减少 {k - 1}。",
        ),
        (
            c_i * half_down * half_across,
            f"The input's channels were counted. The convolution gives {c_o}.",
            f"用了输入的通道数。卷积层输出 {c_o} 个通道。",
        ),
        (
            c_o * ((height - k) // 2) * ((width - k) // 2),
            f"The convolution gives one row and one column more: {height} - {k} + 1 and {width} - {k} + 1.",
            f"卷积的输出还多一行一列：{height} - {k} + 1 和 {width} - {k} + 1。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    return dict(
        parameters=dict(c_i=c_i, c_o=c_o, k=k, height=height, width=width),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"Convolution: ${c_o} \times {down} \times {across}$. "
            rf"Pooling: ${c_o} \times {half_down} \times {half_across}$."
            "\n\n"
            rf"Flattened: ${c_o} \cdot {half_down} \cdot {half_across} = \mathbf{{{answer}}}$.",
            "zh-hans": rf"卷积：${c_o} \times {down} \times {across}$。"
            rf"汇聚：${c_o} \times {half_down} \times {half_across}$。"
            "\n\n"
            rf"展平：${c_o} \cdot {half_down} \cdot {half_across} = \mathbf{{{answer}}}$。",
        },
    )
