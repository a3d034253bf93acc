"""Kernels: the interpreter in its jail, what is said of them, and where triton is missing."""
