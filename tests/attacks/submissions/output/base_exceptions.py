# expect: error
# Raises what is not an Exception, another kind in each call.
kinds = [KeyboardInterrupt, GeneratorExit, SystemExit, BaseException, BaseExceptionGroup, StopIteration]


def corr2d(X, K):
    kind = kinds.pop(0) if len(kinds) > 1 else kinds[0]
    raise kind("group", [KeyboardInterrupt()]) if kind is BaseExceptionGroup else kind
