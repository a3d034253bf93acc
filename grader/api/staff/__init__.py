"""What teachers do: people, work, marks, assignments, exercises, statistics."""
