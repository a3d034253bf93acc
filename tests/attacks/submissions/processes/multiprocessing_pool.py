# expect: error
# Shares the work among processes of its own.
import multiprocessing


def work(_):
    return 1


def corr2d(X, K):
    with multiprocessing.get_context("fork").Pool(4) as pool:
        print("WON:", pool.map(work, range(4)))
