"""What everybody does: their courses, exercises, submissions and marks."""
