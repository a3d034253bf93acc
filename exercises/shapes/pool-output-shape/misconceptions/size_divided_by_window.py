"""The input's side was divided by the window's. That fits only windows that lie side by side on an input without padding; count the steps of size `stride` on the padded input.

zh-hans: 直接用输入的边长除以窗口的边长。这只适用于没有填充、窗口一个挨一个的情形；请在填充后的输入上按 `stride` 数步数。
"""


def pool_output_shape(input_shape, pool_size, padding, stride):
    c, n_h, n_w = input_shape
    return c, n_h // pool_size[0], n_w // pool_size[1]
