"""The input's side was divided by the stride. The window has to fit in as well: take its size off the padded side before you divide, and add 1 after.

zh-hans: 直接用输入的边长除以步幅。窗口本身也要放得下：先从填充后的边长减去窗口大小再除，最后加 1。
"""


def pool_output_shape(input_shape, pool_size, padding, stride):
    c, n_h, n_w = input_shape
    return c, n_h // stride[0], n_w // stride[1]
