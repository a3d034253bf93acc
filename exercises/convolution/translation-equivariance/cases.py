"""Each function by itself, then both orders of the two on the same image."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="property", property={"en": en, "zh-hans": zh})


def both_orders(X, K, down, right):
    """Shift, then correlate; correlate, then shift. The two last results are judged."""
    return dict(
        chain=[
            dict(call="shift2d", args=(X, down, right), judge=False),
            dict(call="circular_corr2d", args=({"result": 0}, K), judge=True),
            dict(call="circular_corr2d", args=(X, K), judge=False),
            dict(call="shift2d", args=({"result": 2}, down, right), judge=True),
        ]
    )


def cases(rng):
    row = np.array([[1.0, 2.0, 4.0]])
    yield dict(name="shift: one to the right", call="shift2d", args=(row, 0, 1))
    yield dict(name="shift: one down, two to the left", call="shift2d", args=(np.arange(12.0).reshape(3, 4), 1, -2))
    yield dict(name="correlate: the worked example", call="circular_corr2d", args=(row, np.array([[1.0, 1.0]])))
    yield dict(
        name="correlate: over the lower and the right edge",
        call="circular_corr2d",
        args=(np.arange(6.0).reshape(2, 3), np.array([[1.0, 0.0], [0.0, 10.0]])),
        points=2,
    )
    yield dict(
        name="correlate: one weight", call="circular_corr2d", args=(np.arange(6.0).reshape(3, 2), np.array([[2.0]]))
    )
    yield dict(
        name="both orders",
        points=2,
        **both_orders(np.arange(12.0).reshape(3, 4), np.array([[1.0, -1.0], [2.0, 0.0]]), 1, 2),
    )
    yield dict(
        name="shift by more than the image",
        call="shift2d",
        args=(rng.normal(size=(4, 5)), -9, 13),
        **hidden("a shift by more than the image's size", "平移量超过图像的大小"),
    )
    yield dict(
        name="kernel as large as the image",
        call="circular_corr2d",
        args=(rng.normal(size=(3, 4)), rng.normal(size=(3, 4))),
        **hidden("a kernel as large as the image", "卷积核和图像一样大"),
    )
    yield dict(
        name="both orders, nothing square",
        points=2,
        **both_orders(rng.normal(size=(10, 12))[::2, ::-2].T, rng.normal(size=(2, 3)), -2, 3),
        **hidden("both orders, with a kernel that is not square", "两种顺序，卷积核不是正方形"),
    )
    yield dict(
        name="drawn for you: both orders",
        fresh=True,
        points=2,
        **both_orders(
            rng.normal(size=(5, 7)), rng.normal(size=(3, 2)), int(rng.integers(1, 5)), int(rng.integers(1, 7))
        ),
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )
