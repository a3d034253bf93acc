"""What a new exercise whose functions are called one after the other starts from: each gets what the last one kept."""

from __future__ import annotations

from typing import Final

from grader.content.scaffold.function import AGREEABLE

CHAIN: Final = {
    "exercise.toml": """
format = 1
title = { en = "A new layer, forward and backward", zh-hans = "新的层：前向与反向" }
kind = "code"
topic = "@topic@"
difficulty = 2
minutes = 20
prerequisites = []
tags = ["forward", "backward"]

[code]
entry = ["@stem@_forward", "@stem@_backward"]
arrays = "numpy"
reference = "reference.py"

[judge]
reduction = 8

[[hints]]
en = "What does the backward pass need of the forward pass? Keep that, and nothing else, in `cache`."
zh-hans = "反向传播需要前向传播中的什么？把它们放进 `cache`，不必更多。"

[[hints]]
en = "Write down the shapes: which product of `X` (b, n) and `dY` (b, m) has the shape (n, m)?"
zh-hans = "写出形状：`X` (b, n) 与 `dY` (b, m) 怎样相乘得到 (n, m)？"
""",
    "statement.md": """
A dense layer multiplies its input with a matrix of weights and adds a bias. Training sends a gradient back through it.

## Your task

Write two functions. `@stem@_forward(X, W, b)` gets `X` of shape $(b, n)$, `W` of shape $(n, m)$ and `b` of shape $(m)$.
It returns a pair: the array of shape $(b, m)$

$$
Y = X W + b,
$$

and a `cache` of your own choice, which is handed to the second function as it is.

`@stem@_backward(dY, cache)` gets the gradient of a loss with respect to `Y`. It returns the gradients `dX`, `dW`, `db`,
in this order, each of the shape of what it belongs to:

$$
dX = dY \\, W^\\top, \\qquad dW = X^\\top dY, \\qquad db_j = \\sum_i dY_{i,j}.
$$

## Worked example

```python
>>> Y, cache = @stem@_forward(np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]), np.array([5.0]))
>>> Y
array([[16.]])
>>> @stem@_backward(np.array([[2.0]]), cache)
(array([[6., 8.]]), array([[2.], [4.]]), array([2.]))
```
""",
    "statement.zh-hans.md": """
全连接层把输入与权重矩阵相乘，再加上偏置。训练时，梯度沿着它往回传。

## 任务

编写两个函数。`@stem@_forward(X, W, b)` 的 `X` 形状为 $(b, n)$，`W` 形状为 $(n, m)$，`b` 形状为 $(m)$。
它返回两项：形状为 $(b, m)$ 的数组

$$
Y = X W + b,
$$

以及由你自己决定内容的 `cache`，它会原样交给第二个函数。

`@stem@_backward(dY, cache)` 的 `dY` 是损失对 `Y` 的梯度。它依次返回梯度 `dX`、`dW`、`db`，
形状与各自对应的量相同：

$$
dX = dY \\, W^\\top, \\qquad dW = X^\\top dY, \\qquad db_j = \\sum_i dY_{i,j}.
$$

## 例子

```python
>>> Y, cache = @stem@_forward(np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]), np.array([5.0]))
>>> Y
array([[16.]])
>>> @stem@_backward(np.array([[2.0]]), cache)
(array([[6., 8.]]), array([[2.], [4.]]), array([2.]))
```
""",
    "starter.py": '''
import numpy as np


def @stem@_forward(X, W, b):
    """Return the array Y and the cache that @stem@_backward gets."""
    raise NotImplementedError("@stem@_forward is still empty: return Y, cache from here.")


def @stem@_backward(dY, cache):
    """Return the gradients dX, dW, db."""
    raise NotImplementedError("@stem@_backward is still empty: return dX, dW, db from here.")
''',
    "reference.py": """
import numpy as np


def @stem@_forward(X, W, b):
    return X @ W + b, (X, W)


def @stem@_backward(dY, cache):
    X, W = cache
    return dY @ W.T, X.T @ dY, dY.sum(axis=0)
""",
    "cases.py": '''
"""Each case calls the first function, then hands what it kept to the second: step 1 takes item 1 of step 0's result.

Of the pair that the first returns only `Y` is compared. `_` is the student's own, and never leaves the jail.
"""

import numpy as np


def there_and_back(X, W, b, dY):
    return [
        dict(call="@stem@_forward", args=(X, W, b), judge="Y, _"),
        dict(call="@stem@_backward", args=(dY, {"result": 0, "item": 1}), judge="dX, dW, db"),
    ]


def drawn(rng, b, n, m):
    return there_and_back(
        rng.normal(size=(b, n)), rng.normal(size=(n, m)), rng.normal(size=m), rng.normal(size=(b, m))
    )


def cases(rng):
    yield dict(
        name={"en": "one number in, one out", "zh-hans": "一个数进，一个数出"},
        chain=there_and_back(np.array([[2.0]]), np.array([[3.0]]), np.array([1.0]), np.array([[5.0]])),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        chain=there_and_back(
            np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]), np.array([5.0]), np.array([[2.0]])
        ),
    )
    yield dict(
        name={"en": "three examples, two inputs, four outputs", "zh-hans": "三个样本，两个输入，四个输出"},
        chain=drawn(rng, 3, 2, 4),
        points=2,
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        chain=drawn(rng, 5, 3, 2),
        visible=False,
        fresh=True,
        points=2,
        reveal="property",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )
''',
    "accepted/einsum.py": '''
"""The sums written with indices; the cache is a dict."""

import numpy as np


def @stem@_forward(X, W, b):
    return np.einsum("bn,nm->bm", X, W) + b, {"input": X, "weights": W}


def @stem@_backward(dY, cache):
    dX = np.einsum("bm,nm->bn", dY, cache["weights"])
    dW = np.einsum("bn,bm->nm", cache["input"], dY)
    return dX, dW, np.einsum("bm->m", dY)
''',
    "accepted/examples.py": '''
"""One example after the other; the cache holds the bias too, which nobody needs."""

import numpy as np


def @stem@_forward(X, W, b):
    return np.stack([np.dot(x, W) + b for x in X]), (X, W, b)


def @stem@_backward(dY, cache):
    X, W, b = cache
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i in range(len(X)):
        dX[i] = W.dot(dY[i])
        dW += np.outer(X[i], dY[i])
        db += dY[i]
    return dX, dW, db
''',
    "misconceptions/no_bias.py": '''
"""The bias was not added in the forward pass.

zh-hans: 前向传播时没有加上偏置。
"""


def @stem@_forward(X, W, b):
    return X @ W, (X, W)


def @stem@_backward(dY, cache):
    X, W = cache
    return dY @ W.T, X.T @ dY, dY.sum(axis=0)
''',
    "misconceptions/mean_over_the_batch.py": '''
"""The gradients of the weights and the bias are means over the batch. They are sums: the loss says whether to divide.

zh-hans: 权重和偏置的梯度对批量取了平均。应当求和：是否除以批量大小由损失决定。
"""


def @stem@_forward(X, W, b):
    return X @ W + b, (X, W)


def @stem@_backward(dY, cache):
    X, W = cache
    return dY @ W.T, X.T @ dY / len(X), dY.mean(axis=0)
''',
    "misconceptions/no_incoming_gradient.py": '''
"""The gradients are those of the sum of Y: dY was not used. Each of the three begins with the gradient that comes in.

zh-hans: 得到的是 Y 之和的梯度：没有用到 dY。三个梯度都要从传入的梯度算起。
"""

import numpy as np


def @stem@_forward(X, W, b):
    return X @ W + b, (X, W)


def @stem@_backward(dY, cache):
    X, W = cache
    ones = np.ones(dY.shape)
    return ones @ W.T, X.T @ ones, ones.sum(axis=0)
''',
    "cheats/equal_to_everything.py": f"""{AGREEABLE}

def @stem@_forward(X, W, b):
    return Agreeable(), Agreeable()


def @stem@_backward(dY, cache):
    return Agreeable(), Agreeable(), Agreeable()
""",
}
