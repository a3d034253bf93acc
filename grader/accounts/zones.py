"""The time zones a person may choose: places, and UTC."""

from __future__ import annotations

import zoneinfo
from functools import cache

OTHER = ("Etc", "SystemV", "posix", "right")  # names that no place has


@cache
def zone_names() -> tuple[str, ...]:
    """Their names, in order: "Africa/Abidjan"."""
    places = (name for name in zoneinfo.available_timezones() if "/" in name and name.split("/")[0] not in OTHER)
    return ("UTC", *sorted(places))
