def generate(rng):
    """Draw channels that the groups divide."""
    groups = int(rng.choice([2, 3, 4, 8]))
    per_in, per_out = (int(n) for n in rng.choice(range(2, 9), size=2, replace=False))
    c_i, c_o = groups * per_in, groups * per_out
    k = int(rng.choice([3, 5, 7]))
    answer = c_o * per_in * k * k
    slips = [
        (
            c_o * c_i * k * k,
            f"That is without groups. With {groups} groups a kernel reaches through "
            f"{c_i} / {groups} = {per_in} channels.",
            f"这是不分组时的个数。分为 {groups} 组后，每个卷积核只贯穿 {c_i} / {groups} = {per_in} 个通道。",
        ),
        (
            per_out * per_in * k * k,
            f"That is one group. There are {groups}.",
            f"这只是一组。一共有 {groups} 组。",
        ),
        (
            c_o * k * k,
            f"Each kernel was given one channel, as in a depthwise convolution. Here it has {per_in}.",
            f"每个卷积核只算了一个通道，像深度卷积那样。这里它有 {per_in} 个通道。",
        ),
        (
            answer + c_o,
            "That counts biases as well; `bias=False` leaves them out.",
            "这里还算上了偏置；`bias=False` 表示没有偏置。",
        ),
        (
            c_i * k * k,
            f"That is one kernel for each input channel. There is one for each of the {c_o} output channels, {per_in} "
            "channels deep.",
            f"这是每个输入通道一个卷积核。应当是 {c_o} 个输出通道各一个，每个的深度为 {per_in} 个通道。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    return dict(
        parameters=dict(c_i=c_i, c_o=c_o, k=k, groups=groups),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"Each of the {c_o} kernels sees the channels of its own group only: ${c_i} / {groups} = {per_in}$."
            "\n\n"
            rf"${c_o} \cdot {per_in} \cdot {k} \cdot {k} = \mathbf{{{answer}}}$ weights, {groups} times fewer than "
            "without groups.",
            "zh-hans": rf"{c_o} 个卷积核各自只看到本组的通道：${c_i} / {groups} = {per_in}$ 个。"
            "\n\n"
            rf"${c_o} \cdot {per_in} \cdot {k} \cdot {k} = \mathbf{{{answer}}}$ 个权重，是不分组时的 1/{groups}。",
        },
    )
