"""The number of steps was rounded up. A step that would push the window over the edge is not taken, so round down: `//`.

section: Good to know

zh-hans: 步数被向上取整了。会让窗口越过边缘的那一步不走，因此要向下取整：`//`。
"""


def pool_output_shape(input_shape, pool_size, padding, stride):
    sides = zip(input_shape[1:], pool_size, padding, stride)
    return (input_shape[0], *(-(-(n + 2 * p - k) // s) + 1 for n, k, p, s in sides))
