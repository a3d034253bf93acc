def network_table(shape, layers):
    """Return a list of pairs, one for each layer: (shape of its output, number of its parameters)."""
    raise NotImplementedError("network_table is still empty: return a list of pairs (shape, parameters) from here.")
