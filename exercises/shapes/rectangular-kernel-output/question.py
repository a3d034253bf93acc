def generate(rng):
    """Draw a kernel that is not square, with a padding of its own on each axis."""
    c_i, c_o = (int(n) for n in rng.choice(range(1, 13), size=2, replace=False))
    k_h, k_w = (int(n) for n in rng.choice(range(1, 8), size=2, replace=False))
    p_h, p_w = (int(n) for n in rng.choice(range(4), size=2, replace=False))
    height, width = (int(n) for n in rng.integers(12, 65, size=2))
    down, across = height + 2 * p_h - k_h + 1, width + 2 * p_w - k_w + 1
    answer = [c_o, down, across]
    slips = [
        (
            [c_o, height - k_h + 1, width - k_w + 1],
            f"The padding was left out. It adds {2 * p_h} to the height and {2 * p_w} to the width.",
            f"没有算填充。它使高增加 {2 * p_h}，宽增加 {2 * p_w}。",
        ),
        (
            [c_o, height + 2 * p_h - k_w + 1, width + 2 * p_w - k_h + 1],
            f"The kernel's height and width were swapped: its height is {k_h}, its width {k_w}.",
            f"卷积核的高和宽弄反了：高是 {k_h}，宽是 {k_w}。",
        ),
        (
            [c_o, height + 2 * p_w - k_h + 1, width + 2 * p_h - k_w + 1],
            f"The two paddings were swapped: {p_h} belongs to the height, {p_w} to the width.",
            f"填充的高和宽弄反了：{p_h} 属于高，{p_w} 属于宽。",
        ),
        (
            [c_o, height + p_h - k_h + 1, width + p_w - k_w + 1],
            "The padding was added once. It is added on both sides of each axis.",
            "填充只加了一次。每个方向的两侧都要加。",
        ),
        (
            [c_i, down, across],
            f"Height and width are right. The layer gives {c_o} channels, its second argument.",
            f"高和宽是对的。这个层输出 {c_o} 个通道，即它的第二个参数。",
        ),
        (
            [c_o, down - 1, across - 1],
            "The `+ 1` of the formula was left out on both axes.",
            "两个方向都漏掉了公式中的 `+ 1`。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    return dict(
        parameters=dict(c_i=c_i, c_o=c_o, k_h=k_h, k_w=k_w, p_h=p_h, p_w=p_w, height=height, width=width),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"Height: ${height} + 2 \cdot {p_h} - {k_h} + 1 = {down}$."
            "\n\n"
            rf"Width: ${width} + 2 \cdot {p_w} - {k_w} + 1 = {across}$."
            "\n\n"
            rf"There is one output channel for each kernel: $\mathbf{{{c_o} \times {down} \times {across}}}$.",
            "zh-hans": rf"高：${height} + 2 \cdot {p_h} - {k_h} + 1 = {down}$。"
            "\n\n"
            rf"宽：${width} + 2 \cdot {p_w} - {k_w} + 1 = {across}$。"
            "\n\n"
            rf"每个卷积核对应一个输出通道：$\mathbf{{{c_o} \times {down} \times {across}}}$。",
        },
    )
