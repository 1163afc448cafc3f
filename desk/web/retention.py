"""Keeping originals: lists of what is due to go, which one person prepares and another approves, and legal holds."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request
from fastapi.responses import Response

from counterfoil.model.retention import HoldOn
from counterfoil.store import NoSuchItemError, StaleError, StoreError
from desk.web.guard import Posted
from desk.web.office import Office, office_of
from desk.web.pages import go, me, page
from desk.web.permissions import Permission, may
from desk.web.settling import said_reason
from flows.disposing import listed, on_list

router = APIRouter()
ADDRESS = "/retention"
LONGEST = 100
Number = Annotated[int, Path(ge=1, lt=2**31)]
ON = {
    HoldOn.ITEM: "One item, with all that came in the same file (its id, or its file)",
    HoldOn.SUPPLIER: "A supplier (its number in the ledger)",
    HoldOn.ORGANISATION: "An organisation (its ODS code)",
}


@router.get(ADDRESS)
def show_retention(request: Request) -> Response:
    """The page."""
    return retention_page(request)


@router.post(f"{ADDRESS}/holds")
def lay_hold(request: Request, form: Posted) -> Response:
    """Lay a legal hold."""
    office, account, reason = _of_everything(request), me(request), said_reason(form)
    value = str(form.get("value", "")).strip()[:LONGEST]
    try:
        on = HoldOn(str(form.get("on", "")))
        value = office.store.item(value).id if on is HoldOn.ITEM and value else value
    except ValueError:
        return retention_page(request, status=422, error="Choose what the hold is laid on", at="on")
    except NoSuchItemError:
        return retention_page(request, status=422, error="There is no such item; check its id or file", at="value")
    if not office.store.covered_by(on, value):
        error = f"No item here is of the {on.value} {value}; check what was typed"
        return retention_page(request, status=422, error=error, at="value")
    if not reason:
        return retention_page(request, status=422, error="Say why it has to be kept", at="reason")
    with office.store.transaction(actor=account.name) as tx:
        tx.lay_hold(on, value, reason=reason, person=account.name)
    return go(ADDRESS)


@router.post(ADDRESS + "/holds/{number}/lift")
def lift_hold(request: Request, number: Number, form: Posted) -> Response:
    """Lift a legal hold; that it stood stays written."""
    office, account, reason = _of_everything(request), me(request), said_reason(form)
    if not reason:
        return retention_page(request, status=422, error="Say why the hold may go", at=f"lift-{number}")
    with office.store.transaction(actor=account.name) as tx:
        tx.lift_hold(number, reason=reason, person=account.name)
    return go(ADDRESS)


@router.post(f"{ADDRESS}/lists")
def prepare_list(request: Request) -> Response:
    """Make a list of all that is due, for another person to approve."""
    office, account = _of_everything(request), me(request)
    due = listed(office.store, office.rulebook).due
    with office.store.transaction(actor=account.name) as tx:
        tx.prepare_disposal(due, person=account.name)
    return go(ADDRESS)


@router.post(ADDRESS + "/lists/{number}")
def end_list(request: Request, number: Number, form: Posted) -> Response:
    """Approve a list, or withdraw it."""
    office, account, action = _of_everything(request), me(request), form.get("action")
    if action not in {"approve", "withdraw"}:
        return retention_page(request, status=422, error="Press a button", at="lists")
    try:
        with office.store.transaction(actor=account.name) as tx:
            tx.end_disposal(number, person=account.name, approve=action == "approve")
    except StaleError:
        raise
    except StoreError as error:
        return retention_page(request, status=422, error=str(error), at="lists")
    return go(ADDRESS)


def retention_page(request: Request, *, status: int = 200, error: str = "", at: str = "lists") -> Response:
    """The page; with an error, `at` is the part of it that the error is about."""
    office, account = _of_everything(request), me(request)
    disposals = office.store.disposals()
    waiting = next((each for each in disposals if each.waits), None)
    return page(
        request,
        "retention.html",
        status=status,
        error=error,
        at=at,
        disposals=disposals,
        waiting=waiting,
        counts=[*on_list(office.store, waiting.number).counts()] if waiting else [],
        holds=office.store.legal_holds(),
        on=ON,
        can_act=may(account, Permission.RETAIN),
    )


def _of_everything(request: Request) -> Office:
    """The office, for somebody who works for all organisations: an original may belong to items of several.

    Raises:
        HTTPException: 403, the person works for some only.
    """
    if not me(request).is_everywhere:
        raise HTTPException(403, "Originals are kept for all organisations together, by those who work for all.")
    return office_of(request)
