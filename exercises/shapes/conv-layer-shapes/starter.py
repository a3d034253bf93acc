def conv_layer_shapes(input_shape, c_out, kernel_shape, padding, stride):
    """Return the shapes of weight, bias and output of a convolutional layer, each a tuple of ints."""
    raise NotImplementedError("conv_layer_shapes is still empty: return three shapes, as a tuple, from here.")
