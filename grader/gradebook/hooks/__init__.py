"""Telling other servers what happens in a course: handed in, graded, published."""
