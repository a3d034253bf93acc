"""Triton kernels on the CPU: its interpreter, with the memory of each launch watched; and torch kept to its place."""
