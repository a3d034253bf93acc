"""Each function by itself; then, as a property of the two, both orders on the same image."""

import numpy as np

SUM = {
    "en": "Each pixel meets each weight once: the result sums to the image's sum times the kernel's.",
    "zh-hans": "每个像素与每个权重恰好相遇一次：结果之和等于图像之和乘以卷积核之和。",
}


def hidden(en, zh, family):
    return dict(visible=False, reveal="minimised", family=family, property={"en": en, "zh-hans": zh})


def equivariant(shifted_first, correlated_first, total):
    """Both orders give the same image, and one whose sum is the image's times the kernel's: an empty one has not."""
    if not np.isclose(shifted_first.sum(), total):
        return dict(ok=False, why=SUM)
    return dict(left=shifted_first, right=correlated_first)


def both_orders(X, K, down, right):
    """Shift, then correlate; correlate, then shift. The two last results are held against each other."""
    return dict(
        chain=[
            dict(call="shift2d", args=(X, down, right), judge=False),
            dict(call="circular_corr2d", args=({"result": 0}, K), judge=True),
            dict(call="circular_corr2d", args=(X, K), judge=False),
            dict(call="shift2d", args=({"result": 2}, down, right), judge=True),
        ],
        check="property",
        options=dict(relation="equivariant", data=dict(total=float(X.sum() * K.sum()))),
    )


def cases(rng):
    row = np.array([[1.0, 2.0, 4.0]])
    yield dict(name={"en": "shift: one to the right", "zh-hans": "平移：向右一格"}, call="shift2d", args=(row, 0, 1))
    yield dict(
        name={"en": "shift: one down, two to the left", "zh-hans": "平移：向下一格，向左两格"},
        call="shift2d",
        args=(np.arange(12.0).reshape(3, 4), 1, -2),
    )
    yield dict(
        name={"en": "correlate: the worked example", "zh-hans": "互相关：例题"},
        call="circular_corr2d",
        args=(row, np.array([[1.0, 1.0]])),
    )
    yield dict(
        name={"en": "correlate: over the lower and the right edge", "zh-hans": "互相关：越过下边和右边"},
        call="circular_corr2d",
        args=(np.arange(6.0).reshape(2, 3), np.array([[1.0, 0.0], [0.0, 10.0]])),
        points=2,
    )
    yield dict(
        name={"en": "correlate: one weight", "zh-hans": "互相关：一个权重"},
        call="circular_corr2d",
        args=(np.arange(6.0).reshape(3, 2), np.array([[2.0]])),
    )
    yield dict(
        name={"en": "both orders", "zh-hans": "两种次序"},
        points=2,
        property={"en": "both orders give the same image", "zh-hans": "两种次序得到同一张图像"},
        **both_orders(np.arange(12.0).reshape(3, 4), np.array([[1.0, -1.0], [2.0, 0.0]]), 1, 2),
    )
    yield dict(
        name={"en": "shift by more than the image", "zh-hans": "平移超出图像"},
        call="shift2d",
        args=(rng.normal(size=(4, 5)), -9, 13),
        **hidden("a shift by more than the image's size", "平移量超过图像的大小", "shift"),
    )
    yield dict(
        name={"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        call="circular_corr2d",
        args=(rng.normal(size=(3, 4)), rng.normal(size=(3, 4))),
        **hidden("a kernel as large as the image", "卷积核和图像一样大", "correlate"),
    )
    yield dict(
        name={"en": "both orders, nothing square", "zh-hans": "两种次序，都不是正方形"},
        points=2,
        **both_orders(rng.normal(size=(10, 12))[::2, ::-2].T, rng.normal(size=(2, 3)), -2, 3),
        **hidden("both orders, with a kernel that is not square", "两种次序，卷积核不是正方形", "orders"),
    )
    yield dict(
        name={"en": "drawn for you: both orders", "zh-hans": "为你随机抽取：两种次序"},
        fresh=True,
        points=2,
        **both_orders(
            rng.normal(size=(5, 7)), rng.normal(size=(3, 2)), int(rng.integers(1, 5)), int(rng.integers(1, 7))
        ),
        **hidden(
            "both orders with random numbers, others for everyone", "随机数值、两种次序，每个人的都不同", "orders"
        ),
    )


def family(rng, name):
    """Small images of whole numbers."""
    for n_h, n_w in ((1, 2), (2, 1), (2, 2), (2, 3), (3, 2)):
        X = rng.integers(0, 9, size=(n_h, n_w)).astype(float)
        for down, right in ((0, 1), (1, 0), (-1, 2), (4, -3)):
            for k_h, k_w in ((1, 2), (2, 1)) if name != "shift" else ((1, 1),):
                K = rng.integers(-2, 4, size=(min(k_h, n_h), min(k_w, n_w))).astype(float)
                if name == "shift":
                    yield dict(call="shift2d", args=(X, down, right))
                elif name == "correlate":
                    yield dict(call="circular_corr2d", args=(X, K))
                else:
                    yield both_orders(X, K, down, right)
