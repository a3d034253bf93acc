import numpy as np


def pool(X, stride, choose=np.max):
    """Apply ``choose`` to every 3 x 3 window."""
    rows = range(0, X.shape[0] - 2, stride[0])
    columns = range(0, X.shape[1] - 2, stride[1])
    return [[int(choose(X[i : i + 3, j : j + 3])) for j in columns] for i in rows]


def generate(rng):
    """Draw an array with many negative numbers, so that zeros as padding would show, and two strides that differ."""
    X = rng.integers(-9, 4, size=(4, 4))
    X[:2, :2] = -np.abs(X[:2, :2]) - 1  # the first window is negative
    stride = [(1, 2), (2, 1)][int(rng.integers(2))]
    low, high = -99, 99
    padded = np.pad(X, 1, constant_values=low)
    answer = pool(padded, stride)
    slips = [
        (
            pool(np.pad(X, 1), stride),
            "Zeros were taken as padding. A maximum is padded with minus infinity, so that padding never wins.",
            "填充用了零。求最大值时用负无穷填充，使填充永远不会成为最大值。",
        ),
        (
            pool(np.pad(X, (0, 2), constant_values=low), stride),
            "The windows started at the corner of the array. With a padding of 1 the first window starts one row above "
            "and one column to the left of it.",
            "窗口从数组的左上角开始了。填充为 1 时，第一个窗口从上方一行、左侧一列开始。",
        ),
        (
            [row[: len(answer[0])] for row in pool(padded, (1, 1))[: len(answer)]],
            f"The window moved on by 1 each time. It moves on by {stride[0]} downwards and by {stride[1]} across.",
            f"窗口每次只移动了 1。它纵向每次移动 {stride[0]}，横向每次移动 {stride[1]}。",
        ),
        (
            pool(np.pad(X, 1, constant_values=high), stride, np.min),
            "Those are the smallest elements of the windows; the largest are asked for.",
            "这是各窗口中的最小元素；要求的是最大元素。",
        ),
        (
            pool(np.pad(np.abs(X), 1), stride),
            "The signs were left out: a negative number is smaller than any positive one.",
            "忽略了符号：负数小于任何正数。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    down, across = len(answer), len(answer[0])
    corner = ", ".join(map(str, X[:2, :2].ravel().tolist()))
    return dict(
        parameters=dict(X=X.tolist(), stride=stride, Y=answer),
        answer=answer,
        wrong=wrong,
        steps={
            "en": rf"Padded by 1, the array has 6 rows and 6 columns: "
            rf"$\lfloor (6 - 3) / {stride[0]} \rfloor + 1 = {down}$ "
            rf"windows downwards, $\lfloor (6 - 3) / {stride[1]} \rfloor + 1 = {across}$ across."
            "\n\n"
            f"The first window sees {corner} of the array, and padding, which never wins: {answer[0][0]}. All of them:"
            "\n\n$$\n{{Y}}\n$$",
            "zh-hans": rf"填充 1 之后数组有 6 行 6 列："
            rf"纵向有 $\lfloor (6 - 3) / {stride[0]} \rfloor + 1 = {down}$ 个窗口，"
            rf"横向有 $\lfloor (6 - 3) / {stride[1]} \rfloor + 1 = {across}$ 个。"
            "\n\n"
            f"第一个窗口看到数组中的 {corner}，以及永远不会成为最大值的填充：{answer[0][0]}。全部结果："
            "\n\n$$\n{{Y}}\n$$",
        },
    )
