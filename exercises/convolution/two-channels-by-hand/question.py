import numpy as np


def corr(X, K):
    k_h, k_w = K.shape
    rows, columns = range(X.shape[0] - k_h + 1), range(X.shape[1] - k_w + 1)
    return np.array([[(X[i : i + k_h, j : j + k_w] * K).sum() for j in columns] for i in rows])


def generate(rng):
    """Draw two channels, a kernel for each and a bias other than 0."""
    X_1, X_2 = rng.integers(0, 5, size=(2, 3, 3))
    K_1, K_2 = rng.integers(-1, 3, size=(2, 2, 2))
    b = int(rng.choice([-3, -2, -1, 1, 2, 3]))
    first, second = corr(X_1, K_1), corr(X_2, K_2)
    answer = (first + second + b).tolist()
    slips = [
        (
            (first + second).tolist(),
            f"The bias was left out: add {b} to every element.",
            f"漏掉了偏置：每个元素都要加上 {b}。",
        ),
        (
            (first + second + 2 * b).tolist(),
            "The bias was added for each input channel. It is added once, after the sum over the channels.",
            "每个输入通道都加了一次偏置。应当在对通道求和之后只加一次。",
        ),
        (
            (first + b).tolist(),
            "That is the first channel alone. The results of both channels are added.",
            "这只是第一个通道。两个通道的结果要相加。",
        ),
        (
            (corr(X_1, K_2) + corr(X_2, K_1) + b).tolist(),
            "The kernels have changed places: the first belongs to the first channel.",
            "两个卷积核弄反了：第一个卷积核对应第一个通道。",
        ),
        (
            (first * second + b).tolist(),
            "The results of the two channels were multiplied. They are added.",
            "把两个通道的结果相乘了。应当相加。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    return dict(
        parameters=dict(
            X_1=X_1.tolist(),
            X_2=X_2.tolist(),
            K_1=K_1.tolist(),
            K_2=K_2.tolist(),
            b=b,
            bias=f"({b})" if b < 0 else b,
            first=first.tolist(),
            second=second.tolist(),
            Y=answer,
        ),
        answer=answer,
        wrong=wrong,
        steps={
            "en": "Each channel by itself, then their sum, then the bias once:"
            "\n\n$$\n{{first}} + {{second}} + {{bias}} = {{Y}}\n$$",
            "zh-hans": "先分别计算每个通道，再求和，最后加一次偏置："
            "\n\n$$\n{{first}} + {{second}} + {{bias}} = {{Y}}\n$$",
        },
    )
