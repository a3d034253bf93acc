"""The page of one submission, and two of them beside each other."""
