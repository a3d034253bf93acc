def generate(rng):
    """Draw a convolution that keeps the size, one with stride 2, and a dense layer."""
    c_0, c_1, c_2 = int(rng.choice([1, 3])), int(rng.integers(2, 9)) * 2, int(rng.integers(9, 17)) * 2
    side = int(rng.integers(4, 11)) * 4
    classes = int(rng.integers(5, 21))
    half, quarter = side // 2, side // 4
    first = c_1 * side * side * c_0 * 9
    second = c_2 * half * half * c_1 * 9
    flat = c_2 * quarter * quarter
    rows = [
        dict(
            label={"en": "input", "zh-hans": "输入"},
            layer=dict(kind="input"),
            shape=(c_0, side, side),
            given=("shape",),
        ),
        dict(
            label={
                "en": f"convolution, {c_1} channels, 3 × 3, padding 1",
                "zh-hans": f"卷积，{c_1} 个通道，3 × 3，填充 1",
            },
            layer=dict(kind="conv", channels=c_1, kernel=(3, 3), padding=(1, 1), bias=False),
            shape=(c_1, side, side),
            multiply_adds=first,
        ),
        dict(
            label={
                "en": f"convolution, {c_2} channels, 3 × 3, padding 1, stride 2",
                "zh-hans": f"卷积，{c_2} 个通道，3 × 3，填充 1，步幅 2",
            },
            layer=dict(kind="conv", channels=c_2, kernel=(3, 3), padding=(1, 1), stride=(2, 2), bias=False),
            shape=(c_2, half, half),
            multiply_adds=second,
        ),
        dict(
            label={"en": "max pooling, 2 × 2, stride 2", "zh-hans": "最大汇聚，2 × 2，步幅 2"},
            layer=dict(kind="max-pool", kernel=(2, 2), stride=(2, 2)),
            shape=(c_2, quarter, quarter),
            multiply_adds=0,
        ),
        dict(label={"en": "flatten", "zh-hans": "展平"}, layer=dict(kind="flatten"), shape=(flat,), multiply_adds=0),
        dict(
            label={"en": f"dense, {classes}", "zh-hans": f"全连接，{classes}"},
            layer=dict(kind="dense", channels=classes, bias=False),
            shape=(classes,),
            multiply_adds=classes * flat,
        ),
    ]
    weights = {
        "en": "That is the number of weights. Each is used at every position of the output.",
        "zh-hans": "这是权重的个数。每个权重在输出的每个位置都要用到一次。",
    }
    wrong = [
        dict(row=1, column="multiply_adds", value=c_1 * c_0 * 9, **weights),
        dict(row=2, column="multiply_adds", value=c_2 * c_1 * 9, **weights),
        dict(
            row=2,
            column="multiply_adds",
            value=c_2 * half * half * 9,
            **{
                "en": f"One input channel was counted. Each kernel reaches through all {c_1}.",
                "zh-hans": f"只算了一个输入通道。每个卷积核贯穿全部 {c_1} 个通道。",
            },
        ),
        dict(
            row=2,
            column="multiply_adds",
            value=4 * second,
            **{
                "en": "Positions of the input were counted. With stride 2 the output has a quarter of them.",
                "zh-hans": "这是按输入的位置数计算的。步幅为 2 时，输出只有四分之一的位置。",
            },
        ),
        dict(
            row=2,
            column="shape",
            value=(c_2, side, side),
            **{
                "en": "The stride was left out: it halves height and width.",
                "zh-hans": "没有算步幅：它使高和宽减半。",
            },
        ),
    ]
    return dict(
        parameters=dict(image=(c_0, side, side)),
        rows=rows,
        wrong=wrong,
        steps={
            "en": "Output elements times the numbers weighed for each:"
            "\n\n"
            rf"${c_1} \cdot {side} \cdot {side} \cdot ({c_0} \cdot 9) = {first}$,"
            "\n\n"
            rf"${c_2} \cdot {half} \cdot {half} \cdot ({c_1} \cdot 9) = {second}$,"
            "\n\n"
            rf"${classes} \cdot {flat} = {classes * flat}$.",
            "zh-hans": "输出元素的个数乘以每个元素加权的个数："
            "\n\n"
            rf"${c_1} \cdot {side} \cdot {side} \cdot ({c_0} \cdot 9) = {first}$，"
            "\n\n"
            rf"${c_2} \cdot {half} \cdot {half} \cdot ({c_1} \cdot 9) = {second}$，"
            "\n\n"
            rf"${classes} \cdot {flat} = {classes * flat}$。",
        },
    )
