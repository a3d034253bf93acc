def pool_output_shape(input_shape, pool_size, padding, stride):
    """Return (channels, height, width) of the output; the last three arguments are pairs of ints, height first."""
    raise NotImplementedError("pool_output_shape is still empty: return a tuple of three ints from here.")
