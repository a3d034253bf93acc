"""A whole course: 1,000 students, 60 exercises, 200,000 submissions; every page of it, a roster, recomputing marks."""
