"""When a page with an item was shown, as a mark in its form that nobody else can make."""

import hashlib
import hmac
from datetime import UTC, datetime

from counterfoil.store import Session


def stamp(session: Session, item: str, now: datetime) -> str:
    """The mark for a page that is made now, for the person of this session."""
    return _stamped(session, item, str(int(now.timestamp())))


def shown_at(given: str, session: Session, item: str) -> datetime | None:
    """When the page was made whose form has this mark; None where it is not one of ours for this item and session."""
    moment, _, _ = given.partition(".")
    # As bytes, since letters beyond ASCII are a fault to the comparison.
    if not moment.isdecimal() or not hmac.compare_digest(given.encode(), _stamped(session, item, moment).encode()):
        return None
    return datetime.fromtimestamp(int(moment), UTC)


def _stamped(session: Session, item: str, moment: str) -> str:
    mac = hmac.new(session.csrf.encode(), f"{item} {moment}".encode(), hashlib.sha256).hexdigest()
    return f"{moment}.{mac}"
