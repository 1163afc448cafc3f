"""People: who has an account, what each may do and for whom, and the links by which they choose a password."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import Response

from counterfoil.model.people import EVERYWHERE, Account, Role
from counterfoil.store import StoreError
from desk.web.office import Office, office_of
from desk.web.pages import me, page
from desk.web.sign_in import outside

router = APIRouter()
LINK_LASTS = timedelta(days=2)
OWN = "Another administrator has to change your own account"
Written = Annotated[str, Form(max_length=200)]
Chosen = Annotated[list[str], Form(max_length=100)]


@router.get("/people")
def show_people(request: Request) -> Response:
    """Everybody with an account, and the form for another."""
    return _people(request)


@router.post("/people")
def add_person(
    request: Request,
    *,
    name: Written = "",
    full_name: Written = "",
    roles: Chosen = [],  # noqa: B006 - FastAPI makes a new list for each request
    organisations: Chosen = [],  # noqa: B006
    approver: Written = "",
) -> Response:
    """Another account; the page then has the link by which its owner chooses a password."""
    office = office_of(request)
    try:
        with office.store.transaction(actor=me(request).name) as tx:
            number = tx.add_account(
                name=name,
                full_name=full_name,
                roles=_roles(roles),
                organisations=_bodies(office, organisations),
                approver=approver.strip() or None,
            )
            secret = tx.invite(number, lasting=LINK_LASTS)
    except StoreError as error:
        return _people(request, status=422, error=str(error).capitalize())
    return _people(request, link=_link(request, office, secret), invited=full_name.strip())


@router.get("/people/{name}")
def show_person(request: Request, name: str) -> Response:
    """One account, to be changed."""
    return _about(request, _person(request, name))


@router.post("/people/{name}")
def change_person(
    request: Request,
    name: str,
    *,
    roles: Chosen = [],  # noqa: B006
    organisations: Chosen = [],  # noqa: B006
    approver: Written = "",
    active: Written = "",
) -> Response:
    """Other rights for an account; whoever is signed in with it signs in anew."""
    office, person = office_of(request), _person(request, name)
    if person.id == me(request).id:
        return _about(request, person, status=422, error=OWN)
    try:
        with office.store.transaction(actor=me(request).name) as tx:
            tx.change_account(
                person.id,
                roles=_roles(roles),
                organisations=_bodies(office, organisations),
                approver=approver.strip() or None,
                active=active == "on",
            )
    except StoreError as error:
        return _about(request, person, status=422, error=str(error).capitalize())
    return _people(request, changed=person.full_name)


@router.post("/people/{name}/invite")
def invite(request: Request, name: str) -> Response:
    """A new link to choose a password, for somebody who has forgotten theirs; the old password stays until then."""
    office, person = office_of(request), _person(request, name)
    with office.store.transaction(actor=me(request).name) as tx:
        secret = tx.invite(person.id, lasting=LINK_LASTS)
    return _people(request, link=_link(request, office, secret), invited=person.full_name)


def _about(request: Request, person: Account, *, status: int = 200, error: str = "") -> Response:
    return page(request, "person.html", status=status, person=person, error=error, **_choices(request))


def _people(request: Request, *, status: int = 200, **known: str) -> Response:
    people = office_of(request).store.accounts()
    shown = {"link": "", "invited": "", "changed": "", **known}
    return page(request, "people.html", status=status, people=people, **shown, **_choices(request))


def _choices(request: Request) -> dict[str, object]:
    office = office_of(request)
    bodies = [
        (body.organisation, f"{body.organisation} {body.name}") for body in office.masters().organisations.values()
    ]
    people = sorted({each.person for each in office.approvers})
    return {"all_roles": list(Role), "bodies": [(EVERYWHERE, "All organisations"), *bodies], "approvers": people}


def _person(request: Request, name: str) -> Account:
    found = office_of(request).store.account_with_password(name)
    if found is None:
        raise HTTPException(404, f"There is no account {name}.")
    return found[0]


def _roles(chosen: Sequence[str]) -> list[Role]:
    return [Role(role) for role in chosen if role in set(Role)]


def _bodies(office: Office, chosen: Sequence[str]) -> list[str]:
    """The organisations chosen that there are; all of them outweighs some."""
    known = {body.organisation for body in office.masters().organisations.values()}
    return [EVERYWHERE] if EVERYWHERE in chosen else sorted(known.intersection(chosen))


def _link(request: Request, office: Office, secret: str) -> str:
    return f"{outside(request, office)}/join/{secret}"
