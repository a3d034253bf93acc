import numpy as np


def corr(X, K, stride=1):
    k_h, k_w = K.shape
    rows = range(0, X.shape[0] - k_h + 1, stride)
    columns = range(0, X.shape[1] - k_w + 1, stride)
    return [[int((X[i : i + k_h, j : j + k_w] * K).sum()) for j in columns] for i in rows]


def generate(rng):
    """Draw a kernel of four different weights, so that each way to turn it gives another."""
    X = rng.integers(-3, 6, size=(3, 3))
    K = rng.choice(np.arange(-2, 5), size=(2, 2), replace=False)
    answer = corr(X, K[::-1, ::-1])
    slips = [
        (
            corr(X, K),
            "That is the cross-correlation. Convolution rotates the kernel by 180 degrees first.",
            "这是互相关。卷积要先把卷积核旋转 180 度。",
        ),
        (
            corr(X, K[::-1]),
            "The kernel was flipped upside down only. It is flipped from left to right as well.",
            "卷积核只上下翻转了。还要左右翻转。",
        ),
        (
            corr(X, K[:, ::-1]),
            "The kernel was flipped from left to right only. It is flipped upside down as well.",
            "卷积核只左右翻转了。还要上下翻转。",
        ),
        (
            corr(X, K.T),
            "The kernel was transposed. Flipping it on both axes is another thing: it rotates it by 180 degrees.",
            "卷积核被转置了。在两个方向上翻转是另一回事：相当于旋转 180 度。",
        ),
        (
            [row[:2] for row in corr(np.pad(X, 1), K[::-1, ::-1])[:2]],
            "The kernel started beyond the border, as in the full convolution. Here it stays within the array.",
            "卷积核从边缘之外开始，那是完整卷积。这里卷积核始终位于数组之内。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    return dict(
        parameters=dict(X=X.tolist(), K=K.tolist(), flipped=K[::-1, ::-1].tolist(), Y=answer),
        answer=answer,
        wrong=wrong,
        steps={
            "en": "Flip the kernel on both axes, then slide it as in cross-correlation:"
            "\n\n$$\n{{flipped}}\n$$\n\n$$\nY = {{Y}}\n$$",
            "zh-hans": "先把卷积核在两个方向上翻转，再像互相关那样滑动：\n\n$$\n{{flipped}}\n$$\n\n$$\nY = {{Y}}\n$$",
        },
    )
