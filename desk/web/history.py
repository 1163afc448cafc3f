"""An item's counterfoil: everything that was done with it, by whom, by which rules, and what the ledger holds."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from counterfoil.store import CORRECTION, Judgement
from desk.evidence_pack import evidence_pack
from desk.explaining import story_of
from desk.web.filters import Filters
from desk.web.office import office_of
from desk.web.pages import me, page
from desk.web.permissions import scope_of
from flows.learning import correction_of

router = APIRouter()


@router.get("/items/{item}/history")
def show_history(request: Request, item: str) -> Response:
    """The page."""
    store, scope = office_of(request).store, scope_of(me(request))
    found, judgements = store.item(item), store.judgements(item)
    related = [each for each in (found.parent, found.linked_to) if each and store.is_within(each, scope)]
    return page(
        request,
        "history.html",
        item=found,
        work=store.work_item(item),
        dossier=store.dossier(found),
        judgements=judgements,
        confirmations={each.id for each in judgements if _confirms(each)},
        withdrawn=store.withdrawn(item),
        entries=store.history(item),
        holds=store.holds(item),
        catalogue=office_of(request).holds,
        parts=[part for part in store.children(item) if store.is_within(part.id, scope)],
        related=related,
        filters=Filters.of(request.query_params),
        names={str(account.id): account.full_name for account in store.accounts()},
    )


def _confirms(judgement: Judgement) -> bool:
    """Whether somebody said of a field that it was read right."""
    if judgement.kind != CORRECTION:
        return False
    return correction_of(judgement).confirms


@router.get("/items/{item}/evidence.pdf")
def show_evidence(request: Request, item: str) -> Response:
    """The same as one PDF to print or to file, with the pages and what was read there."""
    office = office_of(request)
    found = office.store.item(item)
    content = evidence_pack(
        found,
        story_of(office.store, found, office.holds),
        office.pictures.with_what_was_read(found),
        person=me(request).name,
        at=office.store.clock(),
    )
    headers = {"Content-Disposition": f'attachment; filename="counterfoil-{item}.pdf"', "Cache-Control": "no-store"}
    return Response(content, media_type="application/pdf", headers=headers)
