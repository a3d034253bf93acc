"""The products of the shapes of the parameters, in whole numbers of any size."""

import numpy as np


def dense_parameters(n_in, n_out, bias=True):
    shapes = [(n_in, n_out)]
    if bias:
        shapes += [(n_out,)]
    return sum(np.prod(np.array(shape, dtype=object)) for shape in shapes)
