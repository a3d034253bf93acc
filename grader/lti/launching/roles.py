"""What somebody's roles on a platform make them here. A role that is not known makes nobody a student."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.courses.models import Role

_MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership"
_TEACHES = {"Instructor", "Administrator", "ContentDeveloper"}
_KEEPS = {
    f"http://purl.imsglobal.org/vocab/lis/v2/{place}#{name}"
    for place in ("institution/person", "system/person")
    for name in ("Administrator", "SysAdmin")
}
_ASSISTS = "TeachingAssistant"


@dataclass(frozen=True, slots=True)
class Told:
    """The role here, "" where none was recognised; ``names`` are the platform's own words for it."""

    role: str
    names: str = ""


def told_role(roles: Sequence[str]) -> Told:
    """The role in a course that these roles of a message amount to.

    A sub-role may come with its principal one or without: who is a TeachingAssistant is that, though an Instructor too.
    Whoever keeps the platform as a whole counts as an instructor unless the course gives them a role of its own.
    """
    own: set[str] = set()
    for role in roles:
        plain = role.removeprefix(_MEMBERSHIP)
        if plain == role and "://" not in role and "urn:" not in role:
            own.add(role)  # the short form of a role in a course
        elif role.startswith(f"{_MEMBERSHIP}#"):
            own.add(plain[1:])
        elif role.startswith(f"{_MEMBERSHIP}/"):  # .../membership/Instructor#TeachingAssistant
            principal, _hash, sub = plain[1:].partition("#")
            own |= {_ASSISTS} if sub.startswith(_ASSISTS) else {principal}
    names = ", ".join(dict.fromkeys(role.rpartition("#")[2].rpartition("/")[2][:40] for role in roles[:8]))
    if _ASSISTS in own:
        return Told(Role.ASSISTANT.value, names)
    if own & _TEACHES:
        return Told(Role.INSTRUCTOR.value, names)
    if "Learner" in own:
        return Told(Role.STUDENT.value, names)
    if not own and _KEEPS & set(roles):
        return Told(Role.INSTRUCTOR.value, names)
    return Told("", names)
