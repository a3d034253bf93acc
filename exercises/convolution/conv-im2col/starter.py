import numpy as np


def im2col(X, kernel_shape, padding, stride):
    """Return the windows of the image X, (c, h, w), as the columns of a matrix."""
    raise NotImplementedError("im2col is still empty: return the matrix of columns from here.")


def conv2d_as_product(X, W, b, padding, stride):
    """Return the convolution of X, (c, h, w), with W, (o, c, k_h, k_w), plus b, (o,), as a matrix product."""
    raise NotImplementedError("conv2d_as_product is still empty: return the output, (o, h', w'), from here.")
