"""What a number is and how near two must be: one view of Python's, NumPy's and torch's numbers, and the tolerance."""
