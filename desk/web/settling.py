"""From the form of the review page to judgements: what was corrected, confirmed, chosen, released or ended."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from starlette.datastructures import FormData

from bots.matching.numbers import order_key
from counterfoil.model.corrections import held, parsed
from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.documents import Document
from counterfoil.model.fields import Box
from counterfoil.model.judged import SHOWN, JudgementKind
from counterfoil.model.people import Account
from counterfoil.store import Dossier
from desk.correcting import CorrectionError, checked, sides
from desk.shown import with_printed
from desk.web.office import Office

Judged = list[tuple[str, Mapping[str, str]]]
ENDS = {"return": JudgementKind.RETURN, "reject": JudgementKind.REJECT, "file": JudgementKind.FILE}
CHOOSES = ("organisation", "supplier", "order")
LONGEST = 2000
LONGEST_WAIT = timedelta(days=60)
TOLD = {
    "settle": "settled",
    "release": "released",
    "return": "returned",
    "reject": "refused",
    "file": "filed",
    "duplicate": "duplicate",
    "not_duplicate": "different",
    "try_again": "tried_again",
    "ask": "asked",
}


class NothingJudgedError(ValueError):
    """The form does not say enough; the message says what is missing."""


def settle(office: Office, account: Account, item: str, form: FormData, *, version: int, shown: datetime | None) -> str:
    """Record what the form judges about an item, `shown` on its page since then; gives what was done, in a word.

    Raises:
        NothingJudgedError, CorrectionError: the form does not say enough, or says what cannot be.
        StaleError: the item is no longer as it was shown.
    """
    action = str(form.get("action", ""))
    if action not in TOLD:
        raise NothingJudgedError("Press the button for what you want to do")
    found = office.store.item(item)
    dossier = office.store.dossier(found)
    if action == "ask":
        _ask(office, account, item, form, version=version)
        return TOLD[action]
    judged, seen = _judged(office, account, dossier, form, action), _seen(dossier, shown)
    # A release says itself which hold was seen.
    judgements = [(kind, {**seen, **body}) for kind, body in judged]
    if not judgements:
        with office.store.transaction(actor=account.name) as tx:
            tx.resubmit(item, version=version)
        return TOLD[action]
    with office.store.transaction(actor=account.name) as tx:
        tx.settle(item, version=version, person=account.name, account=account.id, judgements=judgements)
    return TOLD[action]


def _judged(office: Office, account: Account, dossier: Dossier, form: FormData, action: str) -> Judged:
    if action in ENDS:
        return [(ENDS[action], {"reason": _reason(form)})]
    if action == "try_again":
        return [(JudgementKind.TRY_AGAIN, {})]
    if action == "duplicate":
        return [(JudgementKind.DUPLICATE, {"of": _repeated(dossier), "reason": said_reason(form)})]
    judgements = [*_corrections(office, account, dossier, form), *_choices(office, account, dossier, form)]
    if action == "not_duplicate":
        judgements.append((JudgementKind.NOT_DUPLICATE, {"of": _repeated(dossier), "reason": said_reason(form)}))
    if action == "release":
        judgements.append((JudgementKind.RELEASE, _release(office, account, dossier, form)))
    was_sent_back = dossier.item.outcome is Outcome.AWAITING_APPROVAL
    if not judgements and not was_sent_back:
        raise NothingJudgedError(
            "Nothing was corrected, confirmed or chosen. Say what settles it, or use one of the other buttons"
        )
    return judgements


def _corrections(office: Office, account: Account, dossier: Dossier, form: FormData) -> Judged:
    """A correction for each field whose value is another than was read, or that the person says is right."""
    document = dossier.document
    if document is None:
        return []
    confirmed = {str(name) for name in form.getlist("confirmed")}
    names = [key.removeprefix("field.") for key in form if key.startswith("field.")]
    made: Judged = []
    for name in names:
        text = str(form[f"field.{name}"]).strip()
        if not _differs(document, name, text) and name not in confirmed:
            continue
        page, box = _place(str(form.get(f"box.{name}", "")))
        correction = checked(
            dossier.reading,
            dossier.item,
            field=name,
            value=text,
            person=account.name,
            at=office.store.clock(),
            page=page,
            box=box,
        )
        correction = with_printed(correction, office.store, office.pictures, dossier.item)
        made.append((JudgementKind.CORRECTION, correction.body))
    return made


def _differs(document: Document, name: str, text: str) -> bool:
    try:
        before = held(document, name)
        differs = bool(text) and (before is None or parsed(name, text) != before.value)
    except ValueError as error:
        raise CorrectionError(str(error)) from error
    if before is not None and not text:
        raise CorrectionError(f"A field that was found cannot be emptied; write what {name} should be")
    return differs


def _place(text: str) -> tuple[int | None, Box | None]:
    """Where a word stands that somebody pointed at: "page:x0,top,x1,bottom"."""
    number, _, corners = text.partition(":")
    if not number.isdecimal():
        return None, None
    return int(number), sides(corners)


def _choices(office: Office, account: Account, dossier: Dossier, form: FormData) -> Judged:
    """What was chosen other than what stood, with both."""
    match = dossier.match
    if match is None:
        return []
    masters, body = office.masters(), match.organisation.organisation
    made: Judged = []
    chosen = {name: str(form.get(f"other.{name}") or form.get(name) or "").strip() for name in CHOOSES}
    organisation, supplier, order = chosen["organisation"], chosen["supplier"], chosen["order"]
    if organisation and organisation != body:
        if masters.organisation(organisation) is None or not account.works_for(organisation):
            raise NothingJudgedError(f"There is no organisation {organisation} for which you work")
        made.append((JudgementKind.ORGANISATION, {"organisation": organisation, "was": body or ""}))
    billed = organisation or body or ""
    if supplier and supplier != match.supplier.supplier_id:
        if masters.supplier(billed, supplier) is None:
            raise NothingJudgedError(f"{billed or 'The organisation'} has no supplier record {supplier}")
        stood = match.supplier.supplier_id or ""
        made.append((JudgementKind.SUPPLIER, {"supplier_id": supplier, "organisation": billed, "was": stood}))
    if order and order not in match.order.po_numbers:
        if not any(known.po_number == order for known in masters.orders.anywhere(order_key(order))):
            raise NothingJudgedError(f"There is no order {order}")
        stood = ", ".join(match.order.po_numbers)
        made.append((JudgementKind.ORDER, {"po_number": order, "organisation": billed, "was": stood}))
    return made


def _release(office: Office, account: Account, dossier: Dossier, form: FormData) -> dict[str, str]:
    code = str(form.get("release", ""))
    hold = next((hold for hold in dossier.holds if hold.code.value == code), None)
    if hold is None:
        raise NothingJudgedError("Choose the hold to release")
    return release_of(office, account, hold.code, hold.detail, form)


def release_of(office: Office, account: Account, code: HoldCode, seen: str, form: FormData) -> dict[str, str]:
    """The body of a release, by somebody whom the hold's rule names, with the form's reason.

    Raises:
        NothingJudgedError: it is not theirs to release, or there is no reason.
    """
    if office.holds[code].release not in account.roles:
        raise NothingJudgedError(f"{code} is not for you to release: {office.holds[code].release} does that")
    return {"code": code.value, "seen": seen, "reason": _reason(form)}


def _repeated(dossier: Dossier) -> str:
    if dossier.match is None or dossier.match.duplicate.of is None:
        raise NothingJudgedError("Nothing is known that this could repeat")
    return dossier.match.duplicate.of.reference


def _seen(dossier: Dossier, shown: datetime | None) -> dict[str, str]:
    """What the person had before them, the holds in their words, and since when."""
    seen = {"seen": "\n".join(f"{hold.code}: {hold.detail}" for hold in dossier.holds)}
    return seen | ({SHOWN: shown.isoformat()} if shown else {})


def _ask(office: Office, account: Account, item: str, form: FormData, *, version: int) -> None:
    asked = asked_in(form, today=office.today)
    with office.store.transaction(actor=account.name) as tx:
        tx.ask(item, version=version, person=account.name, account=account.id, **asked._asdict())


class Asked(NamedTuple):
    """Somebody who was asked something, and until when the answer is waited for."""

    whom: str
    question: str
    until: date


def asked_in(form: FormData, *, today: date) -> Asked:
    """Whom the form asks, and what.

    Raises:
        NothingJudgedError: it does not say, or names no day after today.
    """
    whom, question = str(form.get("whom", "")).strip()[:200], said_reason(form)
    until = day_in(form, "until")
    if not (whom and question):
        raise NothingJudgedError("Say whom you ask, and what, in the message")
    if until is None or not today < until <= today + LONGEST_WAIT:
        raise NothingJudgedError(f"Choose a day after today until which it waits, within {LONGEST_WAIT.days} days")
    return Asked(whom, question, until)


def day_in(form: FormData, name: str) -> date | None:
    """The day in a field of the form; None where there is none."""
    try:
        return datetime.strptime(str(form.get(name, "")), "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def said_reason(form: FormData) -> str:
    """What somebody wrote as their reason or message, cut to what is kept of it; empty where they wrote none."""
    return str(form.get("reason", "")).strip()[:LONGEST]


def _reason(form: FormData) -> str:
    if not (reason := said_reason(form)):
        raise NothingJudgedError("Give a reason or message: the sender, an auditor or a colleague will read it")
    return reason
