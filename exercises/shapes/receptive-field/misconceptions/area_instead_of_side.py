"""The elements of the square field were counted, as many as its side times itself. The exercise asks for its width along one axis.

zh-hans: 数的是整个正方形感受野的元素个数，即边长的平方。这里只要一条边的长度。
"""


def receptive_field(layers):
    field, step = 1, 1
    for kernel, stride in layers:
        field += (kernel - 1) * step
        step *= stride
    return field**2
