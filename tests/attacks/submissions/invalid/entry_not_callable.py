# expect: invalid
# Defines the entry as a number.
corr2d = 42
