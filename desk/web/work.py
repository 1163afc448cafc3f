"""The work list: who has to do what next, and taking or giving it."""

from collections.abc import Callable, Iterable
from datetime import date
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from counterfoil.model.people import Account
from counterfoil.store import Order, StaleError, Tab, Transaction, Wanted, WorkItem
from desk.web.authority import authority_of
from desk.web.filters import AGES, CLOCKS, DUES, ORDERS, Filters
from desk.web.guard import Posted
from desk.web.office import Office, office_of
from desk.web.pages import go, me, page
from desk.web.permissions import Permission, may, scope_of

router = APIRouter()
# A 64-bit integer holds every number of so many digits.
LONGEST_NUMBER = 18
PAGE = 50
MOST_AT_ONCE = 200
SORTED_BY: dict[Order, Callable[[WorkItem], str]] = {
    Order.DUE: lambda row: row.due_on.isoformat(),
    Order.AGE: lambda row: row.received_on.isoformat(),
    Order.VALUE: lambda row: str(-1 if row.amount is None else int(row.amount * 100)),
}
TABS = {
    Tab.MINE: "Mine",
    Tab.UNCLAIMED: "Unclaimed",
    Tab.APPROVE: "To approve",
    Tab.WAITING: "Waiting",
    Tab.DONE: "Done",
    Tab.ALL: "All open",
}


@router.get("/work")
def show_work(request: Request, after: str = "") -> Response:
    """The list, as the address says."""
    office, account = office_of(request), me(request)
    filters, scope = Filters.of(request.query_params), scope_of(account)
    wanted = wanted_of(office, account, filters)
    rows = office.store.work(wanted, scope, after=place_of(filters.order, after), limit=PAGE + 1)
    tally = office.store.tally()
    more = f"{SORTED_BY[filters.order](rows[PAGE - 1])}~{rows[PAGE - 1].item}" if len(rows) > PAGE else ""
    return page(
        request,
        "work.html",
        filters=filters,
        rows=rows[:PAGE],
        more=urlencode({"after": more}) if more else "",
        begins=not after,
        counts=tally.counts(wanted, scope),
        tabs=TABS,
        organisations_shown=[*names_of(office, tally.organisations(scope)).items()],
        codes_shown=[
            (code.value, f"{office.holds[code].plain_english} ({count:,})")
            for code, count in sorted(tally.holds(scope).items(), key=lambda pair: -pair[1])
        ],
        settle=Permission.SETTLE,
        holds=office.holds,
        views=office.store.saved_views(account.id),
        people=colleagues(office) if may(account, Permission.ASSIGN) else (),
        ages=AGES,
        dues=DUES,
        clocks=CLOCKS,
        orders=ORDERS,
        today=office.today,
        told=request.query_params.get("told", ""),
        just_settled=just_settled(request),
    )


@router.get("/work/counts")
def show_counts(request: Request) -> Response:
    """How many items each part of the list has now, for a page that is open."""
    office, account = office_of(request), me(request)
    filters, scope = Filters.of(request.query_params), scope_of(account)
    wanted = wanted_of(office, account, filters)
    counts = office.store.tally().counts(wanted, scope)
    return page(request, "work_tabs.html", filters=filters, counts=counts, tabs=TABS)


@router.post("/work/take")
def take_several(request: Request, form: Posted) -> Response:
    """Claim the chosen items, as far as nobody has them."""
    account = me(request)
    return _in_bulk(
        request, form, "claimed", lambda tx, item, version: tx.take(item, version=version, account=account.id)
    )


@router.post("/work/assign")
def assign_several(request: Request, form: Posted) -> Response:
    """Give the chosen items to somebody."""
    to = _colleague(office_of(request), str(form.get("to", "")))
    number = to.id if to else None
    return _in_bulk(
        request, form, "assigned", lambda tx, item, version: tx.assign(item, version=version, account=number)
    )


@router.post("/work/views")
def save_view(request: Request, form: Posted) -> Response:
    """Keep the filters under a name."""
    account, name = me(request), str(form.get("name", "")).strip()[:60]
    filters = Filters.of(dict(parse_qsl(str(form.get("query", "")))))
    if name:
        with office_of(request).store.transaction(actor=account.name) as tx:
            tx.save_view(account.id, name=name, query=filters.query)
    return go(f"/work?{filters.query}")


@router.post("/work/views/drop")
def drop_view(request: Request, form: Posted) -> Response:
    """Forget a saved filter."""
    account = me(request)
    with office_of(request).store.transaction(actor=account.name) as tx:
        tx.drop_view(account.id, name=str(form.get("name", "")))
    return go("/work")


@router.post("/items/{item}/take")
def take(request: Request, item: str, form: Posted) -> Response:
    """Claim one item."""
    account = me(request)
    with office_of(request).store.transaction(actor=account.name) as tx:
        tx.take(item, version=version_in(form), account=account.id)
    return go(back_in(form, f"/items/{item}"))


@router.post("/items/{item}/assign")
def assign(request: Request, item: str, form: Posted) -> Response:
    """Give one item to somebody, or back to the unclaimed."""
    to = _colleague(office_of(request), str(form.get("to", "")))
    with office_of(request).store.transaction(actor=me(request).name) as tx:
        tx.assign(item, version=version_in(form), account=to.id if to else None)
    return go(back_in(form, f"/items/{item}"))


def wanted_of(office: Office, account: Account, filters: Filters) -> Wanted:
    """What these filters ask the store for, on behalf of this person."""
    authority = authority_of(office, account)
    return filters.wanted(mine=account.id, authority=authority, today=office.today, catalogue=office.holds)


def just_settled(request: Request) -> tuple[str, str]:
    """The item that was settled on the page before, and what people call it; empty where none was."""
    office, item = office_of(request), request.query_params.get("settled", "")
    seen = bool(item) and office.store.is_within(item, scope_of(me(request)))
    work = office.store.work_item(item) if seen else None
    return item, (work.number if work else "") or item


def _in_bulk(request: Request, form: Posted, done: str, act: Callable[[Transaction, str, int], None]) -> Response:
    """Do the same to each chosen item that is within the person's scope and still as it was shown."""
    office, account = office_of(request), me(request)
    changed = 0
    chosen = [str(each).rpartition(":") for each in form.getlist("chosen")][:MOST_AT_ONCE]
    for item, _, version in chosen:
        number = number_in(version)
        if number is None or not office.store.is_within(item, scope_of(account)):
            continue
        try:
            with office.store.transaction(actor=account.name) as tx:
                act(tx, item, number)
        except StaleError:
            continue
        changed += 1
    told = f"{changed} of {len(chosen)} {done}" + (
        "" if changed == len(chosen) else "; the others had changed since the page was shown"
    )
    return go(f"{back_in(form, '/work')}{'&' if '?' in back_in(form, '/work') else '?'}{urlencode({'told': told})}")


def names_of(office: Office, organisations: Iterable[str]) -> dict[str, str]:
    """These organisations as people know them, by their codes."""
    masters = office.masters()
    bodies = {code: masters.organisation(code) for code in organisations}
    return {code: f"{code} {body.name}" if body else code for code, body in bodies.items()}


def colleagues(office: Office) -> list[Account]:
    """Those to whom work can be given."""
    return [account for account in office.store.accounts() if account.active and may(account, Permission.SETTLE)]


def _colleague(office: Office, number: str) -> Account | None:
    found = next((account for account in colleagues(office) if str(account.id) == number), None)
    if number and found is None:
        raise HTTPException(422, "Work is given to somebody who settles holds. Choose one of the list.")
    return found


def version_in(form: Posted) -> int:
    """The version of the item that the page showed.

    Raises:
        HTTPException: 422, the form has none.
    """
    version = number_in(str(form.get("version", "")))
    if version is None:
        raise HTTPException(422, "The form does not say which version of the item it was. Load the page again.")
    return version


def number_in(text: str) -> int | None:
    """The whole number that an address or a form has; None for what is none, or is longer than a database takes."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def back_in(form: Posted, otherwise: str) -> str:
    """Where to go after a form: the page of the desk that it names, or else `otherwise`."""
    address = str(form.get("back", ""))
    return address if address.startswith(("/work", "/items/", "/causes")) else otherwise


def place_of(order: Order, after: str) -> tuple[date | int, str] | None:
    """Where a page of the list begins, from its address; None at the beginning, and where it cannot be read."""
    value, _, item = after.partition("~")
    if len(value) > LONGEST_NUMBER:
        return None
    try:
        return (int(value) if order is Order.VALUE else date.fromisoformat(value), item) if item else None
    except ValueError:
        return None
