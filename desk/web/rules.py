"""Rules in force: every pack as it binds an organisation today, with where each row stands and with its tests."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from counterfoil.rulebook import shown, shown_cases
from desk.web.office import office_of
from desk.web.pages import me, page
from desk.web.work import names_of

router = APIRouter()
FOR_ALL = "every organisation without files of its own"


@router.get("/rules")
def show_rules(request: Request, organisation: str = "", pack: str = "") -> Response:
    """One pack; what the address does not name rightly is the first."""
    office = office_of(request)
    bodies = names_of(office, (each.organisation for each in office.bodies_of(me(request))))
    organisation = organisation if organisation in bodies else ""
    policy = office.rulebook.policy(organisation or None)
    packs = shown(policy, office.today)
    chosen = next((each for each in packs if each.pack.name == pack), packs[0])
    return page(
        request,
        "rules.html",
        organisation=organisation,
        bodies=[("", FOR_ALL), *bodies.items()],
        packs=[(each.pack.name, each.pack.title) for each in packs],
        pack=chosen,
        cases=shown_cases(policy, chosen.pack),
        stamp=policy.stamp,
        today=office.today,
    )
