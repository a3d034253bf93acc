"""A student's code on inputs of their own: run as a submission is, beside the reference, and never marked."""
