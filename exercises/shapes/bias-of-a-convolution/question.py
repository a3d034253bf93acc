def generate(rng):
    """Draw four different numbers, of which one is the answer."""
    c_i, c_o = (int(n) for n in rng.choice(range(8, 33), size=2, replace=False))
    k_h, k_w = (int(n) for n in rng.choice(range(1, 8), size=2, replace=False))
    padding = int(rng.integers(0, 3))
    return dict(
        parameters=dict(c_i=c_i, c_o=c_o, k_h=k_h, k_w=k_w, padding=padding),
        answer=[c_o],
        wrong=[
            {
                "value": [c_i],
                "en": "A bias was given to each input channel. It is added to the output, once for each "
                "output channel.",
                "zh-hans": "偏置是按输入通道算的。偏置加在输出上，每个输出通道一个。",
            },
            {
                "value": [1],
                "en": f"One bias was taken for the whole layer. Each of the {c_o} output channels has its own.",
                "zh-hans": f"整个层只算了一个偏置。{c_o} 个输出通道各有一个。",
            },
            {
                "value": [c_o, c_i],
                "en": "A bias was taken for each pair of channels. An output channel sums over the input channels "
                "first and adds one bias.",
                "zh-hans": "每一对通道都算了一个偏置。输出通道先对输入通道求和，再加上一个偏置。",
            },
            {
                "value": [c_o, c_i, k_h, k_w],
                "en": "That is the shape of the weight.",
                "zh-hans": "这是权重的形状。",
            },
        ],
        steps={
            "en": "All elements of an output channel share one bias, and there are "
            rf"{c_o} output channels: $\mathbf{{({c_o})}}$.",
            "zh-hans": rf"同一输出通道的所有元素共用一个偏置，一共有 {c_o} 个输出通道：$\mathbf{{({c_o})}}$。",
        },
    )
