"""The result says where edges are as 1 and 0. The size and sign of the step are wanted too: return the difference itself.

zh-hans: 结果只用 1 和 0 表示哪里有边缘。还需要变化的大小和方向：请直接返回差值。
"""

import numpy as np


def detect_edges(X):
    return (X[:, :-1] != X[:, 1:]).astype(float)
