def generate(rng):
    """Draw four different sides, so that every order of them is another shape."""
    c_i, c_o = (int(n) for n in rng.choice(range(8, 33), size=2, replace=False))
    k_h, k_w = (int(n) for n in rng.choice(range(1, 8), size=2, replace=False))
    stride, padding = int(rng.integers(1, 4)), int(rng.integers(0, 3))
    answer = [c_o, c_i, k_h, k_w]
    slips = [
        (
            [c_i, c_o, k_h, k_w],
            "Input and output channels have changed places. PyTorch puts the output channels first.",
            "输入通道和输出通道的位置反了。PyTorch 把输出通道放在最前面。",
        ),
        (
            [c_o, k_h, k_w],
            f"The input channels are missing. Each kernel reaches through all {c_i} of them.",
            f"缺少输入通道。每个卷积核贯穿全部 {c_i} 个输入通道。",
        ),
        (
            [k_h, k_w],
            f"That is one slice of one kernel. There are {c_o} kernels, each with {c_i} slices.",
            f"这只是一个卷积核的一个切片。一共有 {c_o} 个卷积核，每个有 {c_i} 个切片。",
        ),
        (
            [c_o, c_i, k_w, k_h],
            "The kernel's height and width were swapped: height comes first.",
            "卷积核的高和宽弄反了：高在前，宽在后。",
        ),
        (
            [k_h, k_w, c_i, c_o],
            "The numbers are right, the order is not. PyTorch's is output channels, input channels, height, width.",
            "数值是对的，但顺序不对。PyTorch 的顺序是输出通道、输入通道、高、宽。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    return dict(
        parameters=dict(c_i=c_i, c_o=c_o, k_h=k_h, k_w=k_w, stride=stride, padding=padding),
        answer=answer,
        wrong=wrong,
        steps={
            "en": f"There are {c_o} kernels, one for each output channel; each has {c_i} slices, one for each input "
            f"channel; each slice is {k_h} high and {k_w} wide: "
            rf"$\mathbf{{({c_o}, {c_i}, {k_h}, {k_w})}}$. Stride and padding play no part.",
            "zh-hans": f"有 {c_o} 个卷积核，每个输出通道一个；每个卷积核有 {c_i} 个切片，每个输入通道一个；"
            f"每个切片高 {k_h}、宽 {k_w}："
            rf"$\mathbf{{({c_o}, {c_i}, {k_h}, {k_w})}}$。步幅和填充不影响权重的形状。",
        },
    )
