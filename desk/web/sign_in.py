"""Signing in by user name and password, signing out, and choosing a password by a link that works once."""

from typing import Annotated
from urllib.parse import quote, urlencode

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
def show_sign_in(request: Request, after: str = "/", out: str = "") -> Response:
    """The form; after signing out, with the way to sign out at the provider as well."""
    office = office_of(request)
    leaving = office.provider.leaving(back=f"{outside(request, office)}/sign-in") if office.provider and out else ""
    return sign_in_page(request, after=after, leaving=leaving)


@router.post("/sign-in")
def sign_in(request: Request, name: Written = "", password: Written = "", after: Written = "/") -> Response:
    """Begin a session, or say that name or password is wrong, and not which."""
    office = office_of(request)
    tried = name.strip().casefold()
    address = request.client.host if request.client else ""
    if not (office.limiter.hit(PER_NAME, "name", tried) and office.limiter.hit(PER_ADDRESS, "address", address)):
        return sign_in_page(request, status=429, error=TOO_MANY, name=name, after=after)
    found = office.store.account_with_password(tried)
    account, kept = found or (None, None)
    if not passwords.is_right(password, kept) or account is None or kept is None or not account.active:
        return sign_in_page(request, status=422, error=WRONG, name=name, after=after)
    if passwords.is_outdated(kept):
        with office.store.transaction(actor=account.name) as tx:
            tx.rehash_password(account.id, passwords.hashed(password))
    return enter(office, account, after)


def sign_in_page(
    request: Request, *, status: int = 200, error: str = "", name: str = "", after: str = "/", leaving: str = ""
) -> Response:
    """The form, with the way to the provider where there is one."""
    elsewhere = urlencode({"after": after}) if office_of(request).provider else ""
    known = {"error": error, "name": name, "after": after, "leaving": leaving, "elsewhere": elsewhere}
    return page(request, "sign_in.html", status=status, **known)


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """End the session."""
    office = office_of(request)
    with office.store.transaction(actor=me(request).name) as tx:
        tx.end_session(request.cookies[office.cookie])
    gone = go("/sign-in?out=yes" if office.provider else "/sign-in")
    gone.delete_cookie(office.cookie, secure=office.https, httponly=True)
    return gone


@router.get("/join/{secret}")
def show_join(request: Request, secret: str) -> Response:
    """The form on which the owner of a new account chooses a password."""
    return _join_page(request, secret, office_of(request).store.invited(secret))


@router.post("/join/{secret}")
def join(request: Request, secret: str, password: Written = "", again: Written = "") -> Response:
    """Set the password, and begin a session."""
    office = office_of(request)
    account = office.store.invited(secret)
    if account is None:
        return _join_page(request, secret, None)
    if fault := passwords.fault_of(password, account) or ("" if password == again else "Enter the same password twice"):
        return _join_page(request, secret, account, error=fault)
    set_password(office, account, password)
    return enter(office, account, "/")


def _join_page(request: Request, secret: str, account: Account | None, *, error: str = "") -> Response:
    elsewhere = urlencode({"joining": secret}) if office_of(request).provider else ""
    status = 404 if account is None else 422 if error else 200
    return page(request, "join.html", status=status, account=account, error=error, elsewhere=elsewhere)


def set_password(office: Office, account: Account, password: str) -> None:
    """Keep a new password; its account is signed out everywhere."""
    kept = passwords.hashed(password)
    with office.store.transaction(actor=account.name) as tx:
        tx.set_password(account.id, kept)


def outside(request: Request, office: Office) -> str:
    """The desk's address as browsers know it; the host is one of those that the desk answers to."""
    return f"{'https' if office.https else 'http'}://{request.url.netloc}"


def enter(office: Office, account: Account, after: str) -> Response:
    """Begin a session, and go to the path of ours that was asked for."""
    now = office.store.clock()
    with office.store.transaction(actor=account.name) as tx:
        tx.clear_sessions(seen_before=now - IDLE, began_before=now - LONGEST)
        secret = tx.begin_session(account.id)
    # Only a path of our own: what begins with two slashes, or a backslash, is another host to a browser.
    ours = after.startswith("/") and not after.startswith(("//", "/\\"))
    entered = go(quote(after, safe="/?=&%+,:-._~") if ours else "/")
    entered.set_cookie(office.cookie, secret, httponly=True, secure=office.https, samesite="lax", path="/")
    return entered
