"""Whom a request comes from, as far as it can be told."""

from __future__ import annotations

import ipaddress
import re

from django.http import HttpRequest

from grader.config import config

_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


def address_of(request: HttpRequest) -> str:
    """The address that sent ``request``: what the last proxy says where the configuration trusts one."""
    said = request.META.get("REMOTE_ADDR", "")
    if config.trust_proxy:
        said = request.META.get("HTTP_X_FORWARDED_FOR", said).rpartition(",")[2].strip() or said
    return str(said)[:45]


def network_of(address: str) -> str:
    """What one subscriber has: an IPv4 address, or the /64 of an IPv6 one."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return address if found.version == 4 else str(ipaddress.ip_network((found, 64), strict=False))


def agent_in_words(agent: str) -> str:
    """ "Firefox, Linux" of a User-Agent header; "" where it names no browser that people know."""
    browser = next((name for sign, name in _BROWSERS if re.search(rf"{sign}\w*/", agent)), "")
    system = next((name for sign, name in _SYSTEMS if sign in agent), "")
    return ", ".join(part for part in (browser, system) if part)
