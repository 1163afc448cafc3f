"""Changes of master data: proposed from a document, called back, approved by a second person, handed over."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from bots.matching.identifiers import has_proposed_account
from bots.matching.names import spellings
from counterfoil.insights import registers
from counterfoil.model.changes import DETAILS, KINDS_BY_HOLD, Change, ChangeKind
from counterfoil.model.judged import CHANGING, JudgementKind
from counterfoil.model.people import Account
from counterfoil.store import Dossier, Queue
from desk.web import changing
from desk.web.evidence import field_rows
from desk.web.filters import Filters
from desk.web.guard import Posted
from desk.web.office import Office, office_of
from desk.web.pages import go, me, page
from desk.web.permissions import Permission, may, scope_of
from desk.web.review import picture_of
from desk.web.settling import NothingJudgedError
from desk.web.work import version_in

router = APIRouter()
KINDS = {
    ChangeKind.BANK: "The supplier has a new account",
    ChangeKind.KEEP: "The account held stays: the bill has another by mistake, or the supplier says it is theirs",
    ChangeKind.SUPPLIER: "A new supplier is to be set up",
}
STANDS = {
    "to_call_back": "To call back",
    "denied": "Denied by the supplier",
    "to_approve": "To approve",
    "approved": "Approved, not in the master data yet",
    "in_force": "Done",
}


@router.get("/changes")
def show_changes(request: Request) -> Response:
    """Every change, with what is to be done next."""
    office = office_of(request)
    changes = office.store.changes(scope_of(me(request)))
    listed = sorted(((stands(office, change), change) for change in changes), key=lambda pair: [*STANDS].index(pair[0]))
    return page(request, "changes.html", changes=listed, kinds=KINDS, words=STANDS)


@router.get("/changes/approved.csv")
def download_approved(request: Request) -> Response:
    """The approved changes as a file for the team that keeps the master data."""
    rows = [*registers.approved_changes(office_of(request).store.changes(scope_of(me(request)), final=True))]
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, registers.CHANGE_COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    headers = {"Content-Disposition": 'attachment; filename="approved-changes.csv"', "Cache-Control": "no-store"}
    return Response(written.getvalue(), media_type="text/csv", headers=headers)


@router.get("/items/{item}/change")
def show_change(request: Request, item: str) -> Response:
    """The page."""
    return change_page(request, item)


@router.post("/items/{item}/change")
def take_step(request: Request, item: str, form: Posted) -> Response:
    """Propose a change, record a call-back, or refuse the change."""
    office, account = office_of(request), me(request)
    dossier, change, version = office.store.dossier(office.store.item(item)), change_of(office, item), version_in(form)
    try:
        kind, body = _step(office, account, dossier, change, form)
    except NothingJudgedError as error:
        return change_page(request, item, status=422, error=str(error), typed={**form})
    with office.store.transaction(actor=account.name) as tx:
        tx.judge_as_shown(item, version=version, person=account.name, kind=kind, body=body)
    return go(f"/items/{item}/change?{Filters.of(request.query_params).query}")


def _step(
    office: Office, account: Account, dossier: Dossier, change: Change | None, form: Posted
) -> tuple[JudgementKind, dict[str, str]]:
    """The step that the form takes, with its body."""
    match form.get("action"):
        case "propose":
            return JudgementKind.PROPOSE_CHANGE, changing.proposed(office, account, dossier, form)
        case "call" if change is not None:
            return JudgementKind.CALL_BACK, changing.called(office, dossier, change, form)
        case "refuse" if change is not None:
            return JudgementKind.REFUSE_CHANGE, changing.refused(form)
        case _:
            raise NothingJudgedError("Press the button for what you want to do")


@router.post("/items/{item}/change/approve")
def approve_change(request: Request, item: str, form: Posted) -> Response:
    """Approve a change that was called back; the item goes on, or waits for the master data."""
    office, account = office_of(request), me(request)
    dossier, change, version = office.store.dossier(office.store.item(item)), change_of(office, item), version_in(form)
    if change is None or changing.hold_of(dossier) is None:
        raise HTTPException(409, "There is no change to approve any more. Look at the item again.")
    try:
        body = changing.approved(account, dossier, change, form)
    except NothingJudgedError as error:
        return change_page(request, item, status=422, error=str(error), typed={**form})
    approval, then = (JudgementKind.APPROVE_CHANGE, body), changing.follows(dossier, change)
    number, query = change.proposal.by.number, Filters.of(request.query_params).query
    with office.store.transaction(actor=account.name) as tx:
        if then:
            tx.assign(item, version=version, account=account.id)
            judged = [approval, *then]
            tx.settle(item, version=version + 1, person=account.name, account=account.id, judgements=judged)
            return go(f"/work?{query}&settled={item}&told=changed")
        tx.judge_as_shown(item, version=version, person=account.name, kind=approval[0], body=body)
        tx.assign(item, version=version + 1, account=account.id)
        tx.ask(
            item,
            version=version + 2,
            person=account.name,
            account=account.id,
            whom="the master data team",
            until=office.today + changing.HANDED_OVER,
            question=f"Enter change {number}, as exported; the bill goes on by itself when the account is held",
        )
    return go(f"/items/{item}/change?{query}")


def change_page(
    request: Request, item: str, *, status: int = 200, error: str = "", typed: Mapping[str, Any] | None = None
) -> Response:
    """The page of an item's change, with what the person may do next; with an error, what was typed is still there.

    Raises:
        HTTPException: 409, nothing of the item could be changed, nor was.
    """
    office, account = office_of(request), me(request)
    found = office.store.item(item)
    dossier, work, change = office.store.dossier(found), office.store.work_item(item), change_of(office, item)
    hold = changing.hold_of(dossier)
    if hold is None and change is None:
        raise HTTPException(409, "This item does not wait for a change of master data.")
    is_open = hold is not None and work is not None and work.queue is Queue.HELD and work.settled_by is None
    kinds = KINDS_BY_HOLD[hold.code] if hold else ()
    return page(
        request,
        "change.html",
        status=status,
        error=error,
        typed=typed or {},
        item=found,
        work=work,
        hold=hold,
        entry=office.holds[hold.code] if hold else None,
        change=change,
        stands=STANDS[stands(office, change)] if change else "",
        steps=[each for each in office.store.judgements(item) if each.kind in CHANGING],
        withdrawn=office.store.withdrawn(item),
        kinds=[(kind, KINDS[kind]) for kind in kinds],
        all_kinds=KINDS,
        names=list(dict.fromkeys(name for kind in kinds for name in DETAILS[kind])),
        known=changing.read_in(dossier.document),
        contacts=changing.held_numbers(office, change) if change else (),
        can_step=is_open and may(account, Permission.SETTLE) and not (change and change.approved),
        can_approve=is_open and may(account, Permission.APPROVE_CHANGE) and change is not None and not change.approved,
        objection=changing.objection_of(account, dossier, change) if change else "",
        filters=Filters.of(request.query_params),
        picture=picture_of(office, dossier, request, field_rows(dossier.document, dossier.match)),
    )


def change_of(office: Office, item: str) -> Change | None:
    """The change of an item as it stands."""
    withdrawn = office.store.withdrawn(item)
    return Change.of((each for each in office.store.judgements(item) if each.id not in withdrawn), item=item)


def stands(office: Office, change: Change) -> str:
    """Where a change stands, by the key of `STANDS`: the master data says whether an approved one is in force."""
    return "in_force" if change.approved and _is_in_force(office, change) else change.stands


def _is_in_force(office: Office, change: Change) -> bool:
    proposal, masters = change.proposal, office.masters()
    details = proposal.details
    if proposal.kind is ChangeKind.SUPPLIER:
        alike = (record for name in spellings(details["name"]) for record in masters.firm("name", name.key))
        return any(record.supplier.organisation == proposal.organisation for record in alike)
    if proposal.kind is ChangeKind.KEEP:
        return True
    record = masters.record(proposal.organisation, proposal.supplier_id)
    return record is not None and has_proposed_account(record.supplier, details)
