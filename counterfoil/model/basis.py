"""What a decision was made from, so that it can be made again: the facts, the candidates, what the masters said."""

from dataclasses import dataclass, field
from datetime import date

from counterfoil.model.decisions import RulebookStamp
from counterfoil.model.documents import Document, Reading
from counterfoil.model.judged import Judged
from counterfoil.model.masters import LedgerStatus
from counterfoil.model.matches import KnownBill, Match


@dataclass(frozen=True, slots=True, kw_only=True)
class Consulted:
    """One question put to the master data and what it answered, both as JSON: `["supplier","ZN1","S-0412"]`."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingBill:
    """A bill that we know of, with where the ledger has it; None where it is an item of ours that no ledger has yet."""

    bill: KnownBill
    status: LedgerStatus | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BillBasis:
    """What is known of a bill when it is decided; `asked_on` is when an approver was first asked for it."""

    document: Document
    match: Match
    received_on: date
    asked_on: date | None = None
    consulted: tuple[Consulted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperBasis:
    """What is known of other post. `of_file`: the file itself is judged, and no document in it.

    `standing` has the bills that a statement's lines or a reminder may mean; None where they are not to be told apart.
    `known_suppliers` and `post_taken` say what the masters have against a form, in words; empty where nothing.
    """

    reading: Reading
    of_file: bool = False
    parts: int | None = None
    repeats: bool = False
    decoration: bool = False
    linked_to: str | None = None
    standing: tuple[StandingBill, ...] | None = None
    known_suppliers: str = ""
    post_taken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a bill that was to be posted was not; `rules` are those by which it was to be."""

    code: str
    detail: str
    as_at: date
    rules: RulebookStamp | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """All that a decision follows from but the rules: the facts, and what people judged.

    `organisation` says whose rules those are.
    """

    as_at: date
    organisation: str | None
    judged: Judged = field(default_factory=Judged)
    bill: BillBasis | None = None
    paper: PaperBasis | None = None
    refusal: Refusal | None = None
