def generate(rng):
    """Draw sides that the window does not divide both."""
    channels, k = int(rng.integers(2, 33)), int(rng.integers(2, 6))
    height, width = (int(n) for n in rng.integers(12, 65, size=2))
    if height % k == 0 and width % k == 0:
        height += 1
    down, across = height // k, width // k
    answer = [channels, down, across]
    slips = [
        (
            [channels, height - k + 1, width - k + 1],
            f"That is for stride 1. Left out, the stride of a pooling layer is its window's size, {k}.",
            f"这是步幅为 1 时的结果。汇聚层不指定步幅时，步幅等于窗口的大小 {k}。",
        ),
        (
            [channels, -(-height // k), -(-width // k)],
            "It was rounded up. Rows and columns that do not fill a window are left out, unless `ceil_mode` is set.",
            "这里向上取整了。填不满一个窗口的行和列会被忽略，除非设置了 `ceil_mode`。",
        ),
        (
            [1, down, across],
            "Height and width are right. Each channel is pooled by itself, so their number stays.",
            "高和宽是对的。每个通道分别汇聚，因此通道数不变。",
        ),
        (
            [channels, down - 1, across - 1],
            "The `+ 1` of the formula was left out on both axes: the first window counts too.",
            "两个方向都漏掉了公式中的 `+ 1`：第一个窗口也要算。",
        ),
    ]
    slips = [slip for slip in slips if min(slip[0]) > 0]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    return dict(
        parameters=dict(channels=channels, height=height, width=width, k=k),
        answer=answer,
        wrong=wrong,
        steps={
            "en": f"The stride is the window's size, {k}, as none is given."
            "\n\n"
            rf"$\lfloor ({height} - {k}) / {k} \rfloor + 1 = {down}$ and "
            rf"$\lfloor ({width} - {k}) / {k} \rfloor + 1 = {across}$; the channels stay: "
            rf"$\mathbf{{{channels} \times {down} \times {across}}}$.",
            "zh-hans": f"没有指定步幅，所以步幅等于窗口的大小 {k}。"
            "\n\n"
            rf"$\lfloor ({height} - {k}) / {k} \rfloor + 1 = {down}$，"
            rf"$\lfloor ({width} - {k}) / {k} \rfloor + 1 = {across}$；通道数不变："
            rf"$\mathbf{{{channels} \times {down} \times {across}}}$。",
        },
    )
