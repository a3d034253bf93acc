def generate(rng):
    """Draw five layers with five different counts."""
    c_i, c_o = (int(n) for n in rng.choice(range(6, 21), size=2, replace=False))
    k = int(rng.choice([3, 5]))
    layers = [
        (
            f"`Conv2d({c_i}, {c_o}, {k})`",
            c_o * (c_i * k * k + 1),
            f"{c_o} · ({c_i} · {k} · {k} + 1): a kernel over all input channels and a bias for each output channel.",
            f"{c_o} · ({c_i} · {k} · {k} + 1)：每个输出通道有一个贯穿所有输入通道的卷积核和一个偏置。",
        ),
        (
            f"`Conv2d({c_i}, {c_o}, 1)`",
            c_o * (c_i + 1),
            f"{c_o} · ({c_i} + 1): a 1 × 1 kernel over all input channels and a bias for each output channel.",
            f"{c_o} · ({c_i} + 1)：每个输出通道有一个贯穿所有输入通道的 1 × 1 卷积核和一个偏置。",
        ),
        (
            f"`Conv2d({c_i}, {c_i}, {k}, groups={c_i})`",
            c_i * (k * k + 1),
            f"{c_i} · ({k} · {k} + 1): each kernel sees its own channel only.",
            f"{c_i} · ({k} · {k} + 1)：每个卷积核只看到自己的通道。",
        ),
        (f"`BatchNorm2d({c_i})`", 2 * c_i, "A scale and a shift for each channel.", "每个通道一个缩放和一个平移。"),
        ("`MaxPool2d(2)`", 0, "A maximum has nothing to learn.", "求最大值没有要学习的参数。"),
    ]
    counts = [count for _, count, _, _ in layers]
    slips = [c_o * (k * k + 1), c_o * c_i * k * k, 4 * c_i]
    extra = [str(n) for n in dict.fromkeys(slips) if n not in counts]
    return dict(
        pairs=[dict(left=layer, right=str(count), why={"en": en, "zh-hans": zh}) for layer, count, en, zh in layers],
        extra=extra,
        steps={
            "en": "\n".join(f"- {layer}: **{count}**. {en}" for layer, count, en, _ in layers),
            "zh-hans": "\n".join(f"- {layer}：**{count}**。{zh}" for layer, count, _, zh in layers),
        },
    )
