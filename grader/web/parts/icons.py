"""The icons: squares of 16, lines of 1.5. They stand beside words, so screen readers pass over them."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_CIRCLE = '<circle cx="8" cy="8" r="6.25"/>'
_SHAPES = {
    # verdicts
    "check": _CIRCLE + '<path d="m5.2 8.2 2 2 3.8-4.2"/>',
    "partly": _CIRCLE + '<path d="M8 1.75a6.25 6.25 0 0 1 0 12.5Z" fill="currentColor" stroke="none"/>',
    "cross": _CIRCLE + '<path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4"/>',
    "raise": '<path d="M8 2.2 14.3 13H1.7ZM8 6.4v3.2"/><path d="M8 11.3v.1"/>',
    "clock": _CIRCLE + '<path d="M8 4.6V8l2.3 1.6"/>',
    "memory": '<rect x="3.5" y="3.5" width="9" height="9" rx="1.5"/><path d="M6 1.5v2m4-2v2m-4 9v2m4-2v2m-8.5-8.5h2'
    'm-2 4h2m9-4h2m-2 4h2"/>',
    "print": '<path d="M2.5 3.5h11m-11 3h11m-11 3h7m3.5-.5v4m-1.8-1.8L13 13l1.8-1.8"/>',
    "stop": _CIRCLE + '<path d="m3.8 3.8 8.4 8.4"/>',
    "crash": '<path d="M9 1.5 3.5 9H8l-1 5.5L12.5 7H8Z"/>',
    "unread": '<path d="M9 1.75H4.5a1 1 0 0 0-1 1v10.5a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1V5.25ZM9'
    " 1.75v3.5h3.5M6.4 8.2l3.2 3.2"
    'm0-3.2-3.2 3.2"/>',
    "ours": '<path d="M10.2 2.3a3.4 3.4 0 0 0-3.9 4.6L2 11.2 4.8 14l4.3-4.3a3.4 3.4 0 0 0'
    ' 4.6-3.9l-2 2-2.3-.5-.5-2.3Z"/>',
    # doing
    "play": '<path d="M4.5 2.8v10.4l8.5-5.2Z"/>',
    "send": '<path d="M8 13.5v-11m-4 4 4-4 4 4"/>',
    "undo": '<path d="M5.5 3 2.5 6l3 3m-3-3h7a4 4 0 0 1 0 8H7"/>',
    "link": '<path d="M6.8 9.2a2.8 2.8 0 0 0 4 0l2.2-2.2a2.8 2.8 0 0 0-4-4l-1 1M9.2 6.8a2.8 2.8 0 0'
    " 0-4 0L3 9a2.8 2.8 0 0 0 4"
    ' 4l1-1"/>',
    # places and things
    "hidden": '<path d="M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4ZM2.5 13.5l11-11"/>',
    "chevron": '<path d="m4 6 4 4 4-4"/>',
    "next": '<path d="m6 3.5 4.5 4.5L6 12.5"/>',
    "globe": _CIRCLE
    + '<path d="M1.75 8h12.5M8 1.75c2 1.9 2.8 4 2.8 6.25S10 12.4 8 14.25C6 12.4 5.2 10.25 5.2 8S6 3.65 8 1.75Z"/>',
    "user": '<circle cx="8" cy="5.2" r="2.8"/><path d="M2.7 14a5.3 5.3 0 0 1 10.6 0"/>',
    "sun": '<circle cx="8" cy="8" r="2.8"/><path d="M8 1v1.6m0 10.8V15M1 8h1.6m10.8 0H15M3.05'
    " 3.05l1.1 1.1m7.7 7.7 1.1 1.1"
    'm0-9.9-1.1 1.1m-7.7 7.7-1.1 1.1"/>',
    "moon": '<path d="M13.7 9.6A6 6 0 1 1 6.4 2.3a4.8 4.8 0 0 0 7.3 7.3Z"/>',
    "auto": _CIRCLE + '<path d="M8 1.75v12.5a6.25 6.25 0 0 0 0-12.5Z" fill="currentColor"/>',
    "calendar": '<rect x="2" y="3" width="12" height="11" rx="1.5"/><path d="M2 6.5h12M5.2 1.5V4m5.6-2.5V4"/>',
    "info": _CIRCLE + '<path d="M8 7.3v3.6M8 5v.1"/>',
    "named": '<path d="M5.8 11.5a4.6 4.6 0 1 1 4.4 0v1.2H5.8ZM6.3 14.6h3.4"/>',
    "offline": '<path d="M1.5 6a9.4 9.4 0 0 1 13 0M4 8.8a5.7 5.7 0 0 1 8 0M8 12.2v.1M2.5 13.5l11-11"/>',
    "none": '<circle cx="8" cy="8" r="6.25" stroke-dasharray="2 2.2"/>',
    "spin": '<path d="M8 1.75A6.25 6.25 0 1 1 1.75 8"/>',
    # what is asked for
    "form-code": '<path d="m5.5 4-4 4 4 4m5-8 4 4-4 4"/>',
    "form-choice": _CIRCLE + '<circle cx="8" cy="8" r="2.4" fill="currentColor" stroke="none"/>',
    "form-choices": '<rect x="2" y="2" width="12" height="12" rx="2"/><path d="m5 8.2 2.1 2.1L11 5.9"/>',
    "form-number": '<path d="M6.3 2 4.7 14M11.3 2 9.7 14M2.5 5.7h11.4M2 10.3h11.4"/>',
    "form-shape": '<path d="M2.5 2.5v11h11M2.5 10.5h8v3M5.5 13.5v-6"/>',
    "form-text": '<path d="M3 4.5V3h10v1.5M8 3v10m-2 0h4"/>',
    "form-match": '<path d="M4.5 4h1.2l4.6 8h1.2m-7 0h1.2l4.6-8h1.2M2.2 4v.1m0 7.9v.1M13.8 4v.1m0 7.9v.1"/>',
    "form-order": '<path d="M7 3.5h7M7 8h7m-7 4.5h7M3.2 2.5v11m-1.7-2 1.7 2 1.7-2"/>',
    "form-array": '<rect x="2" y="2" width="12" height="12" rx="1.5"/><path d="M6 2v12m4-12v12M2 6h12M2 10h12"/>',
    "form-table": '<rect x="2" y="2.5" width="12" height="11" rx="1.5"/><path d="M2 6.5h12M7 6.5v7"/>',
    "search": '<circle cx="7" cy="7" r="4.75"/><path d="m10.6 10.6 3.4 3.4"/>',
    "course": '<path d="M8 4C6.5 2.9 4.4 2.6 2 2.6v9.6c2.4 0 4.5.3 6 1.4 1.5-1.1 3.6-1.4'
    ' 6-1.4V2.6c-2.4 0-4.5.3-6 1.4Zm0 0v9.6"/>',
}


def icon(name: str) -> SafeString:
    """The inline SVG of an icon. Raises KeyError for an unknown name."""
    return format_html(
        '<svg class="icon icon-{}" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{}</svg>',
        name,
        mark_safe(_SHAPES[name]),  # noqa: S308 - written above
    )
