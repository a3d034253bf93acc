def generate(rng):
    """Draw the shape; a scale and a shift for each channel are learnt."""
    channels = int(rng.integers(3, 65)) * 2
    height, width = (int(side) for side in rng.integers(7, 57, size=2))
    answer = 2 * channels
    slips = [
        (
            4 * channels,
            "The running means and variances were counted too. They are kept, but no gradient changes them.",
            "把移动平均的均值和方差也算进去了。它们会被保存，但不由梯度更新。",
        ),
        (
            channels,
            "That is one number for each channel. There are two: a scale and a shift.",
            "这是每个通道一个参数。每个通道有两个：缩放和平移。",
        ),
        (
            2 * channels * height * width,
            "A scale and a shift were counted for every pixel. All pixels of a channel share one pair.",
            "每个像素都算了一对缩放和平移。同一通道的所有像素共用一对。",
        ),
        (2, "That is one pair for the whole layer. Each channel has its own.", "这是整个层一对。每个通道各有一对。"),
        (
            0,
            "The layer does learn: after normalising it scales and shifts each channel.",
            "这个层确实有要学习的参数：归一化之后，它对每个通道做缩放和平移。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    return dict(
        parameters=dict(channels=channels, height=height, width=width),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"Each channel has a scale $\gamma$ and a shift $\beta$, shared by all its pixels: "
            rf"$2 \cdot {channels} = \mathbf{{{answer}}}$. The running mean and variance are kept, not learnt.",
            "zh-hans": rf"每个通道有一个缩放 $\gamma$ 和一个平移 $\beta$，由该通道的所有像素共用："
            rf"$2 \cdot {channels} = \mathbf{{{answer}}}$。移动平均的均值和方差只是被记录，并不是学习得到的。",
        },
    )
