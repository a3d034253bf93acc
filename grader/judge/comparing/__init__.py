"""Whether a result equals the reference's: structure, shape, dtype, NaN and infinity, values, in this order."""
