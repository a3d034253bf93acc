"""Sessions in the database, so that signing out ends one everywhere; read with SQL that is built once."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from grader import clock
from grader.prepared import TEXT, TIME, Select

_SESSION = Select(lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now), key=TEXT, now=TIME)


class SessionStore(db.SessionStore):
    """Django's own; only its look-up is another."""

    def _get_session_from_db(self) -> Session | None:
        found = _SESSION.first(key=self.session_key, now=clock.now())
        if found is None:
            self._session_key = None
        return found
