"""Leaves the sum to torch."""


def add(x, y):
    return x + y
