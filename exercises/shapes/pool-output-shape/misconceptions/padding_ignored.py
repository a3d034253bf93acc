"""The padding was left out. It makes the input 2 * p larger before the window moves over it.

zh-hans: 没有考虑填充。窗口滑动之前，填充使输入增大 2 * p。
"""


def pool_output_shape(input_shape, pool_size, padding, stride):
    sides = zip(input_shape[1:], pool_size, stride)
    return (input_shape[0], *((n - k) // s + 1 for n, k, s in sides))
