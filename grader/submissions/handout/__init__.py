"""What a student's own machine is given of an exercise: statement, starter and the visible cases."""
