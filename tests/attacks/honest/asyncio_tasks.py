# expect: passed
# Computes the rows in tasks and threads of an event loop, with a queue and a time limit.
import asyncio

import numpy as np


async def work(X, K, rows, results):
    h, w = K.shape
    while not rows.empty():
        i = rows.get_nowait()
        values = await asyncio.to_thread(
            lambda i=i: [(X[i : i + h, j : j + w] * K).sum() for j in range(X.shape[1] - w + 1)]
        )
        results[i] = values


async def main(X, K):
    rows, results = asyncio.Queue(), {}
    for i in range(X.shape[0] - K.shape[0] + 1):
        rows.put_nowait(i)
    await asyncio.wait_for(asyncio.gather(*(work(X, K, rows, results) for _ in range(4))), 10)
    return np.array([results[i] for i in sorted(results)])


def corr2d(X, K):
    return asyncio.run(main(X, K))
