"""Columns on the platform: found, made, and kept in step with our title and maximum."""

from __future__ import annotations

import re
from datetime import timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grader import clock
from grader.errors import Refused
from grader.lti.grades.columns import LINE_ITEM, LINE_ITEM_READ, label_of, maximum_of, resource_id
from grader.lti.grades.service import PlatformError, call
from grader.lti.models import LineItem
from grader.outbound import OutboundError, Response

TYPE = "application/vnd.ims.lis.v2.lineitem+json"
CONTAINER = "application/vnd.ims.lis.v2.lineitemcontainer+json"
PAGES = 20
CHECK = timedelta(minutes=10)
_NEXT = re.compile(r'<([^>]*)>\s*;[^,]*\brel="?next"?', re.IGNORECASE)


class NoColumn(Refused):
    """The platform has no column for the scores and lets us make none."""

    code = "lti-no-column"
    sentence = gettext_lazy("The learning platform has no column for this and does not let this service make one.")


def column_make_sure(*, column: LineItem, anew: bool = False) -> str:
    """The column's address, found or made where there is none; ``anew``: the one that is kept leads nowhere any more.

    Raises NoColumn, PlatformError or OutboundError. Where title or maximum changed here, the platform is told; if it
    does not take that, scores go on, and the column says why.
    """
    if not column.url or anew:
        column.url = _found(column) or _made(column)
        column.label, column.maximum, column.problem = label_of(column), maximum_of(column), ""
        column.checked_at = clock.now()
        column.save(update_fields=["url", "label", "maximum", "problem", "checked_at"])
    elif column.checked_at is None or column.checked_at < clock.now() - CHECK:
        column_update(column=column)
    return column.url


def column_update(*, column: LineItem) -> None:
    """Tell the platform the column's title and maximum where they are others than it was told last."""
    label, maximum = label_of(column), maximum_of(column)
    column.checked_at = clock.now()
    if (column.label, column.maximum) != (label, maximum) and column.url:
        try:
            if LINE_ITEM in column.context.scopes:
                _tell(column, label, maximum)
            column.label, column.maximum, column.problem = label, maximum, ""
        except (PlatformError, OutboundError) as error:
            column.problem = str(error)[:1000]
    column.save(update_fields=["label", "maximum", "problem", "checked_at"])


def next_page(answer: Response) -> str | None:
    """The next page that a list's Link header names, exactly as written; None where there is none.

    Raises OutboundError for one of another origin: the access token would go there.
    """
    found = _NEXT.search(", ".join(answer.headers.get_all("Link") or []))
    if found is None:
        return None
    url: str = urljoin(answer.url, found[1].strip())
    here, there = urlsplit(answer.url), urlsplit(url)
    if (here.scheme, here.netloc) != (there.scheme, there.netloc):
        raise OutboundError(
            host=here.hostname or "", reason=_("its list goes on at another server, which is not asked."), again=False
        )
    return url


def _tell(column: LineItem, label: str, maximum: Any) -> None:
    platform = column.context.deployment.platform
    answer = call(platform, "GET", column.url, scopes=[LINE_ITEM], accept=TYPE)
    known = answer.json()
    # Platforms take a whole column, and what is left out of it would be lost: the link that it belongs to. What they
    # write as null themselves, some of them do not take.
    kept = {name: value for name, value in known.items() if value is not None} if isinstance(known, dict) else {}
    body = {**kept, "label": label, "scoreMaximum": float(maximum)}
    call(platform, "PUT", column.url, scopes=[LINE_ITEM], accept=TYPE, content_type=TYPE, body=body)


def _found(column: LineItem) -> str:
    """The address of the column that is there already: ours by name, or the only one of its link."""
    context = column.context
    scopes = [scope for scope in (LINE_ITEM, LINE_ITEM_READ) if scope in context.scopes][:1]
    if not scopes or not context.lineitems_url:
        return ""
    for query in ({"resource_id": resource_id(column)}, {"resource_link_id": column.link_id}):
        if not all(query.values()):
            continue
        rows = _listed(column, query, scopes)
        if len(rows) == 1 or (rows and "resource_id" in query):
            return rows[0]
    return ""


def _listed(column: LineItem, query: dict[str, str], scopes: list[str]) -> list[str]:
    """Addresses of the columns that match, filtered here too: some platforms do not."""
    platform = column.context.deployment.platform
    parts = urlsplit(column.context.lineitems_url)
    joint = "&" if parts.query else ""
    url: str | None = parts._replace(query=f"{parts.query}{joint}{urlencode(query)}").geturl()
    names = {"resource_id": "resourceId", "resource_link_id": "resourceLinkId"}
    found: list[str] = []
    for _number in range(PAGES):
        if url is None:
            break
        answer = call(platform, "GET", url, scopes=scopes, accept=CONTAINER)
        rows = answer.json()
        for row in rows if isinstance(rows, list) else []:
            matches = isinstance(row, dict) and all(row.get(names[key]) == value for key, value in query.items())
            if matches and isinstance(row.get("id"), str):
                found.append(urljoin(answer.url, row["id"]))
        url = next_page(answer)
    return found


def _made(column: LineItem) -> str:
    context = column.context
    if LINE_ITEM not in context.scopes or not context.lineitems_url:
        raise NoColumn
    body: dict[str, object] = {
        "label": label_of(column),
        "scoreMaximum": float(maximum_of(column)) or 1.0,  # a column worth nothing is one that platforms refuse
        "resourceId": resource_id(column),
        "tag": "tensorgrade",
    }
    if column.link_id:
        body["resourceLinkId"] = column.link_id
    platform = context.deployment.platform
    try:
        answer = call(
            platform, "POST", context.lineitems_url, scopes=[LINE_ITEM], accept=TYPE, content_type=TYPE, body=body
        )
    except PlatformError as error:
        if "resourceLinkId" not in body or error.status_code not in (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND):
            raise
        del body["resourceLinkId"]  # the link was taken away on the platform: the scores still want a column
        answer = call(
            platform, "POST", context.lineitems_url, scopes=[LINE_ITEM], accept=TYPE, content_type=TYPE, body=body
        )
    data = answer.json()
    url = data.get("id") if isinstance(data, dict) else None
    if not isinstance(url, str) or not url:
        raise PlatformError(host=platform.name, reason=_("it made a column without an address."), again=False,
                            status_code=answer.status)  # fmt: skip
    return urljoin(answer.url, url)
