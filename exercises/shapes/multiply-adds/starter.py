def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    """Return the multiply-adds of a convolution for one input of shape (c, h, w)."""
    raise NotImplementedError("conv_multiply_adds is still empty: return an int from here.")


def dense_multiply_adds(n_in, n_out):
    """Return the multiply-adds of a dense layer for one example."""
    raise NotImplementedError("dense_multiply_adds is still empty: return an int from here.")
