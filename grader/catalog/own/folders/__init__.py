"""A draft as a whole folder: sent in place of what stands there, kept before it is replaced, given back."""
