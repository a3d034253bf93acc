"""The pages on which instructors write exercises."""
