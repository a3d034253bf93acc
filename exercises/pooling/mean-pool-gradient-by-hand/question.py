import numpy as np


def generate(rng):
    """Draw a window of four elements and gradients other than 0, so that quarters come out."""
    k_h, k_w = [(2, 2), (1, 4), (4, 1)][int(rng.integers(3))]
    shape = (4 // k_h, 4 // k_w)
    dY = rng.choice([-10, -8, -6, -4, -2, 2, 4, 6, 8, 10], size=shape)
    everywhere = np.repeat(np.repeat(dY, k_h, axis=0), k_w, axis=1)
    answer = (everywhere / 4).tolist()
    corner = np.zeros((4, 4), dtype=int)
    corner[::k_h, ::k_w] = dY
    slips = [
        (
            everywhere.tolist(),
            "Every element got the whole gradient. Its share in the mean is a quarter.",
            "每个元素都得到了整个梯度。每个元素在平均值中只占四分之一。",
        ),
        (
            (everywhere / 2).tolist(),
            "The gradients were halved. A window has 4 elements, so each gets a quarter.",
            "梯度被除以 2。一个窗口有 4 个元素，所以每个得到四分之一。",
        ),
        (
            corner.tolist(),
            "One element of each window got the whole gradient, as in max pooling. All four have the same share.",
            "每个窗口只有一个元素得到了整个梯度，像最大汇聚那样。四个元素应当平分。",
        ),
        (
            (everywhere * 4).tolist(),
            "The gradients were multiplied by 4. Each element enters the mean with 1/4.",
            "梯度被乘以 4。每个元素以 1/4 的权重进入平均值。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    first = int(dY[0, 0])
    return dict(
        parameters=dict(k_h=k_h, k_w=k_w, dY=dY.tolist()),
        answer=answer,
        wrong=wrong,
        steps={
            "en": "Each element enters its window's mean with 1/4 and so gets a quarter of the window's gradient: "
            rf"in the first window ${first} / 4 = {first / 4:g}$ in all {k_h} · {k_w} places. "
            "The sum of the gradients stays the same.",
            "zh-hans": "每个元素以 1/4 的权重进入所在窗口的平均值，因此得到该窗口梯度的四分之一："
            rf"第一个窗口的 {k_h} · {k_w} 个位置都是 ${first} / 4 = {first / 4:g}$。梯度的总和保持不变。",
        },
    )
