"""The life of a grading run: whose turn it is, from the queue to its stored report."""
