"""``python -m grader.serving PATIENCE [LISTENER TOLD]``: see the package."""

from __future__ import annotations

import os
import sys

from grader import metrics
from grader.config import config
from grader.serving.server import serve

if __name__ == "__main__":
    metrics.begin_web(config.data_dir / "metrics")
    from grader.wsgi import application

    patience, *given = map(int, sys.argv[1:])
    listener, told = given if given else (None, None)

    def begin() -> None:
        from grader.operations import watch

        watch.start()
        if told is not None:
            os.write(told, b".")

    serve(application, patience=patience, begin=begin, listener=listener)
