"""The pages on which instructors write their course's own exercises."""
