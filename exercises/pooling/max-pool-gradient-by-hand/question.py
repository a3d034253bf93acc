import numpy as np


def spread(X, dY, place):
    """Put each gradient where ``place`` finds it in its window, and zeros elsewhere."""
    dX = np.zeros_like(X)
    for i in range(2):
        for j in range(2):
            row, column = divmod(int(place(X[2 * i : 2 * i + 2, 2 * j : 2 * j + 2])), 2)
            dX[2 * i + row, 2 * j + column] = dY[i, j]
    return dX.tolist()


def generate(rng):
    """Draw an array without ties, and gradients other than 0."""
    X = rng.permutation(np.arange(-6, 10)).reshape(4, 4)
    dY = rng.choice([-5, -4, -3, -2, 2, 3, 4, 5], size=(2, 2), replace=False)
    answer = spread(X, dY, np.argmax)
    everywhere = np.repeat(np.repeat(dY, 2, axis=0), 2, axis=1)
    slips = [
        (
            everywhere.tolist(),
            "Every element of a window got the gradient. Only the largest has an influence on the output.",
            "窗口中的每个元素都得到了梯度。只有最大的元素影响输出。",
        ),
        (
            (everywhere / 4).tolist(),
            "The gradients were shared out, as mean pooling does. Max pooling hands them to the largest element alone.",
            "梯度被平均分配了，那是平均汇聚的做法。最大汇聚只把梯度传给最大的元素。",
        ),
        (
            spread(X, dY, np.argmin),
            "The smallest element of each window got the gradient; it belongs to the largest.",
            "每个窗口中最小的元素得到了梯度；梯度应当传给最大的元素。",
        ),
        (
            spread(X, dY, lambda window: np.argmax(np.abs(window))),
            "The largest element was chosen without its sign: a negative number is smaller than any positive one.",
            "选最大元素时忽略了符号：负数小于任何正数。",
        ),
        (
            spread(X, dY, lambda window: 0),
            "The upper left element of each window got the gradient; it belongs to the largest, wherever it is.",
            "每个窗口左上角的元素得到了梯度；梯度应当传给最大的元素，无论它在哪里。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    largest = [int(X[i : i + 2, j : j + 2].max()) for i in (0, 2) for j in (0, 2)]
    return dict(
        parameters=dict(X=X.tolist(), dY=dY.tolist()),
        answer=answer,
        wrong=wrong,
        steps={
            "en": f"The largest elements of the windows are {', '.join(map(str, largest))}. Each gets its window's "
            f"gradient, {', '.join(map(str, dY.ravel().tolist()))} in the same order; all others get 0, as a small "
            "change of theirs changes nothing.",
            "zh-hans": f"各窗口的最大元素依次是 {', '.join(map(str, largest))}。它们得到各自窗口的梯度，依次为 "
            f"{', '.join(map(str, dY.ravel().tolist()))}；其余元素的微小变化不影响输出，所以梯度为 0。",
        },
    )
