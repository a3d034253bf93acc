"""The process that judge processes are forked from: it has imported what they need, and holds nothing else.

Started by ``pool`` as ``python -m grader.grading.judges.parent DESCRIPTOR``. A fork costs a few milliseconds, so one
that ended over a submission is replaced at once; the worker itself, with its threads and its database, never forks.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from grader.grading.judges.limits import JudgeLimits
from grader.grading.judges.line import Line, Said
from grader.grading.judges.process import Judge
from grader.sandbox.settings import JailSettings
from grader.sandbox.types import Limits


def main(descriptor: int) -> None:
    """Fork when asked, and say how those ended that are asked for; until the worker goes."""
    # Whoever stops the worker's whole group lets it finish what it holds: it ends us by letting go of the line.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    end = socket.socket(fileno=descriptor)
    line = Line(end)
    try:
        how = line.receive().facts
        gc.collect()
        gc.freeze()  # pages of what is imported stay shared
        while True:
            asked = line.receive()
            if asked.word == "fork":
                pid = os.fork()
                if not pid:
                    end.close()
                    _judge(asked, how)
                os.close(asked.descriptors[0])
                line.send("forked", {"pid": pid})
            else:
                line.send("ended", {"status": os.waitpid(asked.facts["pid"], 0)[1]})
    except EOFError:
        return


def _judge(asked: Said, how: Mapping[str, Any]) -> NoReturn:
    code = 1
    try:
        ceiling, required = Limits(**how["ceiling"]), tuple(how["required"])
        Judge(
            Line(socket.socket(fileno=asked.descriptors[0])),
            settings=replace(JailSettings(), ceiling=ceiling, required=required),
            folder=Path(how["folder"]),
            limits=JudgeLimits(**how["limits"]),
        ).serve()
        code = 0
    except Exception:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(int(sys.argv[1]))
