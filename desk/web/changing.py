"""From the form of the change page to the steps of a change of master data, each checked before it is recorded."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

import stdnum.iban
from starlette.datastructures import FormData

from bots.matching.identifiers import account_key
from bots.reading.pool import NotDrawnError
from counterfoil.model.changes import (
    DETAILS,
    KINDS_BY_HOLD,
    Answer,
    Change,
    ChangeKind,
    against_approval,
    against_call,
)
from counterfoil.model.decisions import HoldCode
from counterfoil.model.documents import Channel, Document
from counterfoil.model.judged import JudgementKind
from counterfoil.model.masters import Contact
from counterfoil.model.people import Account
from counterfoil.store import Dossier, ItemHold
from desk.evidence_pack import pages_of
from desk.web.office import Office
from desk.web.settling import NothingJudgedError

LONGEST = 300
# How a form may call what the master data calls by the key; the first entry whose key ends so is meant.
CALLED: Mapping[str, tuple[str, ...]] = {
    "name": ("supplier_name", "company_name", "trading_name"),
    "company_number": ("company_registration_number", "company_number", "registration_number"),
    "vat_number": ("vat_number", "vat_registration_number"),
    "address": ("address",),
    "email": ("email", "email_address"),
    "account_name": ("account_name", "name_of_account"),
    "sort_code": ("sort_code",),
    "account_number": ("account_number",),
    "iban": ("iban",),
}
REQUESTERS = ("requested_by", "requester", "name_of_requester")
# What a spreadsheet would take for a formula when the record is opened in one.
FORMULA = ("=", "+", "-", "@")
# The team that keeps the master data is given so long before the item comes back to the list.
HANDED_OVER = timedelta(days=3)


def hold_of(dossier: Dossier) -> ItemHold | None:
    """The hold for which a change may be proposed; None where the item has none.

    BANK_VERIFY on a bill is no request: it says that the change of another document is waited for.
    """
    is_bill = dossier.document is not None and dossier.document.kind.is_bill
    asking = KINDS_BY_HOLD.keys() - ({HoldCode.BANK_VERIFY} if is_bill else set())
    return next((hold for hold in dossier.holds if hold.code in asking), None)


def read_in(document: Document | None) -> dict[str, str]:
    """What the document says of the details of a change, to be checked by whoever proposes it."""
    if document is None:
        return {}
    bank = document.bank
    printed = {"sort_code": bank.sort_code, "account_number": bank.account_number, "iban": bank.iban}
    found = {name: field.value for name, field in (printed | {"account_name": bank.account_name}).items() if field}
    return {name: said for name, called in CALLED.items() if (said := _entered(document, called))} | found


def requested_by(document: Document | None) -> str:
    """Who asks for the change, as the form says; empty where it does not."""
    return _entered(document, REQUESTERS) if document else ""


def _entered(document: Document, called: Sequence[str]) -> str:
    return next((one.field.value for one in document.form if one.key.endswith(tuple(called)) and one.field.value), "")


def held_numbers(office: Office, change: Change) -> list[Contact]:
    """Whom to ring: the contacts with a number of the supplier's record, for a new supplier of the organisation."""
    proposal = change.proposal
    contacts = office.masters().contacts(proposal.organisation, proposal.supplier_id or None)
    return [contact for contact in contacts if contact.phone]


def proposed(office: Office, account: Account, dossier: Dossier, form: FormData) -> dict[str, str]:
    """The body of a proposal.

    Raises:
        NothingJudgedError: something is missing, or cannot be; the message says what.
    """
    hold = hold_of(dossier)
    kind = next((kind for kind in KINDS_BY_HOLD[hold.code] if kind == form.get("change")), None) if hold else None
    if kind is None:
        raise NothingJudgedError("Choose what is to become of the supplier's record")
    organisation = _said(form, "organisation") or dossier.item.organisation or ""
    if office.masters().organisation(organisation) is None or not account.works_for(organisation):
        raise NothingJudgedError(
            "Give the organisation whose supplier it is, by its ODS code, such as one you work for"
        )
    details = {name: said for name in DETAILS[kind] if (said := _said(form, name))}
    if any(said.startswith(FORMULA) for said in details.values()):
        raise NothingJudgedError(
            "Nothing of the record may begin with =, +, - or @: a spreadsheet would reckon with it"
        )
    supplier_id, held = "", ""
    account_asked = _account(details)
    if kind is ChangeKind.SUPPLIER:
        if "name" not in details:
            raise NothingJudgedError("Give the new supplier's name")
    else:
        supplier_id = _said(form, "supplier_id") or dossier.item.supplier_id or ""
        record = office.masters().record(organisation, supplier_id)
        if record is None:
            raise NothingJudgedError(f"{organisation} has no supplier record {supplier_id}".rstrip())
        held = record.account or ""
    if kind is ChangeKind.BANK and not account_asked:
        raise NothingJudgedError("Give the new sort code and account number, or an IBAN")
    if kind is ChangeKind.BANK and account_asked == held:
        raise NothingJudgedError("That is the account that is held already, so there is nothing to change")
    if kind is ChangeKind.KEEP and not held:
        raise NothingJudgedError("No account is held for this supplier that could be kept")
    return {
        "change": kind.value,
        "organisation": organisation,
        "supplier_id": supplier_id,
        "held": held,
        "reason": _needed(form, "reason", "Say why, and what the request came with: a letter, a form, an e-mail"),
        **details,
    }


def _account(details: Mapping[str, str]) -> str:
    """The account that the details name, as accounts are compared; empty where they name none."""
    sort_code, number, iban = (details.get(name) for name in ("sort_code", "account_number", "iban"))
    if not (sort_code or number or iban):
        return ""
    if iban and not stdnum.iban.is_valid(iban):
        raise NothingJudgedError(f"{iban} is no IBAN: its check digits do not hold")
    key = account_key(sort_code=sort_code, account_number=number, iban=iban)
    from_iban = account_key(sort_code=None, account_number=None, iban=iban) if iban else key
    if key is None or key.startswith("/") or not (iban or "/" in key):
        raise NothingJudgedError("A sort code has six digits and an account number seven or eight; give both")
    if "/" in (from_iban or "") and from_iban != key:
        raise NothingJudgedError("The IBAN names another account than the sort code and account number")
    return key


def called(office: Office, dossier: Dossier, change: Change, form: FormData) -> dict[str, str]:
    """The body of a call-back, with whose number it is that was rung.

    Raises:
        NothingJudgedError: something is missing, or stands against the call; the message says what.
    """
    number = _needed(form, "number", "Give the number that was rung")
    contacts = held_numbers(office, change)
    held = {contact.phone or "": contact for contact in contacts}
    if objection := against_call(change, number=number, held=held.keys(), printed=_printed(office, dossier)):
        raise NothingJudgedError(objection)
    answer = next((each for each in Answer if each == form.get("answer")), None)
    if answer is None:
        raise NothingJudgedError("Say what came of the call")
    at = _called_at(office, dossier, _said(form, "called_at"))
    spoken_to = _said(form, "spoken_to")
    if answer is not Answer.NO_ANSWER and not spoken_to:
        raise NothingJudgedError("Give the name of the person spoken to")
    if answer is Answer.CONFIRMED and not change.proposal.is_told(_said(form, "told")):
        raise NothingJudgedError(
            "What they read out is not what is proposed. Correct the proposal and call again, or record that they deny"
        )
    whose = next(
        each for each in contacts if not against_call(change, number=number, held=[each.phone or ""], printed="")
    )
    return {
        "proposal": str(change.proposal.by.number),
        "number": number,
        "held_for": f"{whose.name or 'no name'}, {whose.role.replace('_', ' ')}",
        "spoken_to": spoken_to,
        "called_at": f"{at:%Y-%m-%d %H:%M}",
        "answer": answer.value,
        "note": _said(form, "note"),
    }


def _called_at(office: Office, dossier: Dossier, text: str) -> datetime:
    """When the call was made, by this machine's clock."""
    try:
        at = datetime.strptime(text, "%Y-%m-%dT%H:%M").astimezone()
    except ValueError:
        raise NothingJudgedError("Give the day and time of the call") from None
    if at > office.store.clock() or at.date() < dossier.item.received_on:
        raise NothingJudgedError("The call was made after the document came and before now; look at its day and time")
    return at


def _printed(office: Office, dossier: Dossier) -> str:
    """All that the document says, as far as it can be read."""
    return " ".join(_words(office, dossier))


def _words(office: Office, dossier: Dossier) -> Iterator[str]:
    documents = dossier.reading.documents if dossier.reading else ()
    yield from (entry.field.value for document in documents for entry in document.form)
    for number in pages_of(dossier.item, dossier.reading):
        scanned = any(document.channel is Channel.SCAN for document in documents)
        try:
            yield from (word.text for word in office.pictures.words(dossier.item, number, scanned=scanned))
        except NotDrawnError:
            continue


def refused(form: FormData) -> dict[str, str]:
    """The body of a refusal.

    Raises:
        NothingJudgedError: it has no reason.
    """
    return {"reason": _needed(form, "why_not", "Say why the change is refused: an auditor will read it")}


def approved(account: Account, dossier: Dossier, change: Change, form: FormData) -> dict[str, str]:
    """The body of an approval.

    Raises:
        NothingJudgedError: something stands against it, or it was not keyed again; the message says what.
    """
    if objection := objection_of(account, dossier, change):
        raise NothingJudgedError(objection)
    assert change.call is not None
    if not change.proposal.is_told(_said(form, "again")):
        raise NothingJudgedError(
            "What you keyed is not what was proposed and confirmed. Look at both, or refuse the change"
        )
    return {"proposal": str(change.proposal.by.number), "call": str(change.call.by.number)}


def objection_of(account: Account, dossier: Dossier, change: Change) -> str:
    """What stands against an approval of this change by this person; empty where nothing does."""
    asker = requested_by(dossier.document)
    return against_approval(change, person=account.name, full_name=account.full_name, requested_by=asker)


def follows(dossier: Dossier, change: Change) -> list[tuple[str, dict[str, str]]]:
    """What an approval does to the item: a kept account lets its bill go, a form is done; a bill waits for the record.

    A bill whose new account was approved stays held until the master data holds that account, and is then decided
    again by itself.
    """
    hold, record = hold_of(dossier), change.proposal.by.number
    assert hold is not None, "what is not held has no change to approve"
    if change.proposal.kind is ChangeKind.KEEP:
        reason = f"the supplier was called back and keeps the account held (change {record})"
        return [(JudgementKind.RELEASE, {"code": hold.code.value, "seen": hold.detail, "reason": reason})]
    if dossier.document is not None and dossier.document.kind.is_bill:
        return []
    return [(JudgementKind.APPLY, {"reason": f"change {record} was called back and approved by a second person"})]


def _said(form: FormData, name: str) -> str:
    return " ".join(str(form.get(name, "")).split())[:LONGEST]


def _needed(form: FormData, name: str, otherwise: str) -> str:
    if not (said := _said(form, name)):
        raise NothingJudgedError(otherwise)
    return said
