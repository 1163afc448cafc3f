"""Causes: what waits, by what it waits for, so that one question or one release settles all that it holds up."""

from collections.abc import Callable
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from counterfoil.model.decisions import HoldCode
from counterfoil.model.judged import JudgementKind
from counterfoil.model.people import Account
from counterfoil.model.roots import Root
from counterfoil.store import RootCause, StaleError, Transaction, Waits
from desk.web.guard import Posted
from desk.web.office import Office, office_of
from desk.web.pages import go, me, page
from desk.web.permissions import Permission, may, scope_of
from desk.web.settling import NothingJudgedError, asked_in, release_of
from desk.web.work import names_of

router = APIRouter()
# Groups of holds that nobody lets go for a whole list at once: tampered documents, and patients' data.
ONE_BY_ONE = frozenset({"fraud", "IG"})
MOST_SHOWN, MOST_OF_ONE = 100, 200
KINDS = {
    Root.ORDER: "Order",
    Root.PACK: "Pack size of",
    Root.RATE: "Rate of",
    Root.APPROVER: "Approver",
    Root.SENDER: "Sender",
    Root.UNREAD: "Files that cannot be read, from senders not known",
    Root.ITEM: "Only",
}
Act = Callable[[Transaction, Waits], None]


@router.get("/causes")
def show_causes(request: Request) -> Response:
    """Every cause, what holds up most first."""
    office, account = office_of(request), me(request)
    organisation = request.query_params.get("organisation", "")
    scope = scope_of(account)
    return page(
        request,
        "causes.html",
        found=office.store.causes(scope, organisation=organisation, limit=MOST_SHOWN),
        organisation=organisation,
        organisations=[*names_of(office, office.store.tally().organisations(scope)).items()],
        kinds=KINDS,
        catalogue=office.holds,
        today=office.today,
        told=request.query_params.get("told", ""),
    )


@router.get("/causes/one")
def show_cause(request: Request, cause: str = "") -> Response:
    """One cause, with what waits for it."""
    return cause_page(request, cause)


@router.post("/causes/one")
def act(request: Request, form: Posted) -> Response:
    """Ask somebody about all that was chosen, or release its hold."""
    office, account = office_of(request), me(request)
    cause = _cause(office, account, str(form.get("cause", "")))
    chosen = {str(each) for each in form.getlist("chosen")}
    shown = office.store.waits(cause, scope_of(account), limit=MOST_OF_ONE)
    waits = [one for one in shown if f"{one.work.item}:{one.work.version}" in chosen]
    if not chosen:
        return cause_page(request, cause.id, status=422, error="Choose at least one item", chosen=chosen)
    try:
        if form.get("action") == "ask":
            do, done = _asking(office, account, form)
        else:
            do, done = _releasing(office, account, cause.code, form)
    except NothingJudgedError as error:
        return cause_page(request, cause.id, status=422, error=str(error), chosen=chosen)
    changed = sum(_did(office, account, do, one) for one in waits)
    told = f"{changed} of {len(chosen)} {done}"
    told += (
        "" if changed == len(chosen) else "; the others had changed since the page was shown, or are somebody else's"
    )
    return go(f"/causes?{urlencode({'told': told})}")


def cause_page(
    request: Request, cause: str, *, status: int = 200, error: str = "", chosen: set[str] | None = None
) -> Response:
    """The page of a cause; with an error, what was chosen is still chosen."""
    office, account = office_of(request), me(request)
    found = _cause(office, account, cause)
    entry = office.holds[found.code] if found.code else None
    return page(
        request,
        "cause.html",
        status=status,
        error=error,
        cause=found,
        waits=office.store.waits(found, scope_of(account), limit=MOST_OF_ONE),
        kind=KINDS[found.root],
        entry=entry,
        chosen=chosen,
        can_act=may(account, Permission.SETTLE),
        can_release=entry is not None and entry.release in account.roles and entry.group not in ONE_BY_ONE,
        one_by_one=entry is not None and entry.group in ONE_BY_ONE,
        today=office.today,
    )


def _cause(office: Office, account: Account, wanted: str) -> RootCause:
    """The cause with this id, as far as the person sees it.

    Raises:
        HTTPException: 404, nothing of theirs waits for it (any more).
    """
    found = office.store.cause(wanted, scope_of(account))
    if found is None:
        raise HTTPException(
            404, "Nothing that you may see waits for that any more. The list of causes shows what does."
        )
    return found


def _asking(office: Office, account: Account, form: Posted) -> tuple[Act, str]:
    asked = asked_in(form, today=office.today)

    def ask(tx: Transaction, one: Waits) -> None:
        item, version = one.work.item, one.work.version
        tx.ask(item, version=version, person=account.name, account=account.id, **asked._asdict())

    return ask, "put aside until the answer comes"


def _releasing(office: Office, account: Account, code: HoldCode | None, form: Posted) -> tuple[Act, str]:
    if form.get("action") != "release":
        raise NothingJudgedError("Press the button for what you want to do")
    if code is None:
        raise NothingJudgedError("An approval is not released: its approver gives it, bill by bill")
    if office.holds[code].group in ONE_BY_ONE:
        raise NothingJudgedError(f"{code} is released one by one, each after a look at the document")
    body = release_of(office, account, code, "", form)

    def release(tx: Transaction, one: Waits) -> None:
        item, version = one.work.item, one.work.version
        judgements = [(JudgementKind.RELEASE, {**body, "seen": one.detail})]
        tx.settle(item, version=version, person=account.name, account=account.id, judgements=judgements)

    return release, "released; the next run decides them again"


def _did(office: Office, account: Account, do: Act, one: Waits) -> bool:
    """Whether it could be done: not where somebody was faster."""
    try:
        with office.store.transaction(actor=account.name) as tx:
            do(tx, one)
    except StaleError:
        return False
    return True
