"""A further case that tells a surviving mutant from what it was made of: looked for, written as cases.py has them."""
