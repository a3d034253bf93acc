# expect: output-limit
# Floods standard error with warnings and log records.
import logging
import warnings

warnings.simplefilter("always")


def corr2d(X, K):
    while True:
        warnings.warn("again " * 100)
        logging.error("again " * 100)
