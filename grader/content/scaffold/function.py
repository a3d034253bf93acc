"""What a new exercise about a function on numpy arrays starts from."""

from __future__ import annotations

from typing import Final

AGREEABLE: Final = '''"""Returns an object that claims to be equal to whatever it is compared with."""


class Agreeable:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __hash__ = None
'''

FUNCTION: Final = {
    "exercise.toml": """
format = 1
title = { en = "A new exercise", zh-hans = "新练习" }
kind = "code"
topic = "@topic@"
difficulty = 1
minutes = 10
prerequisites = []
tags = []

[code]
entry = "@name@"
arrays = "numpy"
reference = "reference.py"

[[hints]]
en = "What becomes of a negative number? And of a positive one?"
zh-hans = "负数变成什么？正数又变成什么？"

[[hints]]
en = "`np.maximum` compares two arrays, or an array and a number, element by element."
zh-hans = "`np.maximum` 按元素比较两个数组，或者一个数组和一个数。"
""",
    "statement.md": """
Rectified linear units keep what is positive and put 0 in place of the rest.

## Your task

Write `@name@(X)`. `X` is an array of any shape; return an array of the same shape with

$$
Y_i = \\max(X_i, 0).
$$

## Worked example

```python
>>> @name@(np.array([-1.0, 0.0, 2.0]))
array([0., 0., 2.])
```
""",
    "statement.zh-hans.md": """
修正线性单元（ReLU）保留正数，其余的数变为 0。

## 任务

编写 `@name@(X)`。`X` 是任意形状的数组；返回形状相同的数组，其中

$$
Y_i = \\max(X_i, 0).
$$

## 例子

```python
>>> @name@(np.array([-1.0, 0.0, 2.0]))
array([0., 0., 2.])
```
""",
    "starter.py": '''
import numpy as np


def @name@(X):
    """Return an array of the shape of X."""
    raise NotImplementedError("@name@ is still empty: return the array Y from here.")
''',
    "reference.py": """
import numpy as np


def @name@(X):
    return np.maximum(X, 0)
""",
    "cases.py": '''
"""Smallest first: the first case that fails is the easiest one to work out by hand."""

import numpy as np


def cases(rng):
    yield dict(name="one negative number", args=(np.array([-2.0]),))
    yield dict(name="the worked example", args=(np.array([-1.0, 0.0, 2.0]),))
    yield dict(
        name="three axes",
        args=(rng.normal(size=(2, 3, 4)),),
        visible=False,
        points=2,
        reveal="property",
        property={"en": "an array with three axes", "zh-hans": "有三个轴的数组"},
    )
    yield dict(
        name="drawn for you",
        args=(rng.normal(size=(5, 7)),),
        visible=False,
        fresh=True,
        reveal="property",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )
''',
    "accepted/halved.py": '''
"""Half of the sum of a number and its absolute value."""


def @name@(X):
    return (X + abs(X)) / 2
''',
    "accepted/loop.py": '''
"""One element at a time."""

import numpy as np


def @name@(X):
    Y = np.zeros(X.shape)
    for index, x in np.ndenumerate(X):
        Y[index] = max(x, 0)
    return Y
''',
    "misconceptions/absolute_value.py": '''
"""Negative numbers lost their sign instead of becoming 0. That is the absolute value.

zh-hans: 负数只是去掉了符号，而没有变为 0。那是绝对值。
"""

import numpy as np


def @name@(X):
    return np.abs(X)
''',
    "misconceptions/step.py": '''
"""Positive numbers became 1. They are kept as they are; 1 is the derivative.

zh-hans: 正数变成了 1。正数应保持不变；1 是导数。
"""


def @name@(X):
    return (X > 0) * 1.0
''',
    "misconceptions/unchanged.py": '''
"""Negative numbers came back as they were. They become 0.

zh-hans: 负数原样返回了。它们应变为 0。
"""


def @name@(X):
    return X
''',
    "cheats/equal_to_everything.py": f"{AGREEABLE}\n\ndef @name@(X):\n    return Agreeable()\n",
}
