"""Status: where a bill stands, for a supplier's or a requester's question, by the number that they give."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from bots.matching.numbers import look_up_keys
from desk.web.office import office_of
from desk.web.pages import me, page
from desk.web.permissions import scope_of
from desk.web.work import names_of

router = APIRouter()
LONGEST = 100


@router.get("/status")
def show_status(request: Request, number: str = "") -> Response:
    """What is known of the bills with this number, here and in the ledgers."""
    office, account = office_of(request), me(request)
    asked, scope = number.strip()[:LONGEST], scope_of(account)
    keys = look_up_keys(asked) if asked else ()
    items = office.store.bills_numbered(asked, keys, scope) if asked else []
    seen = [item for item in items if office.store.is_within(item.id, scope)]
    ledger = [pair for pair in office.masters().bills.standing(keys) if account.works_for(pair[0].organisation)]
    return page(
        request,
        "status.html",
        number=asked,
        found=[(dossier, office.store.work_item(dossier.item.id)) for dossier in office.store.dossiers(seen)],
        ledger=ledger,
        names=names_of(office, {item.organisation for item in seen if item.organisation}),
        catalogue=office.holds,
    )
