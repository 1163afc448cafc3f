"""Delegations: who acts for which approver while they are away; made and ended here, and never removed."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from counterfoil.model.delegations import LONGEST, Delegation, Wish, against_making, may_arrange
from counterfoil.model.masters import held_on
from counterfoil.model.people import Account, Role
from desk.web.guard import Posted
from desk.web.office import Office, office_of
from desk.web.pages import go, me, page
from desk.web.permissions import scope_of
from desk.web.settling import NothingJudgedError, day_in, said_reason
from desk.web.work import number_in

router = APIRouter()
# Between an organisation and an approver in one choice of the form.
AT = "/"
FIELDS = ("whose", "delegate", "from", "until", "reason")


@router.get("/delegations")
def show_delegations(request: Request) -> Response:
    """Every delegation of the person's organisations, the latest first, and the form for another."""
    return delegations_page(request)


@router.post("/delegations")
def make_delegation(request: Request, form: Posted) -> Response:
    """Name who acts for an approver."""
    office, account = office_of(request), me(request)
    try:
        wish, delegate = _wished(office, account, form)
    except NothingJudgedError as error:
        return delegations_page(request, status=422, error=str(error), typed={**form})
    with office.store.transaction(actor=account.name) as tx:
        number = tx.delegate(wish, delegate=delegate)
    return go(f"/delegations?made={number}")


@router.post("/delegations/{number}/end")
def end_delegation(request: Request, number: str) -> Response:
    """End one early; what was approved by it stands."""
    office, account = office_of(request), me(request)
    wanted = number_in(number)
    found = next((each for each in _in_sight(office, account) if each.number == wanted), None)
    if found is None:
        raise HTTPException(404, "There is no such delegation, or it is not yours to see.")
    if not may_arrange(account, organisation=found.organisation, approver=found.approver):
        raise HTTPException(403, f"Only {found.approver} or a supervisor may end this delegation.")
    with office.store.transaction(actor=account.name) as tx:
        tx.end_delegation(found)
    return go("/delegations")


def delegations_page(
    request: Request, *, status: int = 200, error: str = "", typed: Mapping[str, Any] | None = None
) -> Response:
    """The page; with an error, what was typed is still there."""
    office, account = office_of(request), me(request)
    accounts = office.store.accounts()
    listed = _in_sight(office, account)
    arrangeable = {each.number for each in listed if _may_end(office, account, each)}
    return page(
        request,
        "delegations.html",
        status=status,
        error=error,
        typed={**dict.fromkeys(FIELDS, ""), **(typed or {})},
        delegations=[(each, stands(each, office)) for each in listed],
        arrangeable=arrangeable,
        full_names={each.name: each.full_name for each in accounts},
        approvers=[(f"{body}{AT}{name}", f"{name}, {body}") for body, name in _arrangeable(office, account)],
        delegates=[(str(each.id), each.full_name) for each in _delegates(office, account)],
        made=number_in(request.query_params.get("made", "")),
        today=office.today,
        longest=LONGEST.days,
    )


def stands(delegation: Delegation, office: Office) -> str:
    """Where a delegation stands today, in a word or two."""
    if delegation.ended_at:
        return "Ended"
    if delegation.counts_on(office.today):
        return "In force"
    return "Over" if delegation.until_on < office.today else "To come"


def _may_end(office: Office, account: Account, each: Delegation) -> bool:
    over = each.ended_at is not None or each.until_on < office.today
    return not over and may_arrange(account, organisation=each.organisation, approver=each.approver)


def _in_sight(office: Office, account: Account) -> list[Delegation]:
    return office.store.delegations(organisations=scope_of(account).organisations)


def _wished(office: Office, account: Account, form: FormData) -> tuple[Wish, Account]:
    """What the form asks for.

    Raises:
        NothingJudgedError: something is missing, or stands against it; the message says what.
    """
    organisation, _, approver = str(form.get("whose", "")).partition(AT)
    if (organisation, approver) not in _arrangeable(office, account):
        raise NothingJudgedError("Choose for whom somebody is to act")
    delegate = next((each for each in _delegates(office, account) if str(each.id) == form.get("delegate")), None)
    if delegate is None:
        raise NothingJudgedError("Choose who is to act for them")
    from_on, until_on = day_in(form, "from"), day_in(form, "until")
    if from_on is None or until_on is None:
        raise NothingJudgedError("Give the first and the last day")
    wish = Wish(
        organisation=organisation, approver=approver, from_on=from_on, until_on=until_on, reason=said_reason(form)
    )
    if fault := against_making(wish, by=account, delegate=delegate, today=office.today):
        raise NothingJudgedError(fault)
    return wish, delegate


def _arrangeable(office: Office, account: Account) -> list[tuple[str, str]]:
    """The approvers of today, each after an organisation, for whom the person may name somebody."""
    in_post = {
        (each.organisation, each.person)
        for each in office.approvers
        if held_on(office.today, each.valid_from, each.valid_to)
        and may_arrange(account, organisation=each.organisation, approver=each.person)
    }
    return sorted(in_post, key=lambda pair: (pair[1], pair[0]))


def _delegates(office: Office, account: Account) -> list[Account]:
    """Those who approve for an organisation of the person's, and are not the person."""
    bodies = office.bodies_of(account)
    return [
        each
        for each in office.store.accounts()
        if each.active
        and each.id != account.id
        and Role.APPROVER in each.roles
        and any(each.works_for(body.organisation) for body in bodies)
    ]
