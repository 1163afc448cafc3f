"""What people have judged about an item, gathered from their judgements: choices, releases, an ending, an approval."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol, Self

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.delegations import Delegation
from counterfoil.model.person_names import may_be_one_person


class JudgementKind(StrEnum):
    """What a person can judge. The `ACTING` ones act on the item, from the run that takes them up."""

    CORRECTION = "correction"
    ORGANISATION = "organisation"
    SUPPLIER = "supplier"
    ORDER = "order"
    NOT_DUPLICATE = "not_duplicate"
    RELEASE = "release"
    RETURN = "return"
    REJECT = "reject"
    DUPLICATE = "duplicate"
    FILE = "file"
    TRY_AGAIN = "try_again"
    APPLY = "apply"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    ASK = "ask"
    NOTE = "note"
    PROPOSE_CHANGE = "propose_change"
    CALL_BACK = "call_back"
    APPROVE_CHANGE = "approve_change"
    REFUSE_CHANGE = "refuse_change"
    CONFIRM_NAME = "confirm_name"
    DECLINE_NAME = "decline_name"


# In a judgement's body: since when its item had been before the person, as an ISO moment.
SHOWN = "shown"

# The steps of a change of master data (`counterfoil/model/changes.py`).
CHANGING = frozenset(
    {
        JudgementKind.PROPOSE_CHANGE,
        JudgementKind.CALL_BACK,
        JudgementKind.APPROVE_CHANGE,
        JudgementKind.REFUSE_CHANGE,
    }
)
# What a second person says to a name that a bill would teach about its supplier.
NAMING = frozenset({JudgementKind.CONFIRM_NAME, JudgementKind.DECLINE_NAME})
# Corrections are taken up by learning (`flows/learning.py`), which decides again as well.
ACTING = (
    frozenset(JudgementKind)
    - {JudgementKind.CORRECTION, JudgementKind.ASK, JudgementKind.NOTE, JudgementKind.SEND_BACK}
    - CHANGING
    - NAMING
)
# Whoever did one of these has prepared the bill, and cannot be the one who approves it.
PREPARING = ACTING - {JudgementKind.APPROVE, JudgementKind.TRY_AGAIN} | {JudgementKind.CORRECTION}
ENDINGS: Mapping[JudgementKind, Outcome] = {
    JudgementKind.RETURN: Outcome.RETURNED,
    JudgementKind.REJECT: Outcome.RETURNED,
    JudgementKind.DUPLICATE: Outcome.DUPLICATE,
    JudgementKind.FILE: Outcome.FILED,
    JudgementKind.APPLY: Outcome.APPLIED,
}


NO_DELEGATIONS: Mapping[int, Delegation] = {}


class Recorded(Protocol):
    """A judgement as the store has it."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def at(self) -> datetime:
        """When it was made."""

    @property
    def person(self) -> str:
        """Whose it is: the name of an account."""

    @property
    def kind(self) -> str:
        """A `JudgementKind`."""

    @property
    def body(self) -> Mapping[str, str]:
        """What was judged, and what was seen when it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who judged, when, and the number of the judgement."""

    person: str
    on: date
    number: int

    def __str__(self) -> str:
        return f"{self.person} on {self.on} (judgement {self.number})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What somebody chose among candidates: an ODS code, a supplier's record, an order number."""

    value: str
    by: By


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A hold that somebody let go, for a reason. It covers just what was seen: other figures hold again."""

    code: HoldCode
    seen: str
    reason: str
    by: By

    def covers(self, code: HoldCode, detail: str) -> bool:
        """Whether this hold, with these words, is one that was seen when it was released."""
        return code is self.code and (detail == self.seen or f"\n{detail}\n" in f"\n{self.seen}\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How somebody ended an item: returned to its sender, refused, a duplicate of `linked_to`, filed, applied."""

    kind: JudgementKind
    reason: str
    by: By
    linked_to: str | None = None

    @property
    def outcome(self) -> Outcome:
        """What becomes of the item."""
        return ENDINGS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """An approval: on whose authority it was given, and what was seen. Another bill than this is not approved.

    `approver` is whose authority it is. Who acted on it is `by`; `full_name` is theirs, and `known_as` their own name
    in the scheme of delegation. `asked_by_other` is their word that they did not ask for what is billed. `delegation`
    is the one that they acted by, as it stood then.
    """

    approver: str
    full_name: str = ""
    known_as: str = ""
    asked_by_other: bool = False
    supplier_id: str
    number: str
    currency: str
    gross: Decimal
    by: By
    delegation: Delegation | None = None

    def is_by(self, name: str) -> bool:
        """Whether this name may be that of who acted, by whichever of their names."""
        return any(may_be_one_person(name, own) for own in (self.by.person, self.full_name, self.known_as))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """All that people have judged about one item; the later counts where two speak of one thing.

    `different` are bills that this one was said not to repeat, by their `KnownBill.reference`. `preparers` are those
    whose judgements formed what is to be approved. `printed` is what the document itself shows in a field that tells
    who bills and that somebody corrected, by the field; the last of a field counts.
    """

    organisation: Choice | None = None
    supplier: Choice | None = None
    order: Choice | None = None
    different: tuple[str, ...] = ()
    releases: tuple[Release, ...] = ()
    ending: Ending | None = None
    approved: Approved | None = None
    preparers: tuple[str, ...] = ()
    printed: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, judgements: Iterable[Recorded], delegations: Mapping[int, Delegation] = NO_DELEGATIONS) -> Self:
        """What these judgements of one item, the earliest first, come to.

        `delegations` has, by number, those by which somebody approved.
        """
        judged = cls()
        for judgement in judgements:
            judged = judged.with_one(judgement, delegations)
        return judged

    def with_one(self, judgement: Recorded, delegations: Mapping[int, Delegation] = NO_DELEGATIONS) -> Self:
        """The same, and this judgement. What changes a bill after its approval takes the approval away."""
        kind, body = JudgementKind(judgement.kind), judgement.body
        by = By(person=judgement.person, on=judgement.at.date(), number=judgement.id)
        changed: dict[str, Any] = {}
        match kind:
            case JudgementKind.ORGANISATION:
                changed["organisation"] = Choice(value=body["organisation"], by=by)
            case JudgementKind.SUPPLIER:
                changed["supplier"] = Choice(value=body["supplier_id"], by=by)
            case JudgementKind.ORDER:
                changed["order"] = Choice(value=body["po_number"], by=by)
            case JudgementKind.CORRECTION if body.get("printed"):
                changed["printed"] = (*self.printed, (body["field"], body["printed"]))
            case JudgementKind.NOT_DUPLICATE:
                changed["different"] = _with(self.different, body["of"])
            case JudgementKind.RELEASE:
                one = Release(code=HoldCode(body["code"]), seen=body["seen"], reason=body["reason"], by=by)
                changed["releases"] = (*self.releases, one)
            case _ if kind in ENDINGS:
                changed["ending"] = Ending(kind=kind, reason=body.get("reason", ""), by=by, linked_to=body.get("of"))
        if kind in PREPARING:
            changed |= {"approved": None, "preparers": _with(self.preparers, by.person)}
        if kind is JudgementKind.APPROVE:
            used = delegations.get(delegation_of(judgement) or 0)
            changed["approved"] = _approved(body, by, used and used.as_it_was(judgement.at))
        return replace(self, **changed)


def _with(known: tuple[str, ...], one: str) -> tuple[str, ...]:
    """Sorted, since what a decision was made from is hashed."""
    return tuple(sorted({*known, one}))


def delegation_of(judgement: Recorded) -> int | None:
    """The number of the delegation by which somebody approved; None where they did by none."""
    return int(judgement.body["delegation"]) if judgement.body.get("delegation") else None


def _approved(body: Mapping[str, str], by: By, delegation: Delegation | None) -> Approved:
    return Approved(
        approver=body["approver"],
        full_name=body.get("full_name", ""),
        known_as=body.get("known_as", ""),
        asked_by_other=body.get("asked_by_other") == "yes",
        supplier_id=body["supplier_id"],
        number=body["number"],
        currency=body["currency"],
        gross=Decimal(body["gross"]),
        by=by,
        delegation=delegation,
    )
