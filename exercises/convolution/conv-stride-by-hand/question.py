import numpy as np


def corr(X, K, stride=1):
    k_h, k_w = K.shape
    rows = range(0, X.shape[0] - k_h + 1, stride)
    columns = range(0, X.shape[1] - k_w + 1, stride)
    return [[int((X[i : i + k_h, j : j + k_w] * K).sum()) for j in columns] for i in rows]


def generate(rng):
    """Draw a stride of 2 or 3; the last row and column of the array may stay unseen."""
    stride = int(rng.integers(2, 4))
    X = rng.integers(0, 6, size=(5, 5))
    K = rng.choice([-2, -1, 1, 2, 3], size=(2, 2), replace=False)
    answer = corr(X, K, stride)
    slips = [
        (
            [row[:2] for row in corr(X, K)[:2]],
            f"The kernel moved on by 1. It moves on by {stride} pixels each time.",
            f"卷积核每次只移动了 1。它每次应移动 {stride} 个像素。",
        ),
        (
            corr(X, K[::-1, ::-1], stride),
            "The kernel was rotated by 180 degrees. Layers of PyTorch use it as it is.",
            "卷积核被旋转了 180 度。PyTorch 的层按原样使用卷积核。",
        ),
        (
            [row[:2] for row in corr(np.pad(X, 1), K, stride)[:2]],
            "The kernel started beyond the border, as with padding. The first position is the upper left corner.",
            "卷积核从边缘之外开始，像有填充时那样。第一个位置应是数组的左上角。",
        ),
        (
            corr(X, np.abs(K), stride),
            "The signs of the kernel were left out.",
            "忽略了卷积核的正负号。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    return dict(
        parameters=dict(X=X.tolist(), K=K.tolist(), stride=stride, Y=answer),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"There are $\lfloor (5 - 2) / {stride} \rfloor + 1 = 2$ positions on each axis; the kernel's "
            f"upper left corner lies at rows and columns 0 and {stride}:"
            "\n\n$$\nY = {{Y}}\n$$",
            "zh-hans": rf"每个方向有 $\lfloor (5 - 2) / {stride} \rfloor + 1 = 2$ 个位置；"
            f"卷积核左上角所在的行和列是 0 和 {stride}："
            "\n\n$$\nY = {{Y}}\n$$",
        },
    )
