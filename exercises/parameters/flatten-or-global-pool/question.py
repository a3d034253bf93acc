def generate(rng):
    """Draw the last feature maps and the classes; the biases are the same in both cases."""
    channels = int(rng.integers(4, 65)) * 8
    height, width = (int(side) for side in rng.integers(4, 9, size=2))
    classes = int(rng.integers(2, 21)) * 5
    flat = channels * height * width * classes + classes
    pooled = channels * classes + classes
    answer = flat - pooled
    slips = [
        (
            flat,
            f"That is the layer after flattening. From it goes what is left after pooling, {pooled}.",
            f"这是展平之后的参数个数，还要减去汇聚之后的 {pooled} 个。",
        ),
        (
            pooled,
            "That is how many parameters are left with global average pooling; the question is how many fewer.",
            "这是全局平均汇聚之后剩下的参数个数；题目问的是少了多少个。",
        ),
        (
            answer + classes,
            f"The {classes} biases were taken as saved. They are there in both cases.",
            f"把 {classes} 个偏置也算作节省的。两种情况下都有这些偏置。",
        ),
        (
            flat - classes,
            "That is the number of weights after flattening. Take away those that are left after pooling.",
            "这是展平之后的权重个数，还要减去汇聚之后剩下的权重。",
        ),
        (
            flat - 2 * classes,
            f"Pooling was taken to leave one number. It leaves one for each of the {channels} channels.",
            f"这是把汇聚的结果当作一个数。每个通道各得到一个数，共 {channels} 个。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    return dict(
        parameters=dict(channels=channels, height=height, width=width, classes=classes),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"Flattened: ${channels} \cdot {height} \cdot {width} = {channels * height * width}$ inputs, "
            rf"${channels * height * width} \cdot {classes} + {classes} = {flat}$ parameters."
            "\n\n"
            rf"Pooled: one number for each channel, ${channels} \cdot {classes} + {classes} = {pooled}$ parameters."
            "\n\n"
            rf"The difference is ${flat} - {pooled} = \mathbf{{{answer}}}$.",
            "zh-hans": rf"展平：${channels} \cdot {height} \cdot {width} = {channels * height * width}$ 个输入，"
            rf"${channels * height * width} \cdot {classes} + {classes} = {flat}$ 个参数。"
            "\n\n"
            rf"汇聚：每个通道一个数，${channels} \cdot {classes} + {classes} = {pooled}$ 个参数。"
            "\n\n"
            rf"两者相差 ${flat} - {pooled} = \mathbf{{{answer}}}$。",
        },
    )
