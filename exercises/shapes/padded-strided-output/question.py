def generate(rng):
    """Draw a stride that leaves a rest on one axis at least, so that rounding matters."""
    c_i, c_o = (int(n) for n in rng.choice(range(1, 33), size=2, replace=False))
    k, stride = int(rng.integers(3, 8)), int(rng.integers(2, 5))
    padding = int(rng.integers(1, (k - 1) // 2 + 1))
    height, width = (int(n) for n in rng.integers(20, 121, size=2))
    if (height + 2 * padding - k) % stride == 0 and (width + 2 * padding - k) % stride == 0:
        width += 1
    down, across = ((n + 2 * padding - k) // stride + 1 for n in (height, width))
    answer = [c_o, down, across]
    slips = [
        (
            [c_o, *((n - k) // stride + 1 for n in (height, width))],
            f"The padding was left out. It adds {padding} on each side, so {2 * padding} to both axes.",
            f"没有算填充。它在每一侧加 {padding}，所以高和宽各加 {2 * padding}。",
        ),
        (
            [c_o, *(n + 2 * padding - k + 1 for n in (height, width))],
            f"The stride was left out. The kernel moves on by {stride}, so divide before you add 1.",
            f"没有算步幅。卷积核每次移动 {stride}，加 1 之前要先除以步幅。",
        ),
        (
            [c_o, *(-(-(n + 2 * padding - k) // stride) + 1 for n in (height, width))],
            "It was rounded up. A last step for which the kernel would reach over the edge is not taken: round down.",
            "这里向上取整了。最后一步如果会使卷积核越过边缘，就不再移动：应当向下取整。",
        ),
        (
            [c_o, down - 1, across - 1],
            "The `+ 1` of the formula was left out on both axes: the first position counts too.",
            "两个方向都漏掉了公式中的 `+ 1`：第一个位置也要算。",
        ),
        (
            [c_o, *((n + padding - k) // stride + 1 for n in (height, width))],
            "The padding was added once. It is added on both sides of each axis.",
            "填充只加了一次。每个方向的两侧都要加。",
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
            "en": rf"Height: $\lfloor ({height} + 2 \cdot {padding} - {k}) / {stride} \rfloor + 1 = {down}$."
            "\n\n"
            rf"Width: $\lfloor ({width} + 2 \cdot {padding} - {k}) / {stride} \rfloor + 1 = {across}$."
            "\n\n"
            rf"There is one output channel for each kernel: $\mathbf{{{c_o} \times {down} \times {across}}}$.",
            "zh-hans": rf"高：$\lfloor ({height} + 2 \cdot {padding} - {k}) / {stride} \rfloor + 1 = {down}$。"
            "\n\n"
            rf"宽：$\lfloor ({width} + 2 \cdot {padding} - {k}) / {stride} \rfloor + 1 = {across}$。"
            "\n\n"
            rf"每个卷积核对应一个输出通道：$\mathbf{{{c_o} \times {down} \times {across}}}$。",
        },
    )
