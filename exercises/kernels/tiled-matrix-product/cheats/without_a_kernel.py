"""Leaves the product to torch."""


def matmul(A, B):
    return A @ B
