import numpy as np


def max_pool_forward_naive(x, pool_param):
    raise NotImplementedError("max_pool_forward_naive is still empty: return out and cache from here.")


def max_pool_backward_naive(dout, cache):
    raise NotImplementedError("max_pool_backward_naive is still empty: return dx from here.")
