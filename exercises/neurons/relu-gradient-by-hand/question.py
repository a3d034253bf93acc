import numpy as np


def generate(rng):
    """Draw inputs of both signs, none of them 0, and gradients of both signs."""
    X = rng.permutation([-5, -3, -1, 2, 4, 6]).reshape(2, 3)
    dY = rng.choice([-9, -8, -7, 7, 8, 9], size=(2, 3))
    answer = np.where(X > 0, dY, 0).tolist()
    slips = [
        (
            np.maximum(dY, 0).tolist(),
            "ReLU was applied to the gradient. Which elements pass is decided by the sign of X, not of dY.",
            "对梯度做了 ReLU。梯度能否通过取决于 X 的符号，而不是 dY 的符号。",
        ),
        (
            dY.tolist(),
            "All gradients passed. Where X is negative the output is 0 and does not change with X.",
            "所有梯度都通过了。X 为负时输出恒为 0，不随 X 变化。",
        ),
        (
            (np.maximum(X, 0) * dY).tolist(),
            "The gradient was multiplied by ReLU's output. Its slope is 1 or 0.",
            "梯度乘以了 ReLU 的输出。应当乘以它的斜率，即 1 或 0。",
        ),
        (
            np.where(X < 0, dY, 0).tolist(),
            "It is the other way round: gradients pass where X is positive.",
            "正好相反：X 为正的地方梯度才通过。",
        ),
        (
            (X > 0).astype(int).tolist(),
            "Those are the slopes of ReLU. Multiply them by dY, as the chain rule says.",
            "这是 ReLU 的斜率。按链式法则，还要乘以 dY。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    return dict(
        parameters=dict(X=X.tolist(), dY=dY.tolist(), dX=answer),
        answer=answer,
        wrong=wrong,
        steps={
            "en": r"ReLU has the slope 1 where $X > 0$ and 0 where $X < 0$, so $\mathrm{d}Y$ passes or is blocked:"
            "\n\n$$\n\\mathrm{d}X = {{dX}}\n$$",
            "zh-hans": r"$X > 0$ 处 ReLU 的斜率为 1，$X < 0$ 处为 0，所以 $\mathrm{d}Y$ 通过或被阻断："
            "\n\n$$\n\\mathrm{d}X = {{dX}}\n$$",
        },
    )
