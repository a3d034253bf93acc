def generate(rng):
    """Draw the image and the window; every position has a kernel of its own."""
    height, width = (int(side) for side in rng.integers(12, 41, size=2))
    k = int(rng.integers(3, 8))
    down, across = height - k + 1, width - k + 1
    units = down * across
    answer = units * k * k
    slips = [
        (
            k * k,
            f"That is one kernel, shared by all units. Here each of the {units} units has its own.",
            f"这是所有单元共享的一个卷积核。这里 {units} 个单元各有自己的权重。",
        ),
        (
            units,
            f"That is the number of units. Each has {k} · {k} weights.",
            f"这是单元的个数。每个单元有 {k} · {k} 个权重。",
        ),
        (
            height * width * k * k,
            f"A unit was counted for every pixel. Within the image the window has {down} · {across} positions.",
            f"每个像素都算了一个单元。窗口在图像内只有 {down} · {across} 个位置。",
        ),
        (
            (height - k) * (width - k) * k * k,
            f"There is one position more on each axis: {height} - {k} + 1 and {width} - {k} + 1.",
            f"每个方向还多一个位置：{height} - {k} + 1 和 {width} - {k} + 1。",
        ),
        (
            units * height * width,
            f"Each unit was connected to the whole image. It sees {k} · {k} pixels only.",
            f"每个单元连接到了整张图像。它只看到 {k} · {k} 个像素。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    return dict(
        parameters=dict(height=height, width=width, k=k),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"The window has ${height} - {k} + 1 = {down}$ positions down and ${width} - {k} + 1 = {across}$ "
            rf"across: ${down} \cdot {across} = {units}$ units."
            "\n\n"
            rf"Each has ${k} \cdot {k} = {k * k}$ weights of its own: ${units} \cdot {k * k} = \mathbf{{{answer}}}$. "
            rf"A convolution would share {k * k} among them all.",
            "zh-hans": rf"窗口纵向有 ${height} - {k} + 1 = {down}$ 个位置，"
            rf"横向有 ${width} - {k} + 1 = {across}$ 个位置："
            rf"${down} \cdot {across} = {units}$ 个单元。"
            "\n\n"
            rf"每个单元有 ${k} \cdot {k} = {k * k}$ 个自己的权重：${units} \cdot {k * k} = \mathbf{{{answer}}}$。"
            rf"卷积则让它们共享 {k * k} 个权重。",
        },
    )
