"""Nothing is square, padding is 0, 1 and 2, the stride is never the filter's side; the cache stays where it is."""

import numpy as np


def forward(x, w, b, **param):
    return dict(call="conv_forward_naive", args=(x, w, b, param), judge="out, _")


def drawn(rng, x, w, stride, pad):
    rows, columns = ((n + 2 * pad - k) // stride + 1 for n, k in zip(x[2:], w[2:]))
    first = forward(rng.normal(size=x), rng.normal(size=w), rng.normal(size=w[0]), stride=stride, pad=pad)
    dout = rng.normal(size=(x[0], w[0], rows, columns))
    back = dict(call="conv_backward_naive", args=(dout, {"result": 0, "item": 1}), judge="dx, dw, db")
    return [first], [first, back]


def cases(rng):
    def ramp(low, high, shape):
        return np.linspace(low, high, int(np.prod(shape))).reshape(shape)

    x, w = ramp(-0.1, 0.5, (2, 3, 4, 4)), ramp(-0.2, 0.3, (3, 3, 4, 4))
    yield dict(name="the course's example", chain=[forward(x, w, np.array([-0.1, 0.0, 0.2]), stride=2, pad=1)])
    for name, x, w, stride, pad, visible in [
        ("no padding", (1, 1, 3, 4), (2, 1, 2, 2), 1, 0, True),
        ("nothing square", (2, 3, 5, 7), (4, 3, 3, 2), 1, 0, True),
        ("padding of two", (2, 2, 5, 8), (3, 2, 3, 4), 2, 2, True),
        ("a row left over", (3, 2, 6, 9), (2, 2, 3, 2), 2, 1, False),
        ("higher than wide", (2, 1, 7, 5), (3, 1, 2, 3), 3, 2, False),
    ]:
        way, both = drawn(rng, x, w, stride, pad)
        yield dict(name=f"{name}, forward", chain=way, visible=visible)
        yield dict(name=f"{name}, backward", chain=both, visible=visible)
