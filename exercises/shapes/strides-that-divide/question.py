def generate(rng):
    """Draw odd kernels with the padding that keeps the size, and strides that divide the image."""
    k_h, k_w = (2 * int(n) + 1 for n in rng.choice([1, 2, 3], size=2, replace=False))
    s_h, s_w = (int(s) for s in rng.choice([2, 3, 4], size=2, replace=False))
    p_h, p_w = (k_h - 1) // 2, (k_w - 1) // 2
    rows, columns = (int(n) for n in rng.choice(range(8, 40), size=2, replace=False))
    height, width = rows * s_h, columns * s_w
    answer = (rows, columns)
    slips = [
        (
            (height, width),
            "That is the output at stride 1. The stride divides height and width.",
            "这是步幅为 1 时的输出。高和宽要除以步幅。",
        ),
        (
            (height // s_w, width // s_h),
            f"The strides were swapped: {s_h} belongs to the height, {s_w} to the width.",
            f"两个步幅弄反了：{s_h} 属于高，{s_w} 属于宽。",
        ),
        (
            ((height - k_h) // s_h + 1, (width - k_w) // s_w + 1),
            "The padding was left out: with it, at stride 1, the kernel has as many positions as there are pixels.",
            "没有算填充：有了填充，不考虑步幅时，卷积核的位置数等于像素数。",
        ),
        (
            (rows + 1, columns + 1),
            "1 was added once more: n / s is the number of positions already, where s divides n.",
            "多加了一个 1：s 整除 n 时，n / s 已经是位置的个数。",
        ),
        (
            (rows - 1, columns - 1),
            "The first position is missing: the kernel begins at the first pixel and takes every stride-th one.",
            "漏掉了第一个位置：卷积核从第一个像素开始，每隔一个步幅取一次。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    return dict(
        parameters=dict(k_h=k_h, k_w=k_w, p_h=p_h, p_w=p_w, s_h=s_h, s_w=s_w, height=height, width=width),
        answer=answer,
        wrong=wrong,
        steps={
            "en": "At stride 1 there is a position for each pixel. Where the stride divides their number, every "
            "stride-th one is left: $n / s$."
            "\n\n"
            rf"${height} / {s_h} = {rows}$ and ${width} / {s_w} = {columns}$: $\mathbf{{{rows} \times {columns}}}$. "
            rf"The formula says the same: $\lfloor ({height} + {2 * p_h} - {k_h}) / {s_h} \rfloor + 1 = {rows}$.",
            "zh-hans": "步幅为 1 时，每个像素对应一个位置。步幅能整除像素数时，每隔一个步幅留下一个：$n / s$。"
            "\n\n"
            rf"${height} / {s_h} = {rows}$，${width} / {s_w} = {columns}$：$\mathbf{{{rows} \times {columns}}}$。"
            rf"公式的结果相同：$\lfloor ({height} + {2 * p_h} - {k_h}) / {s_h} \rfloor + 1 = {rows}$。",
        },
    )
