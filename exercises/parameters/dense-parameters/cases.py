"""Smallest first; more inputs than outputs and the other way round, with biases and without."""


def hidden(name, args, en, zh, **more):
    return dict(name=name, args=args, visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def cases(rng):
    yield dict(name="one input, one output", args=(1, 1))
    yield dict(name="the worked example", args=(3, 2))
    yield dict(name="without biases", args=(3, 2), kwargs={"bias": False})
    yield dict(name="more outputs than inputs", args=(4, 7))
    yield dict(name="a 28x28 image, 500 neurons", args=(28 * 28, 500), points=2)
    yield dict(name="a colour image of 256x256, 1000 neurons", args=(3 * 256 * 256, 1000))
    yield hidden("a single neuron", (9, 1, True), "a layer of one neuron", "只有一个神经元的层")
    yield hidden("many neurons, no biases", (5, 80, False), "a layer without biases", "没有偏置的层", points=2)
    yield hidden("as many outputs as inputs", (120, 120), "as many outputs as inputs", "输出和输入一样多")
    yield hidden(
        "drawn for you",
        (int(rng.integers(20, 5000)), int(rng.integers(20, 5000))),
        "random sizes, others for everyone",
        "随机的大小，每个人的都不同",
        fresh=True,
        points=2,
    )
    yield hidden(
        "very large",
        (2**31 + 1, 2**30 + 1),
        "numbers too large for floating point",
        "超出浮点数精度的大整数",
    )
