def dense_parameters(n_in, n_out, bias=True):
    """Return the number of weights and biases of a dense layer with n_in inputs and n_out outputs."""
    raise NotImplementedError("dense_parameters is still empty: return an int from here.")
