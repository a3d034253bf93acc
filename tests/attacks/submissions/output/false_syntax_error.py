# expect: error
# Raises a syntax error by hand that points to a file that is not its own and to a line that does not exist.
def corr2d(X, K):
    raise SyntaxError("no", ("/etc/passwd", 1, 1 << 40, "\ud800" * 100))
