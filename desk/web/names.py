"""Names that bills would teach about suppliers: a second person confirms or declines each, and may take it back."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from counterfoil.insights import NameProposal, name_proposals
from counterfoil.model.judged import JudgementKind
from desk.web.guard import Posted
from desk.web.office import office_of
from desk.web.pages import go, me, page
from desk.web.permissions import Permission, may, scope_of
from desk.web.settling import said_reason

router = APIRouter()
ANSWERS = {"confirm": JudgementKind.CONFIRM_NAME, "decline": JudgementKind.DECLINE_NAME}


@router.get("/names")
def show_names(request: Request) -> Response:
    """Every proposed name, those first that wait for an answer."""
    return names_page(request)


@router.post("/names")
def answer_name(request: Request, form: Posted) -> Response:
    """Confirm or decline one name; the next run goes by it."""
    office, account = office_of(request), me(request)
    number = str(form.get("choice", ""))
    found = next((each for each in _proposals(request) if str(each.choice.id) == number), None)
    if found is None:
        raise HTTPException(404, "Nothing that you may see proposes that name any more.")
    kind, reason = ANSWERS.get(str(form.get("action", ""))), said_reason(form)
    if fault := found.against(account.name):
        return names_page(request, status=422, error=fault)
    if kind is None or (kind is JudgementKind.DECLINE_NAME and not reason):
        return names_page(request, status=422, error="Press a button; to decline a name, say why", at=number)
    name = found.name
    body = {"organisation": name.organisation, "supplier_id": name.supplier_id, "name": name.name, "reason": reason}
    with office.store.transaction(actor=account.name) as tx:
        tx.judge(found.choice.item, person=account.name, kind=kind, body=body)
    return go("/names")


def names_page(request: Request, *, status: int = 200, error: str = "", at: str = "") -> Response:
    """The page; with an error, `at` is the number of the choice that it is about."""
    office, account = office_of(request), me(request)
    masters = office.masters()
    proposals = _proposals(request)
    records = {each.name: masters.supplier(each.name.organisation, each.name.supplier_id) for each in proposals}
    return page(
        request,
        "names.html",
        status=status,
        error=error,
        at=at,
        proposals=proposals,
        records=records,
        can_answer=may(account, Permission.REVIEW_NAMES),
    )


def _proposals(request: Request) -> list[NameProposal]:
    """Those within the person's scope, without names that the master data has by now."""
    office, scope = office_of(request), scope_of(me(request))
    masters = office.masters()

    def is_listed(each: NameProposal) -> bool:
        record = masters.supplier(each.name.organisation, each.name.supplier_id)
        return record is not None and each.name.name in {record.name, *record.aliases}

    found = (each for each in name_proposals(office.store) if not is_listed(each))
    return [each for each in found if office.store.is_within(each.choice.item, scope)]
