"""In the weight, input and output channels were swapped. PyTorch puts the output channels first: one kernel for each.

zh-hans: 权重中输入通道和输出通道的位置反了。PyTorch 把输出通道放在最前：每个输出通道一个卷积核。
"""


def conv_layer_shapes(input_shape, c_out, kernel_shape, padding, stride):
    n, c, *image = input_shape
    out = ((m + 2 * p - k) // s + 1 for m, k, p, s in zip(image, kernel_shape, padding, stride))
    return (c, c_out, *kernel_shape), (c_out,), (n, c_out, *out)
