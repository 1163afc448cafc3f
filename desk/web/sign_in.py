"""Signing in and out, and choosing a password by a link that works once."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response
from limits import parse

from counterfoil.model.people import Account
from desk.web import passwords
from desk.web.guard import IDLE, LONGEST
from desk.web.office import Office, office_of
from desk.web.pages import MENU, go, me, page
from desk.web.permissions import may

router = APIRouter()

# Ten tries for a name and fifty from an address within ten minutes; a person mistypes less, a machine guesses more.
PER_NAME, PER_ADDRESS = parse("10 per 10 minutes"), parse("50 per 10 minutes")
WRONG = "Enter a correct user name and password"
TOO_MANY = "There were too many tries. Wait ten minutes, or ask an administrator for a new link"
Written = Annotated[str, Form(max_length=passwords.LONGEST)]


@router.get("/")
def home(request: Request) -> Response:
    """The first page that this person may see: the work list, for an administrator the people."""
    return go(next((address for _, address, needed in MENU if may(me(request), needed)), "/account"))


@router.get("/sign-in")
def show_sign_in(request: Request, after: str = "/") -> Response:
    """The form."""
    return page(request, "sign_in.html", name="", after=after)


@router.post("/sign-in")
def sign_in(request: Request, name: Written = "", password: Written = "", after: Written = "/") -> Response:
    """Begin a session, or say that name or password is wrong, and not which."""
    office = office_of(request)
    tried = name.strip().casefold()
    address = request.client.host if request.client else ""
    if not (office.limiter.hit(PER_NAME, "name", tried) and office.limiter.hit(PER_ADDRESS, "address", address)):
        return page(request, "sign_in.html", status=429, error=TOO_MANY, name=name, after=after)
    found = office.store.account_with_password(tried)
    account, kept = found or (None, None)
    if not passwords.is_right(password, kept) or account is None or kept is None or not account.active:
        return page(request, "sign_in.html", status=422, error=WRONG, name=name, after=after)
    if passwords.is_outdated(kept):
        with office.store.transaction(actor=account.name) as tx:
            tx.rehash_password(account.id, passwords.hashed(password))
    return _enter(office, account, after)


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """End the session."""
    office = office_of(request)
    with office.store.transaction(actor=me(request).name) as tx:
        tx.end_session(request.cookies[office.cookie])
    gone = go("/sign-in")
    gone.delete_cookie(office.cookie, secure=office.https, httponly=True)
    return gone


@router.get("/join/{secret}")
def show_join(request: Request, secret: str) -> Response:
    """The form on which the owner of a new account chooses a password."""
    account = office_of(request).store.invited(secret)
    return page(request, "join.html", status=200 if account else 404, account=account)


@router.post("/join/{secret}")
def join(request: Request, secret: str, password: Written = "", again: Written = "") -> Response:
    """Set the password, and begin a session."""
    office = office_of(request)
    account = office.store.invited(secret)
    if account is None:
        return page(request, "join.html", status=404, account=None)
    if fault := passwords.fault_of(password, account) or ("" if password == again else "Enter the same password twice"):
        return page(request, "join.html", status=422, account=account, error=fault)
    set_password(office, account, password)
    return _enter(office, account, "/")


def set_password(office: Office, account: Account, password: str) -> None:
    """Keep a new password; its account is signed out everywhere."""
    kept = passwords.hashed(password)
    with office.store.transaction(actor=account.name) as tx:
        tx.set_password(account.id, kept)


def _enter(office: Office, account: Account, after: str) -> Response:
    now = office.store.clock()
    with office.store.transaction(actor=account.name) as tx:
        tx.clear_sessions(seen_before=now - IDLE, began_before=now - LONGEST)
        secret = tx.begin_session(account.id)
    # Only a path of our own: what begins with two slashes, or a backslash, is another host to a browser.
    ours = after.startswith("/") and not after.startswith(("//", "/\\"))
    entered = go(quote(after, safe="/?=&%+,:-._~") if ours else "/")
    entered.set_cookie(office.cookie, secret, httponly=True, secure=office.https, samesite="lax", path="/")
    return entered
