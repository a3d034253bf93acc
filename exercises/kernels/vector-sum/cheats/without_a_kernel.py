"""Leaves the sum to torch."""


def total(x):
    return x.sum().reshape(1)
