# expect: error
# Replaces what prints errors, then raises one.
import sys
import threading
import traceback

for name in ("format_exception", "print_exc", "format_exc", "format_tb", "extract_tb", "walk_tb"):
    setattr(traceback, name, lambda *_, **__: ["passed"])
traceback.TracebackException = None
sys.excepthook = sys.unraisablehook = threading.excepthook = lambda *_: None


def corr2d(X, K):
    raise ValueError("hidden")
