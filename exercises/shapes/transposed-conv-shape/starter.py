def transposed_conv_output_shape(input_shape, kernel_shape, padding, stride):
    """Return the height and width of a transposed convolution's output, as a tuple of two ints."""
    raise NotImplementedError("transposed_conv_output_shape is still empty: return a tuple of two ints from here.")
