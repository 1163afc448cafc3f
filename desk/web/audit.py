"""Searching the audit log: what was done, by whom, to what, as far as it is the reader's to see."""

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import Response

from desk.web.office import office_of
from desk.web.pages import me, page
from desk.web.permissions import scope_of

router = APIRouter()
MOST_SHOWN = 200
LONGEST = 100
MARKS = ("subject", "actor", "kind")


@router.get("/audit")
def show_log(request: Request) -> Response:
    """The latest events with the marks that are asked for, the latest first."""
    office, account = office_of(request), me(request)
    asked = {mark: request.query_params.get(mark, "").strip()[:LONGEST] for mark in MARKS}
    day = request.query_params.get("day", "")[:LONGEST]
    entries = office.store.audit_search(scope_of(account), asked, day=_day(day), last=MOST_SHOWN + 1)
    return page(
        request,
        "audit.html",
        asked={**asked, "day": day},
        entries=entries[:MOST_SHOWN],
        more=len(entries) > MOST_SHOWN,
        accounts={str(each.id): each.full_name for each in office.store.accounts()},
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
