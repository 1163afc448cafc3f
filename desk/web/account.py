"""A person's own account: password and keys; and the pages of help."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from desk.web import passwords
from desk.web.keys import KEYS
from desk.web.office import office_of
from desk.web.pages import go, me, page
from desk.web.sign_in import PER_NAME, TOO_MANY, Written, set_password

router = APIRouter()


@router.get("/account")
def show_account(request: Request, done: str = "") -> Response:
    """What the person has set."""
    return page(request, "account.html", done=done)


@router.post("/account/password")
def change_password(request: Request, old: Written = "", password: Written = "", again: Written = "") -> Response:
    """Another password, by somebody who knows the old one; every session ends."""
    office, account = office_of(request), me(request)
    if not office.limiter.hit(PER_NAME, "password", account.name):
        return page(request, "account.html", status=429, done="", error=TOO_MANY)
    found = office.store.account_with_password(account.name)
    fault = "" if found and passwords.is_right(old, found[1]) else "Enter your present password"
    fault = fault or passwords.fault_of(password, account)
    fault = fault or ("" if password == again else "Enter the same new password twice")
    if fault:
        return page(request, "account.html", status=422, done="", error=fault)
    set_password(office, account, password)
    return go("/sign-in")


@router.post("/account/keys")
def set_keys(request: Request, letters: Annotated[str, Form()] = "") -> Response:
    """Turn the letter keys on or off."""
    with office_of(request).store.transaction(actor=me(request).name) as tx:
        tx.set_letter_keys(me(request).id, on=letters == "on")
    return go("/account?done=keys")


@router.get("/help/keys")
def show_keys(request: Request) -> Response:
    """Every key."""
    return page(request, "keys.html", keys=KEYS)


@router.get("/accessibility")
def show_accessibility(request: Request) -> Response:
    """The accessibility statement."""
    return page(request, "accessibility.html")
