"""Windows that overlap, touch and leave gaps; none is square where it need not be."""

import numpy as np


def forward(x, height, width, stride):
    param = {"pool_height": height, "pool_width": width, "stride": stride}
    return dict(call="max_pool_forward_naive", args=(x, param), judge="out, _")


def both(rng, x, height, width, stride):
    rows, columns = (x.shape[2] - height) // stride + 1, (x.shape[3] - width) // stride + 1
    dout = rng.normal(size=(*x.shape[:2], rows, columns))
    back = dict(call="max_pool_backward_naive", args=(dout, {"result": 0, "item": 1}), judge=True)
    return [forward(x, height, width, stride), back]


def distinct(rng, *shape):
    """Numbers of both signs, no two alike."""
    return rng.permutation(int(np.prod(shape))).reshape(shape) / 4.0 - 3.1


def cases(rng):
    x = np.linspace(-0.3, 0.4, 96).reshape(2, 3, 4, 4)
    yield dict(name="the course's example", chain=[forward(x, 2, 2, 2)])
    yield dict(name="the course's example, backward", chain=both(rng, distinct(rng, 3, 2, 8, 8), 2, 2, 2))
    yield dict(name="all negative", chain=[forward(-1 - distinct(rng, 1, 2, 4, 6) ** 2, 2, 3, 2)])
    for name, shape, height, width, stride, visible in [
        ("windows overlap", (1, 2, 4, 5), 2, 3, 1, True),
        ("higher than wide, with an overlap", (2, 1, 7, 5), 3, 2, 2, True),
        ("gaps between windows", (2, 2, 5, 8), 1, 2, 3, False),
        ("rows left over", (2, 3, 6, 7), 3, 2, 2, False),
    ]:
        x = distinct(rng, *shape)
        yield dict(name=f"{name}, forward", chain=[forward(x, height, width, stride)], visible=visible)
        yield dict(name=f"{name}, backward", chain=both(rng, x, height, width, stride), visible=visible)
