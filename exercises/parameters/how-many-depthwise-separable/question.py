def generate(rng):
    """Draw the channels and an odd kernel."""
    c_i, c_o = (int(n) * 8 for n in rng.choice(range(1, 17), size=2, replace=False))
    k = int(rng.choice([3, 5, 7]))
    depthwise, pointwise = c_i * k * k, c_i * c_o
    answer = depthwise + pointwise
    slips = [
        (
            c_i * c_o * k * k,
            "That is an ordinary convolution. The depthwise one has a single kernel for each input channel, and only "
            "the 1 × 1 convolution mixes channels.",
            "这是普通卷积的权重个数。深度卷积的每个输入通道只有一个卷积核，只有 1 × 1 卷积才混合通道。",
        ),
        (
            depthwise,
            f"That is the depthwise part alone. The 1 × 1 convolution has {c_i} · {c_o} weights more.",
            f"这只是深度卷积的部分。1 × 1 卷积还有 {c_i} · {c_o} 个权重。",
        ),
        (
            pointwise,
            f"That is the 1 × 1 part alone. The depthwise convolution has {c_i} · {k} · {k} weights more.",
            f"这只是 1 × 1 卷积的部分。深度卷积还有 {c_i} · {k} · {k} 个权重。",
        ),
        (
            depthwise * pointwise,
            "The two counts were multiplied. The layers stand one after the other, so their counts add up.",
            "把两部分的个数相乘了。两个层依次相接，个数应当相加。",
        ),
        (
            answer + c_i + c_o,
            "That counts biases as well; here neither convolution has any.",
            "这里还算上了偏置；本题的两个卷积都没有偏置。",
        ),
        (
            c_o * k * k + pointwise,
            f"The depthwise convolution works on the {c_i} input channels; the {c_o} appear only after the 1 × 1 one.",
            f"深度卷积作用在 {c_i} 个输入通道上；经过 1 × 1 卷积之后才有 {c_o} 个通道。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    return dict(
        parameters=dict(c_i=c_i, c_o=c_o, k=k),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"Depthwise: one kernel for each input channel, ${c_i} \cdot {k} \cdot {k} = {depthwise}$."
            "\n\n"
            rf"1 × 1: a weight for each pair of channels, ${c_i} \cdot {c_o} = {pointwise}$."
            "\n\n"
            rf"Together ${depthwise} + {pointwise} = \mathbf{{{answer}}}$; an ordinary convolution has "
            rf"{c_i * c_o * k * k}.",
            "zh-hans": rf"深度卷积：每个输入通道一个卷积核，${c_i} \cdot {k} \cdot {k} = {depthwise}$。"
            "\n\n"
            rf"1 × 1 卷积：每对输入、输出通道一个权重，${c_i} \cdot {c_o} = {pointwise}$。"
            "\n\n"
            rf"一共 ${depthwise} + {pointwise} = \mathbf{{{answer}}}$；普通卷积则有 {c_i * c_o * k * k} 个。",
        },
    )
