"""Each input element was given a step of its own. Between n elements there are n - 1 steps: `(n - 1) * s`.

zh-hans: 给每个输入元素都算了一步。n 个元素之间只有 n - 1 步：`(n - 1) * s`。
"""


def transposed_conv_output_shape(input_shape, kernel_shape, padding, stride):
    sides = zip(input_shape, kernel_shape, padding, stride)
    return tuple(n * s + k - 2 * p for n, k, p, s in sides)
