# expect: error
# Compiles code under the names of other files, so that a traceback would print their lines.
import linecache


def corr2d(X, K):
    for name in ("/etc/passwd", "/etc/shadow", "/proc/self/environ"):
        linecache.getlines(name)
    scope = {}
    exec(compile("\n\ndef f():\n    raise ValueError('here')", "/etc/passwd", "exec"), scope)
    scope["f"]()
