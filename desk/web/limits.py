"""Limits: up to what sum each person may approve, and the rules by which bills come to them, with where each stands."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from counterfoil.model.masters import held_on
from counterfoil.rulebook import shown
from desk.web.office import office_of
from desk.web.pages import me, page
from desk.web.permissions import Permission

router = APIRouter()
PACK = "approval"


@router.get("/limits")
def show_limits(request: Request, organisation: str = "") -> Response:
    """The limits of one organisation as they are in force today."""
    office, account = office_of(request), me(request)
    bodies = office.bodies_of(account)
    body = next((each for each in bodies if each.organisation == organisation), bodies[0] if bodies else None)
    code = body.organisation if body else None
    policy = office.rulebook.policy(code)
    (pack,) = shown(policy, office.today, pack=PACK)
    in_force = [
        each
        for each in office.approvers
        if each.organisation == code and held_on(office.today, each.valid_from, each.valid_to)
    ]
    delegations = office.store.delegations(organisations=[code] if code else [], on=office.today)
    full_names = {each.name: each.full_name for each in office.store.accounts()}
    acting: dict[str, list[tuple[int, str]]] = {}
    for each in delegations:
        acting.setdefault(each.approver, []).append((each.number, full_names[each.delegate]))
    return page(
        request,
        "limits.html",
        body=body,
        bodies=[(each.organisation, f"{each.organisation} {each.name}") for each in bodies],
        approvers=sorted(in_force, key=lambda each: (each.cost_centre, each.limit, each.person)),
        acting=acting,
        pack=pack,
        stamp=policy.stamp,
        today=office.today,
        run=office.store.last_run(),
        see_work=Permission.SEE_WORK,
    )
