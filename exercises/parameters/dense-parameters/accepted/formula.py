"""The two cases of the formula."""


def dense_parameters(n_in, n_out, bias=True):
    if bias:
        return n_in * n_out + n_out
    return n_in * n_out
