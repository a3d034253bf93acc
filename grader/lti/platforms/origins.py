"""Whose pages may show this service in a frame."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from grader.lti.models import Platform

# A source of a content security policy: scheme, host (perhaps any of a domain), port; nothing that ends a directive.
ORIGIN = re.compile(r"https?://(\*\.)?[A-Za-z0-9.-]+(:\d{1,5})?|https?://\[[0-9A-Fa-f:]+\](:\d{1,5})?")


def origins_of(platform: Platform, *addresses: str) -> list[str]:
    """The platform's origins, where it recognises people first; those of ``addresses``, which it has signed, too."""
    known = [origin_of(url) for url in (platform.auth_url, platform.issuer, *addresses)]
    words = [word.rstrip("/") for word in platform.origins.split()]
    return [origin for origin in dict.fromkeys([*known, *words]) if ORIGIN.fullmatch(origin)]


def origin_of(address: str) -> str:
    """Scheme, host and port of an address; "" where it has none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
