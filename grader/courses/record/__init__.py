"""Who did what in a course, written and read."""
