def generate(rng):
    """Draw a small network: two convolutions, each pooled, and two dense layers."""
    c_0 = int(rng.choice([1, 3]))
    c_1, c_2 = int(rng.integers(4, 13)), int(rng.integers(13, 25))
    k_1, k_2 = (int(k) for k in rng.choice([3, 5, 7], size=2, replace=False))
    side = int(rng.integers(14, 25)) * 2
    hidden, classes = int(rng.integers(4, 13)) * 10, int(rng.integers(5, 11))
    pad = (k_1 - 1) // 2
    half = side // 2
    small = half - k_2 + 1
    last = small // 2
    flat = c_2 * last * last
    first, second = c_1 * (c_0 * k_1 * k_1 + 1), c_2 * (c_1 * k_2 * k_2 + 1)
    pooling = {"en": "max pooling, 2 × 2, stride 2", "zh-hans": "最大汇聚，2 × 2，步幅 2"}
    pool = dict(kind="max-pool", kernel=(2, 2), stride=(2, 2))
    rows = [
        dict(
            label={"en": "input", "zh-hans": "输入"},
            layer=dict(kind="input"),
            shape=(c_0, side, side),
            given=("shape",),
        ),
        dict(
            label={
                "en": f"convolution, {c_1} channels, {k_1} × {k_1}, padding {pad}",
                "zh-hans": f"卷积，{c_1} 个通道，{k_1} × {k_1}，填充 {pad}",
            },
            layer=dict(kind="conv", channels=c_1, kernel=(k_1, k_1), padding=(pad, pad)),
            shape=(c_1, side, side),
            parameters=first,
        ),
        dict(label=pooling, layer=pool, shape=(c_1, half, half), parameters=0),
        dict(
            label={
                "en": f"convolution, {c_2} channels, {k_2} × {k_2}, no padding",
                "zh-hans": f"卷积，{c_2} 个通道，{k_2} × {k_2}，无填充",
            },
            layer=dict(kind="conv", channels=c_2, kernel=(k_2, k_2)),
            shape=(c_2, small, small),
            parameters=second,
        ),
        dict(label=pooling, layer=pool, shape=(c_2, last, last), parameters=0),
        dict(label={"en": "flatten", "zh-hans": "展平"}, layer=dict(kind="flatten"), shape=(flat,), parameters=0),
        dict(
            label={"en": f"dense, {hidden}", "zh-hans": f"全连接，{hidden}"},
            layer=dict(kind="dense", channels=hidden),
            shape=(hidden,),
            parameters=hidden * (flat + 1),
        ),
        dict(
            label={"en": f"dense, {classes}", "zh-hans": f"全连接，{classes}"},
            layer=dict(kind="dense", channels=classes),
            shape=(classes,),
            parameters=classes * (hidden + 1),
        ),
    ]
    no_bias = {
        "en": "That is without the biases: add one for each output channel.",
        "zh-hans": "这是不含偏置的个数：每个输出通道加一个。",
    }
    wrong = [
        dict(
            row=1,
            column="shape",
            value=(c_1, side - k_1 + 1, side - k_1 + 1),
            **{
                "en": f"The padding was left out: it adds {2 * pad} to each axis.",
                "zh-hans": f"没有算填充：它使高和宽各增加 {2 * pad}。",
            },
        ),
        dict(row=1, column="parameters", value=first - c_1, **no_bias),
        dict(
            row=3,
            column="shape",
            value=(c_2, half, half),
            **{
                "en": f"This convolution has no padding, so it takes {k_2 - 1} away from each axis.",
                "zh-hans": f"这个卷积没有填充，所以高和宽各减少 {k_2 - 1}。",
            },
        ),
        dict(row=3, column="parameters", value=second - c_2, **no_bias),
        dict(
            row=3,
            column="parameters",
            value=c_2 * (k_2 * k_2 + 1),
            **{
                "en": f"Each kernel was given one channel. It reaches through all {c_1}.",
                "zh-hans": f"每个卷积核只算了一个通道。它贯穿全部 {c_1} 个通道。",
            },
        ),
        dict(
            row=5,
            column="shape",
            value=(last * last,),
            **{
                "en": f"All {c_2} channels are flattened into one vector.",
                "zh-hans": f"全部 {c_2} 个通道展平为一个向量。",
            },
        ),
        dict(
            row=6,
            column="parameters",
            value=hidden * flat,
            **{
                "en": f"That is without the biases: add one for each of the {hidden} outputs.",
                "zh-hans": f"这是不含偏置的个数：{hidden} 个输出各加一个。",
            },
        ),
    ]
    return dict(
        parameters=dict(image=(c_0, side, side)),
        rows=rows,
        wrong=wrong,
        steps={
            "en": rf"First convolution: ${side} + 2 \cdot {pad} - {k_1} + 1 = {side}$, "
            rf"${c_1} \cdot ({c_0} \cdot {k_1} \cdot {k_1} + 1) = {first}$."
            "\n\n"
            rf"Second convolution: ${half} - {k_2} + 1 = {small}$, "
            rf"${c_2} \cdot ({c_1} \cdot {k_2} \cdot {k_2} + 1) = {second}$."
            "\n\n"
            rf"Pooling halves, rounding down: {last}. Flattened: ${c_2} \cdot {last} \cdot {last} = {flat}$."
            "\n\n"
            rf"Dense: ${hidden} \cdot ({flat} + 1) = {hidden * (flat + 1)}$ and "
            rf"${classes} \cdot ({hidden} + 1) = {classes * (hidden + 1)}$.",
            "zh-hans": rf"第一个卷积：${side} + 2 \cdot {pad} - {k_1} + 1 = {side}$，"
            rf"${c_1} \cdot ({c_0} \cdot {k_1} \cdot {k_1} + 1) = {first}$。"
            "\n\n"
            rf"第二个卷积：${half} - {k_2} + 1 = {small}$，"
            rf"${c_2} \cdot ({c_1} \cdot {k_2} \cdot {k_2} + 1) = {second}$。"
            "\n\n"
            rf"汇聚减半并向下取整：{last}。展平：${c_2} \cdot {last} \cdot {last} = {flat}$。"
            "\n\n"
            rf"全连接：${hidden} \cdot ({flat} + 1) = {hidden * (flat + 1)}$，"
            rf"${classes} \cdot ({hidden} + 1) = {classes * (hidden + 1)}$。",
        },
    )
