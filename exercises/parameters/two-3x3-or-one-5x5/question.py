def generate(rng):
    """Draw the channels; the square of them is common to both counts."""
    channels = int(rng.integers(4, 65)) * 2
    small, large = 9 * channels**2, 25 * channels**2
    answer = large - 2 * small
    slips = [
        (
            large - small,
            f"One 3 × 3 layer was taken away. There are two of them, {small} weights each.",
            f"只减去了一个 3 × 3 的层。一共有两个，每个 {small} 个权重。",
        ),
        (
            7 * channels,
            "Only one side's channels were counted. Each kernel reaches through all input channels, and there is one "
            "for each output channel.",
            "通道只乘了一次。每个卷积核贯穿所有输入通道，每个输出通道各有一个卷积核。",
        ),
        (
            7,
            f"That is for one channel. Here there are {channels} input and {channels} output channels.",
            f"这是单通道的情形。这里有 {channels} 个输入通道和 {channels} 个输出通道。",
        ),
        (
            2 * small,
            "That is how many the two 3 × 3 layers have; the question is how many fewer.",
            "这是两个 3 × 3 的层的权重个数；题目问的是少了多少个。",
        ),
        (
            large,
            "That is how many the 5 × 5 layer has; the question is how many fewer.",
            "这是 5 × 5 的层的权重个数；题目问的是少了多少个。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    return dict(
        parameters=dict(channels=channels),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"Two 3 × 3 layers: $2 \cdot {channels} \cdot {channels} \cdot 3 \cdot 3 = {2 * small}$."
            "\n\n"
            rf"One 5 × 5 layer: ${channels} \cdot {channels} \cdot 5 \cdot 5 = {large}$."
            "\n\n"
            rf"The difference: ${large} - {2 * small} = \mathbf{{{answer}}}$, and there is one more "
            "activation between.",
            "zh-hans": rf"两个 3 × 3 的层：$2 \cdot {channels} \cdot {channels} \cdot 3 \cdot 3 = {2 * small}$。"
            "\n\n"
            rf"一个 5 × 5 的层：${channels} \cdot {channels} \cdot 5 \cdot 5 = {large}$。"
            "\n\n"
            rf"两者相差：${large} - {2 * small} = \mathbf{{{answer}}}$，而且中间还多了一个激活函数。",
        },
    )
