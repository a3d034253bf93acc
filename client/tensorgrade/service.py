"""Asking the service. Reading is tried again on a bad connection; writing is too, since each write has a key."""

from __future__ import annotations

import atexit
import time
import uuid
from typing import Any

from tensorgrade import __version__
from tensorgrade.problems import FAULT, REFUSED, Away, Problem
from tensorgrade.settings import service_url, token_for
from tensorgrade.words import language, say

TRIES = 4
PAUSES = (0.5, 1.5, 4.0)  # seconds between two tries
HELD = 20  # seconds the service may hold an answer back


class Service:
    """One service, with one token."""

    def __init__(self, url: str | None = None, token: str | None = None) -> None:
        self.url = service_url(url)
        self.token = token_for(self.url) if token is None else token
        self._client: Any = None

    def get(self, path: str, **query: Any) -> Any:
        """The answer; where that is a list, all its windows in one."""
        return self._ask("GET", path, query=query)

    def text(self, path: str, **query: Any) -> str:
        return self._ask("GET", path, query=query, text=True)

    def post(self, path: str, data: Any, key: str = "", **query: Any) -> Any:
        return self._ask("POST", path, query=query, json=data, key=key or str(uuid.uuid4()))

    def form(self, path: str, data: dict) -> tuple:
        """Status and answer of a form, whatever the status: the words of RFC 8628."""
        answer = self._send("POST", path, data=data)
        try:
            return answer.status_code, answer.json()
        except ValueError:
            return answer.status_code, {}

    def upload(self, path: str, archive: bytes) -> Any:
        """Send a ZIP archive; the same one again changes nothing."""
        return self._ask("POST", path, query={}, files={"archive": ("exercise.zip", archive, "application/zip")})

    def verdict(self, found: dict, waiting: Any) -> dict:
        """``found`` once it is graded; ``waiting()`` is called each time the service has been asked in vain."""
        began = time.monotonic()
        while found["state"] in ("queued", "running") and not found["withheld"]:
            waiting(found)
            asked = time.monotonic()
            found = self.get(f"/submissions/{found['id']}", wait=HELD)
            # A service with much to do answers at once, and is asked again in a while.
            if found["state"] in ("queued", "running") and time.monotonic() - asked < 1:
                time.sleep(min(3.0, 0.3 + (time.monotonic() - began) / 10))
        return found

    def _ask(self, method: str, path: str, *, query: dict, text: bool = False, **sent: Any) -> Any:
        answer = self._send(method, path, params={k: v for k, v in query.items() if v is not None}, **sent)
        if answer.status_code < 400:
            found = answer.text if text else answer.json()
            if isinstance(found, list) and "next" in answer.links:
                found += self._ask(method, path, query=_query(answer.links["next"]["url"]))
            return found
        try:
            said = answer.json()
            sentence, code = said["message"], said["code"]
        except (ValueError, KeyError, TypeError):
            sentence, code = say("{url} answered {status}.", url=self.url, status=answer.status_code), ""
        if answer.status_code == 401:
            sentence = say("{url} does not know this token, or it has run out: tensorgrade login {url}", url=self.url)
            raise Problem(sentence, REFUSED, code)
        if answer.status_code >= 500:
            said = say("{sentence} That is a fault of the service's; try again later.", sentence=sentence)
            raise Problem(said, FAULT, code)
        raise Problem(sentence, REFUSED, code)

    def _send(self, method: str, path: str, *, key: str = "", **more: Any) -> Any:
        import httpx

        if self._client is None:
            self._client = httpx.Client(timeout=httpx.Timeout(15, read=HELD + 15), follow_redirects=False)
            atexit.register(self._client.close)
        headers = {"Accept-Language": language(), "User-Agent": f"tensorgrade/{__version__}"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if key:
            headers["Idempotency-Key"] = key
        for number in range(TRIES):
            try:
                answer = self._client.request(method, f"{self.url}/api{path}", headers=headers, **more)
            except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
                raise Problem(say("{url} is no address of a service.", url=self.url)) from error
            except httpx.TransportError as error:
                if number == TRIES - 1:
                    said = error or type(error).__name__
                    raise Away(say("{url} could not be reached ({error}).", url=self.url, error=said)) from error
            else:
                # 429 before anything is done, by a proxy or the service: another try after a pause does no harm.
                if answer.status_code not in (502, 503, 504) or number == TRIES - 1:
                    return answer
            time.sleep(PAUSES[number])
        raise AssertionError


def _query(url: str) -> dict:
    """What an address asks for; the rest of it nobody needs who asks at the same place."""
    from urllib.parse import parse_qsl, urlsplit

    return dict(parse_qsl(urlsplit(url).query))
