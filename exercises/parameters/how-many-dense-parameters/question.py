def generate(rng):
    """Draw an image and the number of outputs; every weight and every bias counts."""
    channels = int(rng.integers(2, 5))
    height, width = (int(side) * 4 for side in rng.integers(4, 33, size=2))
    outputs = int(rng.integers(1, 41)) * 10
    inputs = channels * height * width
    weights = inputs * outputs
    answer = weights + outputs
    slips = [
        (
            weights,
            f"That is the count without the biases: each of the {outputs} outputs has one, so add {outputs}.",
            f"这是不含偏置的个数：{outputs} 个输出各有一个偏置，所以还要加 {outputs}。",
        ),
        (
            height * width * outputs + outputs,
            f"One channel was counted. The image has {channels}, so there are {channels} · {height} · {width} inputs.",
            f"只算了一个通道。图像有 {channels} 个通道，所以输入有 {channels} · {height} · {width} 个。",
        ),
        (
            height * width * outputs,
            f"One channel was counted, and no biases. There are {channels} · {height} · {width} inputs, and a bias for "
            "each output.",
            f"只算了一个通道，也没有算偏置。输入有 {channels} · {height} · {width} 个，每个输出还有一个偏置。",
        ),
        (
            weights + inputs,
            f"A bias was added for each input. Biases belong to the outputs: there are {outputs} of them.",
            f"偏置是按输入的个数加的。偏置属于输出：一共 {outputs} 个。",
        ),
        (
            weights + 1,
            f"One bias was counted for the whole layer. Each of the {outputs} outputs has its own.",
            f"整个层只算了一个偏置。{outputs} 个输出各有自己的偏置。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    return dict(
        parameters=dict(channels=channels, height=height, width=width, outputs=outputs),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"Flattened, the image has ${channels} \cdot {height} \cdot {width} = {inputs}$ numbers."
            "\n\n"
            rf"Each of the {outputs} outputs weighs all of them: ${outputs} \cdot {inputs} = {weights}$ weights."
            "\n\n"
            rf"Each output has one bias: ${weights} + {outputs} = \mathbf{{{answer}}}$.",
            "zh-hans": rf"图像展平后有 ${channels} \cdot {height} \cdot {width} = {inputs}$ 个数。"
            "\n\n"
            rf"{outputs} 个输出各自对所有输入加权：${outputs} \cdot {inputs} = {weights}$ 个权重。"
            "\n\n"
            rf"每个输出有一个偏置：${weights} + {outputs} = \mathbf{{{answer}}}$。",
        },
    )
