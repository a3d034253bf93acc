"""Smallest first; more inputs than outputs and the other way round, with biases and without."""


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
    yield dict(name={"en": "one input, one output", "zh-hans": "一个输入，一个输出"}, args=(1, 1))
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=(3, 2))
    yield dict(name={"en": "without biases", "zh-hans": "没有偏置"}, args=(3, 2), kwargs={"bias": False})
    yield dict(name={"en": "more outputs than inputs", "zh-hans": "输出比输入多"}, args=(4, 7))
    yield dict(
        name={"en": "a 28x28 image, 500 neurons", "zh-hans": "28×28 图像，500 个神经元"}, args=(28 * 28, 500), points=2
    )
    yield dict(
        name={"en": "a colour image of 256x256, 1000 neurons", "zh-hans": "256×256 彩色图像，1000 个神经元"},
        args=(3 * 256 * 256, 1000),
    )
    yield hidden(
        {"en": "a single neuron", "zh-hans": "单个神经元"}, (9, 1, True), "a layer of one neuron", "只有一个神经元的层"
    )
    yield hidden(
        {"en": "many neurons, no biases", "zh-hans": "很多神经元，没有偏置"},
        (5, 80, False),
        "a layer without biases",
        "没有偏置的层",
        points=2,
    )
    yield hidden(
        {"en": "as many outputs as inputs", "zh-hans": "输出数等于输入数"},
        (120, 120),
        "as many outputs as inputs",
        "输出和输入一样多",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (int(rng.integers(20, 5000)), int(rng.integers(20, 5000))),
        "random sizes, others for everyone",
        "随机的大小，每个人的都不同",
        fresh=True,
        points=2,
    )
    yield hidden(
        {"en": "very large", "zh-hans": "非常大"},
        (2**31 + 1, 2**30 + 1),
        "numbers too large for floating point",
        "超出浮点数精度的大整数",
    )


def family(rng, name):
    """Few inputs and outputs."""
    for n_in, n_out in ((1, 1), (2, 1), (1, 2), (2, 3), (3, 2)):
        for bias in (True, False):
            yield dict(args=(n_in, n_out), kwargs={"bias": bias})
