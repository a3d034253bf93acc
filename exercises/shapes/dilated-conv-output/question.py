def generate(rng):
    """Draw a kernel with gaps."""
    c_i, c_o = (int(n) for n in rng.choice(range(1, 17), size=2, replace=False))
    k, dilation = int(rng.integers(3, 6)), int(rng.integers(2, 5))
    height, width = (int(n) for n in rng.choice(range(24, 65), size=2, replace=False))
    span = dilation * (k - 1) + 1
    down, across = height - span + 1, width - span + 1
    answer = [c_o, down, across]
    slips = [
        (
            [c_o, height - k + 1, width - k + 1],
            f"The dilation was left out. With it the kernel spans {span} pixels, not {k}.",
            f"没有算空洞率。拉开之后卷积核跨越 {span} 个像素，而不是 {k} 个。",
        ),
        (
            [c_o, height - dilation * k + 1, width - dilation * k + 1],
            f"The kernel was taken to span {dilation} · {k} pixels. There are only {k} - 1 gaps: it spans {span}.",
            f"把卷积核的跨度当作了 {dilation} · {k}。间隔只有 {k} - 1 个：跨度是 {span}。",
        ),
        (
            [c_o, height - span, width - span],
            "The `+ 1` of the formula was left out on both axes: the first position counts too.",
            "两个方向都漏掉了公式中的 `+ 1`：第一个位置也要算。",
        ),
        (
            [c_o, (height - k) // dilation + 1, (width - k) // dilation + 1],
            "The dilation was used as a stride. It spreads the kernel; the kernel still moves on by one pixel.",
            "把空洞率当作步幅了。空洞率使卷积核内部拉开；卷积核仍然每次移动一个像素。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    return dict(
        parameters=dict(c_i=c_i, c_o=c_o, height=height, width=width, k=k, dilation=dilation),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"From its first to its last weight the kernel spans ${dilation} \cdot ({k} - 1) + 1 = {span}$ "
            "pixels."
            "\n\n"
            rf"${height} - {span} + 1 = {down}$ and ${width} - {span} + 1 = {across}$: "
            rf"$\mathbf{{{c_o} \times {down} \times {across}}}$.",
            "zh-hans": rf"从第一个到最后一个权重，卷积核跨越 ${dilation} \cdot ({k} - 1) + 1 = {span}$ 个像素。"
            "\n\n"
            rf"${height} - {span} + 1 = {down}$，${width} - {span} + 1 = {across}$："
            rf"$\mathbf{{{c_o} \times {down} \times {across}}}$。",
        },
    )
