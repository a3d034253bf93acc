"""Each output element is a dense layer from its window to one neuron; numpy's whole numbers."""

import numpy as np


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    room = np.array(shape[1:]) + 2 * np.array(padding) - kernel
    elements = c_out * np.prod(room // stride + 1)
    return dense_multiply_adds(shape[0] // groups * np.prod(kernel), elements)


def dense_multiply_adds(n_in, n_out):
    return np.prod([n_in, n_out])
