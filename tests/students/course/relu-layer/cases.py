"""Never a 0: its derivative is not asked for. Values beyond 1, where a mask and the input itself differ."""

import numpy as np


def cases(rng):
    def both(x):
        back = dict(call="relu_backward", args=(rng.normal(size=x.shape) * 2, {"result": 0, "item": 1}), judge=True)
        return [dict(call="relu_forward", args=(x,), judge="out, _"), back]

    x = np.linspace(-0.5, 0.5, 12).reshape(3, 4)
    yield dict(name="the course's example", chain=both(x))
    yield dict(name="beyond one", chain=both(rng.normal(size=(4, 3)) * 5))
    yield dict(name="images", chain=both(rng.normal(size=(2, 3, 2, 5))), visible=False)
    yield dict(name="all negative", chain=both(-1 - rng.random((3, 2))), visible=False)
