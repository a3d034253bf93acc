def generate(rng):
    """Draw a layer whose padding takes something away."""
    c_i, c_o = (int(n) for n in rng.choice(range(2, 33), size=2, replace=False))
    k, stride = int(rng.integers(3, 7)), int(rng.integers(2, 5))
    padding = int(rng.integers(1, 3))
    height, width = (int(n) for n in rng.choice(range(8, 33), size=2, replace=False))
    down, across = ((n - 1) * stride + k - 2 * padding for n in (height, width))
    answer = [c_o, down, across]
    slips = [
        (
            [c_o, *((n + 2 * padding - k) // stride + 1 for n in (height, width))],
            "That is an ordinary convolution. A transposed one goes the other way and makes the image larger.",
            "这是普通卷积的结果。转置卷积方向相反，使图像变大。",
        ),
        (
            [c_o, *((n - 1) * stride + k for n in (height, width))],
            f"The padding was left out. Here it takes {padding} away on each side.",
            f"没有算填充。在转置卷积中，填充在每一侧减去 {padding}。",
        ),
        (
            [c_o, *((n - 1) * stride + k + 2 * padding for n in (height, width))],
            "The padding was added. In a transposed convolution it takes rows and columns away from the output.",
            "填充被加上了。在转置卷积中，填充会从输出中去掉行和列。",
        ),
        (
            [c_o, *(n * stride + k - 2 * padding for n in (height, width))],
            "There is one step fewer than there are inputs: (n - 1) · stride.",
            "步数比输入的个数少一：(n - 1) · 步幅。",
        ),
        (
            [c_i, down, across],
            f"Height and width are right. The layer gives {c_o} channels, its second argument.",
            f"高和宽是对的。这个层输出 {c_o} 个通道，即它的第二个参数。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    return dict(
        parameters=dict(c_i=c_i, c_o=c_o, height=height, width=width, k=k, stride=stride, padding=padding),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"Each input spreads over {k} outputs, {stride} on from the one before, and the padding cuts "
            rf"{padding} off each side: $(n - 1) \cdot s + k - 2p$."
            "\n\n"
            rf"${height - 1} \cdot {stride} + {k} - 2 \cdot {padding} = {down}$ and "
            rf"${width - 1} \cdot {stride} + {k} - 2 \cdot {padding} = {across}$: "
            rf"$\mathbf{{{c_o} \times {down} \times {across}}}$.",
            "zh-hans": rf"每个输入元素展开为 {k} 个输出，相邻两个相距 {stride}，填充从每一侧去掉 {padding}："
            r"$(n - 1) \cdot s + k - 2p$。"
            "\n\n"
            rf"${height - 1} \cdot {stride} + {k} - 2 \cdot {padding} = {down}$，"
            rf"${width - 1} \cdot {stride} + {k} - 2 \cdot {padding} = {across}$："
            rf"$\mathbf{{{c_o} \times {down} \times {across}}}$。",
        },
    )
