import numpy as np


def corr(X, K, stride=1):
    k_h, k_w = K.shape
    rows = range(0, X.shape[0] - k_h + 1, stride)
    columns = range(0, X.shape[1] - k_w + 1, stride)
    return [[int((X[i : i + k_h, j : j + k_w] * K).sum()) for j in columns] for i in rows]


def signed(number):
    """A number as a factor or summand: negative ones in brackets."""
    return f"({number})" if number < 0 else str(number)


def generate(rng):
    """Draw a kernel of four different weights, so that turned or transposed it is another one."""
    X = rng.integers(-3, 6, size=(3, 4))
    K = rng.choice(np.arange(-2, 4), size=(2, 2), replace=False)
    answer = corr(X, K)
    slips = [
        (
            corr(X, K[::-1, ::-1]),
            "The kernel was rotated by 180 degrees: that is true convolution. Cross-correlation uses it as it is.",
            "卷积核被旋转了 180 度：那是严格的卷积。互相关按原样使用卷积核。",
        ),
        (
            corr(X, K.T),
            "The kernel was transposed: its rows were laid along the columns of the image.",
            "卷积核被转置了：它的行被放到了图像的列上。",
        ),
        (
            [row[:3] for row in corr(np.pad(X, 1), K)[:2]],
            "The kernel started beyond the border, as with padding. The first window is the upper left corner.",
            "卷积核从边缘之外开始，像有填充时那样。没有填充时，第一个窗口位于左上角。",
        ),
        (
            corr(np.abs(X), np.abs(K)),
            "The signs were left out.",
            "忽略了正负号。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    products = " + ".join(rf"{signed(x)} \cdot {signed(k)}" for x, k in zip(X[:2, :2].flat, K.flat, strict=True))
    return dict(
        parameters=dict(X=X.tolist(), K=K.tolist(), Y=answer),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"Upper left: ${products} = {answer[0][0]}$. The kernel then moves on by one column or row:"
            "\n\n$$\nY = {{Y}}\n$$",
            "zh-hans": rf"左上角：${products} = {answer[0][0]}$。然后卷积核每次移动一列或一行："
            "\n\n$$\nY = {{Y}}\n$$",
        },
    )
