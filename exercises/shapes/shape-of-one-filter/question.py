def generate(rng):
    """Draw the channels and the kernel, all of them different."""
    c_i, c_o = (2 * int(n) for n in rng.choice(range(1, 17), size=2, replace=False))
    k = int(rng.choice([3, 5, 7]))
    height, width = (int(n) for n in rng.integers(24, 97, size=2))
    return dict(
        parameters=dict(c_i=c_i, c_o=c_o, k=k, height=height, width=width),
        answer=[c_i, k, k],
        wrong=[
            {
                "value": [1, k, k],
                "en": f"A filter reaches through all {c_i} channels of its input, not through one.",
                "zh-hans": f"滤波器贯穿输入的全部 {c_i} 个通道，而不是一个。",
            },
            {
                "value": [k, k],
                "en": f"The channels are missing. A filter has a {k} × {k} slice for each of the {c_i} input channels.",
                "zh-hans": f"缺少通道。滤波器对 {c_i} 个输入通道各有一个 {k} × {k} 的切片。",
            },
            {
                "value": [c_o, k, k],
                "en": f"{c_o} is how many filters there are. Each is as deep as the input has channels.",
                "zh-hans": f"{c_o} 是滤波器的个数。每个滤波器的深度等于输入的通道数。",
            },
            {
                "value": [c_o, c_i, k, k],
                "en": f"That is the weight of the whole layer, all {c_o} filters of it.",
                "zh-hans": f"这是整个层的权重，包含全部 {c_o} 个滤波器。",
            },
            {
                "value": [k, k, c_i],
                "en": "The numbers are right. The channels come first here: channels, height, width.",
                "zh-hans": "数值是对的。这里通道在最前面：通道、高、宽。",
            },
        ],
        steps={
            "en": rf"An output element sums over a {k} × {k} window in **all** {c_i} input channels, so its filter has "
            rf"the shape $\mathbf{{{c_i} \times {k} \times {k}}}$. There are {c_o} such filters.",
            "zh-hans": rf"每个输出元素对**全部** {c_i} 个输入通道中 {k} × {k} 的窗口求和，所以滤波器的形状是 "
            rf"$\mathbf{{{c_i} \times {k} \times {k}}}$。这样的滤波器一共有 {c_o} 个。",
        },
    )
