def generate(rng):
    """Draw three windows; a stride spreads the windows of all layers after it.

    Pooling windows lie side by side or overlap: with gaps between them, some pixels of the field would not be seen.
    """
    k_1, k_3 = (2 * int(n) + 1 for n in rng.integers(1, 4, size=2))
    k_2 = int(rng.integers(2, 4))
    s_1, s_2 = int(rng.integers(1, 4)), int(rng.integers(2, k_2 + 1))
    second = k_1 + (k_2 - 1) * s_1
    answer = second + (k_3 - 1) * s_1 * s_2
    slips = [
        (
            k_1 + (k_2 - 1) + (k_3 - 1),
            "The strides were left out. Behind a stride, neighbouring elements lie that many pixels apart.",
            "没有算步幅。经过步幅之后，相邻元素在输入上相隔若干个像素。",
        ),
        (
            k_1 + k_2 + k_3,
            "The windows were added. They overlap, and the strides before a layer spread its window.",
            "把窗口的大小相加了。窗口之间有重叠，而且前面各层的步幅会把窗口拉开。",
        ),
        (
            k_1 + (k_2 - 1) * s_1 * s_2 + (k_3 - 1) * s_1 * s_2,
            "A layer's own stride was applied to its own window. Only the strides of the layers before it count.",
            "把汇聚层自己的步幅用在了它自己的窗口上。只有前面各层的步幅才起作用。",
        ),
        (
            k_1 + (k_3 - 1) * s_1 * s_2,
            f"The pooling window was left out. It adds ({k_2} - 1) · {s_1} pixels.",
            f"漏掉了汇聚窗口。它增加 ({k_2} - 1) · {s_1} 个像素。",
        ),
        (
            second + (k_3 - 1) * s_2,
            f"For the last layer both strides count: its neighbours lie {s_1} · {s_2} pixels apart.",
            f"对最后一层来说，两个步幅都起作用：相邻元素相隔 {s_1} · {s_2} 个像素。",
        ),
        (
            second,
            f"That is what the second layer sees. The third adds ({k_3} - 1) · {s_1} · {s_2} pixels.",
            f"这是第二层看到的范围。第三层还要增加 ({k_3} - 1) · {s_1} · {s_2} 个像素。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    return dict(
        parameters=dict(k_1=k_1, k_2=k_2, k_3=k_3, s_1=s_1, s_2=s_2),
        answer=answer,
        wrong=wrong,
        steps={
            "en": "Each layer adds (window - 1) times the strides of the layers before it."
            "\n\n"
            rf"Layer 1: ${k_1}$. Layer 2: ${k_1} + ({k_2} - 1) \cdot {s_1} = {second}$."
            "\n\n"
            rf"Layer 3: ${second} + ({k_3} - 1) \cdot {s_1} \cdot {s_2} = \mathbf{{{answer}}}$.",
            "zh-hans": "每一层增加（窗口 - 1）乘以前面各层步幅之积。"
            "\n\n"
            rf"第 1 层：${k_1}$。第 2 层：${k_1} + ({k_2} - 1) \cdot {s_1} = {second}$。"
            "\n\n"
            rf"第 3 层：${second} + ({k_3} - 1) \cdot {s_1} \cdot {s_2} = \mathbf{{{answer}}}$。",
        },
    )
