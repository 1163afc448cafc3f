"""Signing in at the organisation's own provider: to it, and back from it to an account that was linked before.

Nobody gets an account by it. The first time, somebody comes by the link that an administrator gave them, which links
their identity to the account; an e-mail address, which may be given to another, links nothing.
"""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from counterfoil.model.people import Account
from counterfoil.store import StoreError
from desk.web.office import Office, office_of
from desk.web.pages import go
from desk.web.provider import LASTS, Identity, Provider, ProviderError
from desk.web.sign_in import PER_ADDRESS, TOO_MANY, enter, outside, sign_in_page

router = APIRouter()
BACK = "/sign-in/elsewhere/back"
LATE = "That took too long, or was begun in another window. Sign in again"
UNKNOWN = "No account is linked to this sign-in. Ask an administrator for a link, and open it first"
Given = Annotated[str, Query(max_length=2000)]


@router.get("/sign-in/elsewhere")
def leave(request: Request, after: Given = "/", joining: Given = "") -> Response:
    """To the provider; with `joining`, to link who signs in there to the account of that link."""
    office, provider = office_of(request), _provider(request)
    if not office.limiter.hit(PER_ADDRESS, "elsewhere", request.client.host if request.client else ""):
        return sign_in_page(request, status=429, error=TOO_MANY)
    try:
        back = f"{outside(request, office)}{BACK}"
        address, secret = provider.begin(back=back, after=after, joining=joining, now=office.store.clock())
    except ProviderError as error:
        return sign_in_page(request, status=422, error=str(error))
    left = go(address)
    left.set_cookie(
        _cookie(office), secret, max_age=int(LASTS.total_seconds()), httponly=True, secure=office.https, samesite="lax"
    )
    return left


@router.get(BACK)
def come_back(request: Request, state: Given = "", code: Given = "", error: Given = "") -> Response:
    """From the provider: begin a session, or say why not."""
    office, provider = office_of(request), _provider(request)
    attempt = provider.attempts.take(request.cookies.get(_cookie(office), ""), state=state, now=office.store.clock())
    if attempt is None:
        return sign_in_page(request, status=422, error=LATE)
    if error or not code:
        return sign_in_page(request, status=422, error="You did not sign in there. Try again, or sign in here")
    try:
        identity = provider.finish(attempt, code=code, now=office.store.clock())
        account = _linked(office, identity, attempt.joining)
    except (ProviderError, StoreError) as failed:
        said = str(failed)
        return sign_in_page(request, status=422, error=said[:1].upper() + said[1:])
    if account is None:
        return sign_in_page(request, status=422, error=UNKNOWN)
    entered = enter(office, account, attempt.after)
    entered.delete_cookie(_cookie(office), secure=office.https, httponly=True)
    return entered


def _linked(office: Office, identity: Identity, joining: str) -> Account | None:
    """The active account of this identity, linked now where somebody came by a link that still holds."""
    if joining:
        account = office.store.invited(joining)
        if account is not None:
            with office.store.transaction(actor=account.name) as tx:
                tx.link_identity(account.id, issuer=identity.issuer, subject=identity.subject)
        return account
    account = office.store.account_of(issuer=identity.issuer, subject=identity.subject)
    return account if account is not None and account.active else None


def _provider(request: Request) -> Provider:
    provider = office_of(request).provider
    if provider is None:
        raise HTTPException(404, "People sign in to this desk by user name and password alone.")
    return provider


def _cookie(office: Office) -> str:
    return f"{office.cookie}-elsewhere"
