"""The one door: every request passes here before its page, and nothing behind it asks again who is there.

In this order: the request comes from our own pages; the session holds; the form carries the session's token; a role
grants the route; the item of the path, if there is one, is within the person's scope.
"""

import hmac
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import FormData

from counterfoil.store import Session, keepable
from desk.web.office import Office, office_of
from desk.web.permissions import ROUTES, Permission, may, scope_of

IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=10)
# A session's last use is written down no oftener than this: each write waits for the disk.
NOTED = timedelta(minutes=1)
SAFE = frozenset({"GET", "HEAD"})
TOKEN = "token"  # noqa: S105 - the name of the field


class NotSignedInError(Exception):
    """Nobody is signed in, or the session has lapsed."""


async def posted(request: Request) -> AsyncIterator[FormData]:
    """The form of a request, whose files are closed after it; empty for one that only asks."""
    if request.method in SAFE:
        yield FormData()
    else:
        async with request.form() as form:
            yield form


Posted = Annotated[FormData, Depends(posted)]


def guard(request: Request, form: Posted) -> None:
    """Let a request through, with `request.state.session` set where somebody is signed in.

    Raises:
        NotSignedInError: it needs somebody to be signed in.
        HTTPException: 403 it may not be done by this person or was not sent from our page; 404 no such item for them;
            422 it holds what no database keeps.
    """
    _refuse_unkeepable(request, form)
    permission = ROUTES.get(f"{request.method} {request.scope['route'].path}")
    if permission is None:
        raise HTTPException(403, "This page has no line in the table of permissions, so nobody may open it.")
    if request.method not in SAFE and not _is_ours(request):
        raise HTTPException(
            403, "This was not sent from a page of this desk. Go back, load the page again and repeat it."
        )
    office = office_of(request)
    if permission is Permission.WATCH:
        _let_watch(request, office)
        return
    request.state.session = session = _session_of(request, office)
    if permission is Permission.PUBLIC:
        return
    if session is None:
        raise NotSignedInError
    sent = str(form.get(TOKEN) or request.headers.get("x-csrf-token") or "")
    if request.method not in SAFE and not hmac.compare_digest(sent.encode(), session.csrf.encode()):
        raise HTTPException(403, "The page was from an earlier sign-in. Go back, load it again and repeat it.")
    if not may(session.account, permission):
        raise HTTPException(
            403, f"Your roles do not let you {permission.value}. A supervisor or administrator can help."
        )
    if "item" in request.path_params:
        item = request.path_params["item"]
        if not office.store.is_within(item, scope_of(session.account)):
            raise HTTPException(404, "There is no such item, or it is not yours to see.")


def _refuse_unkeepable(request: Request, form: FormData) -> None:
    """Refuse NUL, which PostgreSQL takes nowhere, and half a surrogate pair; nobody types either."""
    sent = [*request.path_params.values(), *(text for pair in request.query_params.multi_items() for text in pair)]
    sent += [text for pair in form.multi_items() for text in pair if isinstance(text, str)]
    if any(keepable(text) != text for text in sent):
        raise HTTPException(
            422, "This holds a character that is no letter and cannot be kept (NUL). Go back, type it anew and send it."
        )


def _is_ours(request: Request) -> bool:
    """Whether a browser sent this from one of our own pages, by the headers that no page can forge."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if site not in {None, "same-origin", "none"}:
        return False
    if origin is not None:
        return urlsplit(origin).netloc == request.headers.get("host")
    return site is not None


def _let_watch(request: Request, office: Office) -> None:
    """Only with the token of those who watch (RFC 6750); where none is set, nobody does.

    Raises:
        HTTPException: 403 it was not sent.
    """
    sent, right = request.headers.get("authorization", ""), office.watchers
    if right is None or not hmac.compare_digest(sent.encode(), f"Bearer {right.reveal()}".encode()):
        raise HTTPException(403, "This page is for the machine that watches the desk, which gives a token.")


def _session_of(request: Request, office: Office) -> Session | None:
    secret = request.cookies.get(office.cookie)
    session = office.store.session(secret) if secret else None
    if session is None or secret is None or has_lapsed(session, office.store.clock()):
        return None
    if office.store.clock() - session.seen_at > NOTED:
        with office.store.transaction() as tx:
            tx.touch_session(secret)
    return session


def has_lapsed(session: Session, now: datetime) -> bool:
    """Whether nobody used the session for half an hour, or it has lasted a long day."""
    return now - session.seen_at > IDLE or now - session.began_at > LONGEST
