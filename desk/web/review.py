"""The review page: the document with everything known about it, and what a person can do."""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from bots.reading.pool import NotDrawnError
from counterfoil.model.decisions import HoldCode
from counterfoil.model.judged import JudgementKind
from counterfoil.store import Dossier, Queue, WorkItem
from desk.correcting import CorrectionError
from desk.evidence_pack import pages_of
from desk.web import changing, evidence
from desk.web.authority import authority_of
from desk.web.filters import Filters
from desk.web.guard import Posted
from desk.web.leading import REPEATED, lead_of
from desk.web.office import Office, office_of
from desk.web.pages import go, me, page
from desk.web.permissions import Permission, may, scope_of
from desk.web.settling import NothingJudgedError, settle
from desk.web.stamps import shown_at, stamp
from desk.web.work import SORTED_BY, colleagues, just_settled, number_in, place_of, version_in, wanted_of

router = APIRouter()
MOST_TEXT = 20_000


@router.get("/items/{item}")
def show_item(request: Request, item: str) -> Response:
    """The page."""
    return review_page(request, item)


@router.get("/items/{item}/next")
def show_next(request: Request, item: str) -> Response:
    """The item after this one, or the list where there is none."""
    filters = Filters.of(request.query_params)
    onward = next_item(request, item, filters)
    return go(f"/items/{onward}?{filters.query}" if onward else f"/work?{filters.query}")


@router.post("/items/{item}/settle")
def settle_item(request: Request, item: str, form: Posted) -> Response:
    """Record what the person judged, and go to the next item."""
    filters = Filters.of(request.query_params)
    onward = next_item(request, item, filters)
    try:
        shown = shown_at(str(form.get("stamp", "")), request.state.session, item)
        told = settle(office_of(request), me(request), item, form, version=version_in(form), shown=shown)
    except (NothingJudgedError, CorrectionError) as error:
        return review_page(request, item, status=422, error=str(error), typed={**form})
    where = f"/items/{onward}" if onward else "/work"
    return go(f"{where}?{filters.query}&settled={item}&told={told}")


@router.post("/items/{item}/take-back")
def take_back(request: Request, item: str) -> Response:
    """Withdraw what the person judged last about an item, while no run has taken it up."""
    account = me(request)
    with office_of(request).store.transaction(actor=account.name) as tx:
        tx.take_back(item, person=account.name, account=account.id)
    return go(f"/items/{item}?{Filters.of(request.query_params).query}")


@router.post("/items/{item}/note")
def add_note(request: Request, item: str, form: Posted) -> Response:
    """Write something down about an item, for colleagues."""
    account, text = me(request), str(form.get("note", "")).strip()[:2000]
    if text:
        with office_of(request).store.transaction(actor=account.name) as tx:
            tx.judge(item, person=account.name, kind=JudgementKind.NOTE, body={"text": text})
    return go(f"/items/{item}?{Filters.of(request.query_params).query}#notes")


def review_page(
    request: Request, item: str, *, status: int = 200, error: str = "", typed: Mapping[str, Any] | None = None
) -> Response:
    """The page of an item; with an error, what was typed is still there."""
    office, account = office_of(request), me(request)
    found = office.store.item(item)
    dossier, work = office.store.dossier(found), office.store.work_item(item)
    document = dossier.document
    filters = Filters.of(request.query_params)
    codes = [hold.code for hold in dossier.holds]
    fields, lines = evidence.field_rows(document, dossier.match), evidence.line_rows(document, dossier.match)
    has_clock = not codes or any(office.holds[code].has_clock for code in codes)
    return page(
        request,
        "review.html",
        status=status,
        error=error,
        typed=typed or {},
        stamp=stamp(request.state.session, item, office.store.clock()),
        item=found,
        work=work,
        dossier=dossier,
        document=document,
        fields=fields,
        choices=evidence.choices(document, dossier.match, codes, office.masters()) if document else [],
        lines=lines,
        lead=lead_of(codes).value,
        holds=[(hold, office.holds[hold.code]) for hold in dossier.holds],
        releasable=[hold for hold in dossier.holds if office.holds[hold.code].release in account.roles],
        repeated=repeated(office, dossier, request),
        can_settle=can_settle(account.id, work) and may(account, Permission.SETTLE),
        take_part=Permission.TAKE_PART,
        can_approve=work is not None and work.queue is Queue.APPROVAL and authority_of(office, account).is_any,
        has_change=changing.hold_of(dossier) is not None,
        clock=evidence.clock_of(work.due_on, office.today) if work and has_clock else "",
        is_duplicate_question=bool(REPEATED & {*codes}),
        can_be_tried_again=HoldCode.FORMAT in codes,
        judgements=office.store.judgements(item),
        withdrawn=office.store.withdrawn(item),
        filters=filters,
        picture=picture_of(office, dossier, request, fields, lines),
        just_settled=just_settled(request),
        told=request.query_params.get("told", ""),
        others=others(office, account.id) if may(account, Permission.ASSIGN) else (),
    )


def can_settle(account: int, work: WorkItem | None) -> bool:
    """Whether the item waits, and for this person or for nobody yet."""
    open_still = work is not None and work.queue is not Queue.DONE and work.settled_by is None
    return open_still and work is not None and work.assignee in {None, account}


def others(office: Office, mine: int) -> list[tuple[int, str]]:
    """Those to whom the item can be given."""
    return [(account.id, account.full_name) for account in colleagues(office) if account.id != mine]


def next_item(request: Request, item: str, filters: Filters) -> str | None:
    """The item after this one in the list that the person came from, or else the list's first."""
    office, account = office_of(request), me(request)
    work, scope = office.store.work_item(item), scope_of(account)
    if work is None:
        return None
    wanted = wanted_of(office, account, filters)
    place = place_of(filters.order, f"{SORTED_BY[filters.order](work)}~{item}")
    rows = office.store.work(wanted, scope, after=place, limit=1) or office.store.work(wanted, scope, limit=2)
    return next((row.item for row in rows if row.item != item), None)


def repeated(office: Office, dossier: Dossier, request: Request) -> dict[str, Any] | None:
    """The bill that this one may repeat; with its item where the person may see it."""
    match = dossier.match
    if match is None or match.duplicate.of is None:
        return None
    known = match.duplicate.of
    seen = known.item is not None and office.store.is_within(known.item, scope_of(me(request)))
    other = office.store.item(known.item) if seen and known.item else None
    return {
        "bill": known,
        "reasons": match.duplicate.reasons,
        "item": other,
        "page": min(pages_of(other, office.store.reading(other.id)), default=0) if other else 0,
    }


def picture_of(
    office: Office,
    dossier: Dossier,
    request: Request,
    fields: Sequence[evidence.FieldRow],
    lines: Sequence[evidence.LineRow] = (),
) -> dict[str, Any]:
    """The page to show, with its size and the boxes on it; else the text of the file, or why there is neither."""
    item = dossier.item
    pages, wanted = pages_of(item, dossier.reading), number_in(request.query_params.get("page", ""))
    lead = lead_of([hold.code for hold in dossier.holds])
    number = wanted if wanted in pages else evidence.page_to_see(pages, evidence.looked_at(fields, lines, lead))
    if number:
        try:
            size = office.pictures.size(item, number)
        except NotDrawnError as error:
            return {"pages": (), "number": 0, "why": str(error), "text": ""}
        rows = [*fields, *(row for line in lines for row in line.fields)]
        boxes = [(row.name, row.box) for row in rows if row.page == number and row.box]
        return {"pages": pages, "number": number, "size": size, "boxes": boxes}
    if stone := office.store.tombstone(item):
        return {"pages": (), "number": 0, "why": f"There is nothing to show: {stone}.", "text": ""}
    content = office.store.originals.bytes(item.sha256)[: MOST_TEXT * 4]
    text = content.decode("utf-8", errors="replace")[:MOST_TEXT]
    is_text = "\x00" not in text and text.count("\N{REPLACEMENT CHARACTER}") < len(text) / 100
    why = "" if is_text else "This kind of file has no pages to show. What was read of it stands beside."
    return {"pages": (), "number": 0, "why": why, "text": text if is_text else ""}
