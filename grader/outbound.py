"""The one way in which the service asks other servers: platforms, webhooks, repositories.

Who registers an address may be a teacher, so none may lead the service into the network it stands in: a host is
resolved once, every address it has must be a public one (unless ALLOW_PRIVATE_ADDRESSES), and the connection goes to an
address that was checked, whatever the name resolves to a moment later. Redirects are answers like others, followed only
where the caller says so, and each is checked as the first address was. Time is bounded for the whole of a request, its
name's look-up and a body that drips included; so is what is read. TLS certificates are verified. Proxies of the
environment are not used: through one, nobody could say where a connection leads.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import json as _json
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from django.utils.translation import gettext_lazy as _

from grader.config import config
from grader.errors import Refused

TIMEOUT = 10.0  # seconds
MAX_BYTES = 2 << 20
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")
_CARRIER = 32  # bits of the IPv4 address at the end of such an address
_REDIRECTS = (301, 302, 303, 307, 308)


class OutboundError(Refused):
    """Another server was not asked, or did not answer; ``again`` says whether a later try may fare better."""

    status = HTTPStatus.BAD_GATEWAY
    code = "outbound"
    sentence = _("%(host)s could not be asked: %(reason)s")

    def __init__(self, *, host: str, reason: Any, again: bool) -> None:
        self.again = again
        super().__init__(host=host, reason=reason)


@dataclass(frozen=True, slots=True)
class Response:
    """What another server answered, read to its end."""

    status: int
    headers: http.client.HTTPMessage  # get() knows no upper case
    body: bytes
    url: str

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", errors="replace")

    def json(self) -> Any:
        """The body read as JSON. Raises OutboundError where it is none."""
        try:
            return _json.loads(self.body)
        except (ValueError, RecursionError) as error:
            host = urlsplit(self.url).hostname or ""
            raise OutboundError(host=host, reason=_("its answer is no JSON."), again=False) from error


def request(
    method: str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    data: bytes | None = None,
    json: Any = None,
    timeout: float = TIMEOUT,
    max_bytes: int = MAX_BYTES,
    redirects: int = 0,
) -> Response:
    """Ask ``url`` and read the answer whole, whatever its status; within ``timeout`` seconds, all in all.

    ``json`` is sent as JSON, ``data`` as it is. ``redirects`` are followed for GET and HEAD only, and never from https
    to http; authorisation goes to the first origin only. Raises OutboundError.
    """
    deadline = time.monotonic() + timeout
    sent = {"User-Agent": "Tensorgrade", "Accept-Encoding": "identity", **(headers or {})}
    if json is not None:
        data = _json.dumps(json).encode()
        sent.setdefault("Content-Type", "application/json")
    while True:
        answer = _ask(method, url, sent, data, deadline, max_bytes)
        target = answer.headers.get("Location")
        if answer.status not in _REDIRECTS or not redirects or not target or method not in ("GET", "HEAD"):
            return answer
        redirects -= 1
        before, url = urlsplit(url), urljoin(url, target)
        after = urlsplit(url)
        if (before.scheme, after.scheme) == ("https", "http"):
            raise OutboundError(
                host=before.hostname or "", reason=_("it leads on to an address without TLS."), again=False
            )
        if (before.scheme, before.netloc) != (after.scheme, after.netloc):
            sent = {name: value for name, value in sent.items() if name.lower() not in ("authorization", "cookie")}


def check_url(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an http(s) address with no password in it. Raises OutboundError; asks nobody."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise OutboundError(host=url[:200], reason=_("this is no address."), again=False) from error
    if parts.scheme not in ("http", "https") or not host:
        raise OutboundError(
            host=url[:200], reason=_("write an address that begins with https:// or http://."), again=False
        )
    if parts.username is not None or parts.password is not None:
        raise OutboundError(host=host, reason=_("leave the name and password out of the address."), again=False)
    if any(ord(character) <= 32 or ord(character) == 127 for character in url):
        raise OutboundError(host=host, reason=_("the address has a space or a line break in it."), again=False)
    return parts.scheme, host, port


def resolve(host: str, port: int, *, timeout: float = TIMEOUT) -> list[str]:
    """The addresses of ``host``, all of them public ones (or allowed): connect to these, not to the name.

    Raises OutboundError: no such host, or one of its addresses leads into a private network.
    """
    found: list[str] = []
    failed: list[OSError | UnicodeError] = []

    def look_up() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(row[4][0]) for row in rows))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    # The resolver has time-outs of its own, longer than ours; a thread that waits for it ends by itself.
    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(max(timeout, 0))
    if failed or not found:
        late = thread.is_alive()
        reason = _("its name was not resolved in time.") if late else _("there is no host of this name.")
        raise OutboundError(host=host, reason=reason, again=True) from (failed[0] if failed else None)
    if not config.allow_private_addresses and not all(map(is_public, found)):
        raise OutboundError(
            host=host,
            reason=_(
                "its address is in a private network, which is not asked. "
                "Whoever runs this service can allow it with ALLOW_PRIVATE_ADDRESSES."
            ),
            again=False,
        )
    return found


def is_public(address: str) -> bool:
    """Whether ``address`` is one of the whole internet's, not a private, local, shared, reserved or multicast one."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64 or ip in _COMPATIBLE:
            inner = ipaddress.IPv4Address(int(ip) & ((1 << _CARRIER) - 1))
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _ask(
    method: str, url: str, headers: Mapping[str, str], data: bytes | None, deadline: float, max_bytes: int
) -> Response:
    scheme, host, port = check_url(url)
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    path = quote(path, safe="%/:=&?~#+!$,;'@()*[]")
    connection = http.client.HTTPConnection(host, port)  # also writes the Host header
    if scheme == "https":
        connection.default_port = 443
    sock: socket.socket | None = None
    try:
        addresses = resolve(host, port, timeout=deadline - time.monotonic())
        sock = _connected(addresses, host, port, secure=scheme == "https", deadline=deadline)
        connection.sock = _Wire(sock, deadline)
        connection.request(method, path, body=data, headers=dict(headers))
        answer = connection.getresponse()
        body = answer.read(max_bytes + 1)
        if answer.length and len(body) <= max_bytes:
            raise http.client.IncompleteRead(body)
    except TimeoutError as error:
        raise OutboundError(host=host, reason=_("it did not answer in time."), again=True) from error
    except ssl.SSLCertVerificationError as error:
        reason = _("its certificate was not accepted (%(why)s).") % {"why": error.verify_message}
        raise OutboundError(host=host, reason=reason, again=True) from error
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise OutboundError(host=host, reason=_("the connection failed."), again=True) from error
    except ValueError as error:  # http.client's word for a header or method that cannot be sent
        raise OutboundError(host=host, reason=_("this request cannot be sent."), again=False) from error
    finally:
        if sock is not None:
            sock.close()
    if len(body) > max_bytes:
        reason = _("its answer is longer than %(size)s KB.") % {"size": max_bytes >> 10}
        raise OutboundError(host=host, reason=reason, again=False)
    return Response(answer.status, answer.headers, body, url)


def _connected(addresses: list[str], host: str, port: int, *, secure: bool, deadline: float) -> socket.socket:
    """A connection to the first of ``addresses`` that takes one."""
    failed: OSError | None = None
    for number, address in enumerate(addresses):
        left = _left(deadline)
        share = left if number == len(addresses) - 1 else left / 2  # a dead address leaves time for the next
        try:
            plain = socket.create_connection((address, port), timeout=share)
        except OSError as error:
            failed = error
            continue
        if not secure:
            return plain
        try:
            plain.settimeout(_left(deadline))
            return _tls().wrap_socket(plain, server_hostname=host)
        except BaseException:
            plain.close()
            raise
    raise failed or OSError("no address")


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _Wire:
    """What http.client takes for a socket: every read and write of it stands under one deadline."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock = sock
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            self._sock.settimeout(_left(self._deadline))
            rest = rest[self._sock.send(rest) :]

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._sock, self._deadline))

    def close(self) -> None:
        """Nothing: http.client closes its socket before the body is read, and whoever opened it does so after."""


class _Reader(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(_left(self._deadline))
        return self._sock.recv_into(buffer)
