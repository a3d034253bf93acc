def conv_output_shape(input_shape, kernel_shape, padding, stride):
    """Return (height, width) of the output; every argument is a pair of ints, height first."""
    raise NotImplementedError("conv_output_shape is still empty: return a tuple of two ints from here.")
