"""What one version of an exercise changes of another: which parts, which files, what cases are worth."""
