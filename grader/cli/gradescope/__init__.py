"""Gradescope: a report as its results.json and back, an exercise as one of its autograders."""
