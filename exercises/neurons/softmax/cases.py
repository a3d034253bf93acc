"""Smallest first; large scores after the first few, with rows that are far from one another."""

import numpy as np


def hidden(name, args, en, zh, **more):
    return dict(
        name=name,
        args=args,
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": en, "zh-hans": zh},
        **more,
    )


def cases(rng):
    yield dict(name={"en": "one row", "zh-hans": "一行"}, args=(np.array([[1.0, 2.0, 3.0]]),))
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=(np.array([[0.0, 0.0], [1.0, 3.0]]),))
    yield dict(
        name={"en": "three rows of four scores", "zh-hans": "三行，每行四个得分"},
        args=(np.arange(12.0).reshape(3, 4) % 5,),
    )
    yield dict(
        name={"en": "large scores", "zh-hans": "很大的得分"},
        args=(np.array([[1000.0, 1001.0, 999.0], [-1000.0, -1000.0, -999.0]]),),
        points=2,
    )
    yield hidden(
        {"en": "one score a row", "zh-hans": "每行一个得分"},
        (np.array([[3.0], [-800.0]]),),
        "a single score in each row",
        "每行只有一个得分",
    )
    yield hidden(
        {"en": "rows far apart", "zh-hans": "各行相差很远"},
        (np.array([[900.0, 901.0], [0.0, 1.0], [-900.0, -898.0], [-900.0, 900.0]]),),
        "rows whose scores are far from those of the others",
        "各行的得分相差悬殊",
        points=2,
    )
    yield hidden(
        {"en": "a wide batch", "zh-hans": "较宽的批量"},
        (3 * rng.normal(size=(2, 10)),),
        "more classes than examples",
        "类别数多于样本数",
    )
    yield hidden(
        {"en": "a batch of one", "zh-hans": "批量大小为一"},
        (rng.normal(size=(1, 6)),),
        "a batch of one example",
        "批量大小为一",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (4 * rng.normal(size=(5, 5)).T,),
        "random scores, others for everyone",
        "随机得分，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Few small scores, then large ones."""
    for scale in (1.0, 600.0):
        for n, k in ((1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 2)):
            for _ in range(3):
                yield dict(args=(scale * rng.integers(-2, 3, size=(n, k)),))
