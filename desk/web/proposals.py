"""Proposed rules: what people decide again and again as a rule row, with its evidence and the diff to review."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from desk.web.office import office_of
from desk.web.pages import me, page
from desk.web.permissions import scope_of
from flows.proposing import PEOPLE, TIMES, RuleProposal, proposals

router = APIRouter()


@router.get("/proposals")
def show_proposals(request: Request) -> Response:
    """Every row that people's decisions come to, as far as all of its evidence is the person's to see."""
    found = _in_sight(request)
    names = {account.name: account.full_name for account in office_of(request).store.accounts()}
    return page(request, "proposals.html", proposals=found, times=TIMES, people=PEOPLE, names=names)


@router.get("/proposals/{name}")
def download_patch(request: Request, name: str) -> Response:
    """The change of the files, for `git apply`."""
    found = next((each for each in _in_sight(request) if each.name == name), None)
    if found is None:
        raise HTTPException(404, "Nothing that you may see proposes that any more.")
    headers = {"Content-Disposition": f'attachment; filename="{found.name}.patch"', "Cache-Control": "no-store"}
    return Response(found.diff, media_type="text/x-diff", headers=headers)


def _in_sight(request: Request) -> list[RuleProposal]:
    office, scope = office_of(request), scope_of(me(request))
    found = proposals(office.store, office.rulebook.files, office.holds)
    return [each for each in found if all(office.store.is_within(case.judgement.item, scope) for case in each.cases)]
