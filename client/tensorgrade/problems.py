"""What goes wrong, as a sentence that says how to go on, and the exit status for scripts."""

from __future__ import annotations

NOT_RIGHT, USAGE, REFUSED, AWAY, FAULT = 1, 2, 3, 4, 5


class Problem(Exception):  # noqa: N818 - a sentence for a person
    """``status`` is the exit status; ``code`` the service's word for a refusal."""

    def __init__(self, sentence: str, status: int = REFUSED, code: str = "") -> None:
        super().__init__(sentence)
        self.status = status
        self.code = code


class Away(Problem):
    """The service could not be reached, or not to its end: what was asked may or may not have been done."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, AWAY)
