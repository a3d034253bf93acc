def generate(rng):
    """Draw an odd kernel, so that both sides get the same padding."""
    k = 2 * int(rng.integers(1, 6)) + 1
    dilation = int(rng.integers(1, 4))
    side = int(rng.integers(32, 129))
    span = dilation * (k - 1) + 1
    answer = (span - 1) // 2
    slips = [
        (
            span - 1,
            "That is both sides together. Half of it goes to each side.",
            "这是两侧之和。每一侧各占一半。",
        ),
        (
            (k - 1) // 2,
            f"The dilation was left out. With it the kernel spans {span} pixels, not {k}.",
            f"没有算空洞率。拉开之后卷积核跨越 {span} 个像素，而不是 {k} 个。",
        ),
        (
            span // 2 + 1,
            f"One too many: the output would grow by 2. The kernel takes {span - 1} away, half of it on each side.",
            f"多了一行：输出会增大 2。卷积核使边长减少 {span - 1}，每一侧各补一半。",
        ),
        (
            span,
            "That is as much as the kernel spans. It takes one less away, and padding is added on both sides.",
            "这是卷积核的跨度。它使边长减少跨度减一，而填充在两侧都要加。",
        ),
        (
            0,
            "Without padding the output is smaller than the input, for every kernel above 1 × 1.",
            "没有填充时，只要卷积核大于 1 × 1，输出就比输入小。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    return dict(
        parameters=dict(k=k, dilation=dilation, side=side),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"The kernel spans ${dilation} \cdot ({k} - 1) + 1 = {span}$ pixels and so takes {span - 1} away."
            "\n\n"
            rf"Padding gives $2p$ back: $p = {span - 1} / 2 = \mathbf{{{answer}}}$. "
            "The size of the image plays no part.",
            "zh-hans": rf"卷积核跨越 ${dilation} \cdot ({k} - 1) + 1 = {span}$ 个像素，因此使边长减少 {span - 1}。"
            "\n\n"
            rf"填充补回 $2p$：$p = {span - 1} / 2 = \mathbf{{{answer}}}$。与图像的大小无关。",
        },
    )
