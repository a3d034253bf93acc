"""Experiments: a student's code on an input of their own, which counts for nothing."""
