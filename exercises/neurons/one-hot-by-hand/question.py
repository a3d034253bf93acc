import numpy as np


def generate(rng):
    """Draw labels that are not all the same."""
    classes = int(rng.integers(4, 7))
    n = 4
    labels = rng.choice(classes, size=n, replace=False)
    code = np.eye(classes, dtype=int)
    answer = code[labels].tolist()
    slips = [
        (
            code[(labels - 1) % classes].tolist(),
            "The classes were counted from 1. Label 0 has its 1 in the first column.",
            "类别是从 1 开始数的。标签 0 的 1 在第一列。",
        ),
        (
            code[(labels + 1) % classes].tolist(),
            "Every 1 stands one column too far to the right: label 0 has it in the first column.",
            "每个 1 都偏右了一列：标签 0 的 1 在第一列。",
        ),
        (
            (1 - code)[labels].tolist(),
            "Ones and zeros have changed places: the true class gets the 1.",
            "1 和 0 弄反了：真实类别处为 1。",
        ),
        (
            (code * np.arange(classes))[labels].tolist(),
            "The label itself was written in its column. One-hot coding has a 1 there.",
            "在对应的列写了标签本身。独热编码在该处写 1。",
        ),
        (
            code[classes - 1 - labels].tolist(),
            "The columns were numbered from the right. Class 0 is the first column.",
            "列是从右边开始编号的。类别 0 是第一列。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    return dict(
        parameters=dict(n=n, labels=tuple(labels.tolist()), classes=classes, Y=answer),
        answer=answer,
        wrong=wrong,
        steps={
            "en": "Each row has a single 1, in the column of its label, and zeros elsewhere:\n\n$$\n{{Y}}\n$$",
            "zh-hans": "每行只有一个 1，位于其标签所在的列，其余为零：\n\n$$\n{{Y}}\n$$",
        },
    )
