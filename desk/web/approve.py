"""Approving: what is to be approved with its evidence, by somebody with the limit who did not prepare it.

Blind approval is made hard: the approver copies the total from the document, the page has to have been open for some
seconds, nothing is approved in bulk or by a key, and afterwards the list comes, not the next bill.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from bots.deciding import Bill, objection, requesters
from counterfoil.model.corrections import parsed
from counterfoil.model.judged import ACTING, SHOWN, Approved, By, Judged, JudgementKind
from counterfoil.model.people import Account
from counterfoil.store import Dossier, Queue
from desk.web import evidence
from desk.web.authority import authority_of
from desk.web.filters import Filters
from desk.web.guard import Posted
from desk.web.office import Office, office_of
from desk.web.pages import go, me, page
from desk.web.review import picture_of
from desk.web.settling import said_reason
from desk.web.stamps import shown_at, stamp
from desk.web.work import version_in

router = APIRouter()
# Nobody has read a bill sooner.
LOOKED_FOR = timedelta(seconds=4)


@router.get("/items/{item}/approve")
def show_approval(request: Request, item: str) -> Response:
    """The page."""
    return approval_page(request, item)


@router.post("/items/{item}/approve")
def approve(request: Request, item: str, form: Posted) -> Response:
    """Approve, or send back to those who prepare."""
    office, account = office_of(request), me(request)
    version, filters = version_in(form), Filters.of(request.query_params)
    if form.get("action") == "send_back":
        reason = said_reason(form)
        if not reason:
            return approval_page(request, item, status=422, error="Say why it goes back")
        with office.store.transaction(actor=account.name) as tx:
            tx.send_back(item, version=version, person=account.name, reason=reason)
        return go(f"/work?{filters.query}")
    bill = bill_of(office, item)
    if fault := _not_looked(request, item, form, bill):
        return approval_page(request, item, status=422, error=fault)
    approved, objected = best_authority(office, account, bill)
    if approved is None:
        raise HTTPException(403, objected)
    body = {
        "approver": approved.approver,
        "full_name": approved.full_name,
        "known_as": approved.known_as,
        "asked_by_other": "yes",
        "supplier_id": approved.supplier_id,
        "number": approved.number,
        "currency": approved.currency,
        "gross": f"{approved.gross:f}",
    }
    if shown := shown_at(str(form.get("stamp", "")), request.state.session, item):
        body[SHOWN] = shown.isoformat()
    if approved.delegation:
        body["delegation"] = str(approved.delegation.number)
    with office.store.transaction(actor=account.name) as tx:
        tx.settle(
            item,
            version=version,
            person=account.name,
            account=account.id,
            judgements=[(JudgementKind.APPROVE, body)],
        )
    return go(f"/work?{filters.query}&settled={item}&told=approved")


def approval_page(request: Request, item: str, *, status: int = 200, error: str = "") -> Response:
    """The page, with what stands against an approval by this person."""
    office, account = office_of(request), me(request)
    bill, found, work = bill_of(office, item), office.store.item(item), office.store.work_item(item)
    dossier = office.store.dossier(found)
    approved, objected = best_authority(office, account, bill)
    fields = evidence.field_rows(bill.document, bill.match)
    return page(
        request,
        "approve.html",
        status=status,
        error=error,
        item=found,
        work=work,
        dossier=dossier,
        bill=bill,
        fields=[row for row in fields if row.value],
        approved=approved,
        objected=objected,
        preparers=sorted(bill.judged.preparers),
        requesters=requesters(bill),
        notes=[each for each in office.store.judgements(item) if each.kind == JudgementKind.NOTE],
        picture=picture_of(office, dossier, request, fields),
        filters=Filters.of(request.query_params),
        stamp=stamp(request.state.session, item, office.store.clock()),
    )


def bill_of(office: Office, item: str) -> Bill:
    """The bill as it waits for approval, with what people have judged about it.

    Raises:
        HTTPException: 409, it does not wait for approval.
    """
    work, dossier = office.store.work_item(item), office.store.dossier(office.store.item(item))
    document = dossier.document
    waits = work is not None and work.queue is Queue.APPROVAL and work.settled_by is None
    if not waits or document is None or dossier.match is None:
        raise HTTPException(409, "This item does not wait for approval, or does no longer.")
    return Bill(
        document,
        dossier.match,
        office.masters(),
        dossier.item.received_on,
        max(dossier.item.decided_on or date.min, office.today),
        _judged(office, dossier),
    )


def _judged(office: Office, dossier: Dossier) -> Judged:
    withdrawn = office.store.withdrawn(dossier.item.id)
    counted = {*ACTING, JudgementKind.CORRECTION}
    made = office.store.judgements(dossier.item.id)
    return replace(Judged.of(each for each in made if each.kind in counted and each.id not in withdrawn), approved=None)


def best_authority(office: Office, account: Account, bill: Bill) -> tuple[Approved | None, str]:
    """The approval that this person can give, by their own authority before that of others; else what is against it.

    It has their word that somebody else asked for what is billed, which the form sees to.
    """
    amounts = bill.amounts
    if amounts is None or bill.number is None or bill.match.supplier.supplier_id is None:
        return None, "The bill has no sum, number or supplier that could be approved"
    objections: list[str] = []
    for approver, delegation in authority_of(office, account).over(bill.organisation):
        approved = Approved(
            approver=approver,
            delegation=delegation,
            full_name=account.full_name,
            known_as=account.approver or "",
            asked_by_other=True,
            supplier_id=bill.match.supplier.supplier_id,
            number=bill.number,
            currency=bill.currency,
            gross=amounts.gross,
            by=By(person=account.name, on=office.today, number=0),
        )
        objections.append(objection(bill, approved))
        if not objections[-1]:
            return approved, ""
    return None, _first(objections) or "You are not in the scheme of delegation, so you cannot approve"


def _first(objections: Sequence[str]) -> str:
    return next(iter(objections), "")


def _not_looked(request: Request, item: str, form: Posted, bill: Bill) -> str:
    """What shows that nobody has looked at the bill; empty where somebody has."""
    shown = shown_at(str(form.get("stamp", "")), request.state.session, item)
    if shown is None:
        return "Load the page again and look at the bill"
    if office_of(request).store.clock() - shown < LOOKED_FOR:
        return "That was quick. Look at the document, then approve"
    try:
        total = parsed("gross", str(form.get("total", "")))
    except ValueError:
        return "Copy the total to pay from the document, such as 1234.50"
    if bill.amounts is None or total != bill.amounts.gross:
        return "The total that you copied is not the one that was read. Look at both, or send it back"
    return "" if form.get("asked_by_other") == "yes" else "Say that you did not ask for this, or leave it to another"
