"""What a new exercise about a torch module starts from."""

from __future__ import annotations

from typing import Final

from grader.content.scaffold.function import AGREEABLE

MODULE: Final = {
    "exercise.toml": """
format = 1
title = { en = "A new module", zh-hans = "新模块" }
kind = "code"
topic = "@topic@"
difficulty = 2
minutes = 15
prerequisites = []
tags = []

[code]
entry = "@Name@"
arrays = "torch"
reference = "reference.py"
device = "any"

[[hints]]
en = "Which shape does `weight` have, and which one does the product need?"
zh-hans = "`weight` 是什么形状？乘法需要的又是什么形状？"

[[hints]]
en = "`nn.Parameter` makes a tensor one of the module's parameters; `X.matmul(self.weight.T)` has the shape $(b, m)$."
zh-hans = "`nn.Parameter` 使一个张量成为模块的参数；`X.matmul(self.weight.T)` 的形状是 $(b, m)$。"
""",
    "statement.md": """
A dense layer multiplies its input with a matrix of weights and adds a bias.

## Your task

Write the class `@Name@`, a `torch.nn.Module`. `@Name@(n, m)` has a parameter `weight` of shape $(m, n)$ and a
parameter `bias` of shape $(m)$. Called with `X` of shape $(b, n)$, it returns the tensor of shape $(b, m)$

$$
Y = X W^\\top + b.
$$

The names of the parameters count: weights of ours are loaded into your module before it is called.
""",
    "statement.zh-hans.md": """
全连接层把输入与权重矩阵相乘，再加上偏置。

## 任务

编写类 `@Name@`，它是一个 `torch.nn.Module`。`@Name@(n, m)` 有形状为 $(m, n)$ 的参数 `weight`
和形状为 $(m)$ 的参数 `bias`。以形状为 $(b, n)$ 的 `X` 调用时，返回形状为 $(b, m)$ 的张量

$$
Y = X W^\\top + b.
$$

参数的名称必须一致：调用之前，会把我们的权重加载到你的模块中。
""",
    "starter.py": '''
import torch
from torch import nn


class @Name@(nn.Module):
    """A dense layer from n to m features, with the parameters weight and bias."""

    def __init__(self, n, m):
        super().__init__()
        raise NotImplementedError("@Name@ is still empty: make the parameters weight and bias here.")

    def forward(self, X):
        raise NotImplementedError("@Name@.forward is still empty: return the tensor Y from here.")
''',
    "reference.py": """
import torch
from torch import nn


class @Name@(nn.Module):
    def __init__(self, n, m):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(m, n))
        self.bias = nn.Parameter(torch.zeros(m))

    def forward(self, X):
        return X @ self.weight.T + self.bias
""",
    "cases.py": '''
"""Each case makes a module, loads the same weights into everybody's, and calls it."""

import numpy as np


def case(rng, b, n, m, **keys):
    state = {"weight": rng.normal(size=(m, n)).astype(np.float32), "bias": rng.normal(size=m).astype(np.float32)}
    X = rng.normal(size=(b, n)).astype(np.float32)
    return dict(
        chain=[
            dict(args=(n, m)),
            dict(op="load_state", on=0, args=(state,)),
            dict(on=0, args=(X,), judge=True),
        ],
        **keys,
    )


def cases(rng):
    yield case(rng, 1, 1, 1, name="one number in, one out")
    yield case(rng, 2, 3, 4, name="three numbers in, four out")
    yield case(
        rng,
        5,
        7,
        2,
        name="drawn for you",
        visible=False,
        fresh=True,
        points=2,
        reveal="property",
        property={"en": "random weights, others for everyone", "zh-hans": "随机权重，每个人的都不同"},
    )
''',
    "accepted/linear.py": '''
"""torch's own layer has the same parameters."""

from torch import nn


class @Name@(nn.Linear):
    pass
''',
    "accepted/einsum.py": '''
"""The sum written with indices."""

import torch
from torch import nn


class @Name@(nn.Module):
    def __init__(self, n, m):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(m, n))
        self.bias = nn.Parameter(torch.randn(m))

    def forward(self, X):
        return torch.einsum("bn,mn->bm", X, self.weight) + self.bias
''',
    "misconceptions/no_bias.py": '''
"""The bias was not added.

zh-hans: 没有加上偏置。
"""

import torch
from torch import nn


class @Name@(nn.Linear):
    def forward(self, X):
        return X @ self.weight.T
''',
    "misconceptions/bias_subtracted.py": '''
"""The bias was subtracted instead of added.

zh-hans: 偏置被减去了，应当加上。
"""

import torch
from torch import nn


class @Name@(nn.Linear):
    def forward(self, X):
        return X @ self.weight.T - self.bias
''',
    "misconceptions/with_activation.py": '''
"""Negative outputs became 0. An activation function belongs behind the layer, not into it.

zh-hans: 负的输出变成了 0。激活函数应放在该层之后，而不是该层之中。
"""

import torch
from torch import nn


class @Name@(nn.Linear):
    def forward(self, X):
        return torch.relu(super().forward(X))
''',
    "cheats/equal_to_everything.py": f"""{AGREEABLE}

class @Name@:
    def __init__(self, n, m):
        pass

    def load_state_dict(self, *args, **kwargs):
        pass

    def __call__(self, X):
        return Agreeable()
""",
}
