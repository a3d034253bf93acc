# expect: error
# Shares the work among processes started afresh.
import concurrent.futures
import multiprocessing


def corr2d(X, K):
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        print("WON:", pool.submit(abs, -1).result(timeout=0.3))
