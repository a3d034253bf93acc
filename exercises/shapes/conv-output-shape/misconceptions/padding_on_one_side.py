"""The padding was counted once. It is added on both sides, so it makes the input 2 * p larger.

section: Good to know

zh-hans: 填充只算了一次。填充加在两侧，所以输入增大 2 * p。
"""


def conv_output_shape(input_shape, kernel_shape, padding, stride):
    return tuple((n + p - k) // s + 1 for n, k, p, s in zip(input_shape, kernel_shape, padding, stride))
