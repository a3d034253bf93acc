"""An epsilon that shows, a momentum that isn't a half, and the running statistics as the call left them."""

import numpy as np


def cases(rng):
    def forward(n, d, mode, eps, momentum=0.8):
        param = {"mode": mode, "eps": eps, "momentum": momentum}
        param |= {"running_mean": rng.normal(size=d), "running_var": rng.random(d) + 0.5}
        x = rng.normal(size=(n, d)) * (rng.random(d) + 0.5) + 3 * rng.normal(size=d)
        return dict(call="batchnorm_forward", args=(x, rng.normal(size=d) + 2, rng.normal(size=d), param), judge="out, _")

    def both(n, d, eps):
        back = dict(call="batchnorm_backward", args=(rng.normal(size=(n, d)), {"result": 0, "item": 1}))
        return [forward(n, d, "train", eps), back | dict(judge="dx, dgamma, dbeta")]

    left = dict(op="mutated", on=0, judge="_, _, _, bn_param")
    yield dict(name="training", chain=[forward(6, 3, "train", 1e-5)])
    yield dict(name="training, a large epsilon", chain=[forward(5, 4, "train", 0.5)])
    yield dict(name="testing", chain=[forward(6, 3, "test", 1e-5)])
    yield dict(name="testing, a large epsilon", chain=[forward(3, 4, "test", 0.25)], visible=False)
    yield dict(name="running statistics", chain=[forward(6, 3, "train", 1e-5), left])
    yield dict(name="running statistics, another momentum", chain=[forward(4, 2, "train", 1e-5, 0.3), left], visible=False)
    yield dict(name="running statistics when testing", chain=[forward(6, 3, "test", 1e-5), left])
    yield dict(name="backward", chain=both(6, 3, 1e-12))
    yield dict(name="backward, as many features as images", chain=both(4, 4, 1e-12))
    yield dict(name="backward, a large epsilon", chain=both(7, 5, 0.3), visible=False)
