"""Deciding about post that is not a bill: what could not be read, what is not for the ledger, what is shut away."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bots.deciding.bill import NOTHING_JUDGED
from bots.deciding.docket import Docket, Fact, ended
from bots.deciding.letters import about_paper
from bots.deciding.statements import ClassifiedLine
from counterfoil.model.basis import StandingBill
from counterfoil.model.decisions import Decision, HoldCode
from counterfoil.model.documents import Document, Kind, Reading
from counterfoil.model.judged import Judged
from counterfoil.rulebook import Policy

NO_TROUBLE = "none"


def remarks(document: Document, docket: Docket) -> None:
    """What the reader noticed that bears on whether the document may be handled at all; each is judged."""
    seen = {remark.finding: remark for remark in reversed(document.remarks)}
    for finding, remark in sorted(seen.items()):
        where = f" (page {remark.page})" if remark.page else ""
        docket.judge(
            "remark",
            {"remark.finding": finding.value},
            subject=finding.value,
            details=dict.fromkeys(HoldCode, f"{remark.detail}{where}"),
        )


def settle(
    reading: Reading | None,
    document: Document | None,
    *,
    policy: Policy,
    as_at: date,
    parts: int | None = None,
    repeats: bool = False,
    decoration: bool = False,
    linked_to: str | None = None,
    statement: tuple[ClassifiedLine, ...] | None = None,
    judged: Judged = NOTHING_JUDGED,
    standing: Sequence[StandingBill] | None = None,
    known_suppliers: str = "",
    post_taken: str = "",
) -> Decision:
    """What becomes of an item that is no bill. `document` is the one judged; without it, the file itself is.

    `parts` counts the items that the file brought (those of the reading, unless said otherwise); `repeats` and
    `decoration` say that the identical file was received before, or says nothing of its own;
    `linked_to` is the item that this one belongs to or speaks of; `statement` has the lines of a statement as
    `classify_statement` gave them, None where they were not told apart; `standing` are the bills that a reminder means.
    `known_suppliers` and `post_taken` say what the masters have against a form, in words.
    `judged` is what people have said about it: holds that they released, or how they ended it.

    Raises:
        ValueError: the document is an invoice or a credit note; `decide` decides about those.
    """
    if document is not None and document.kind.is_bill:
        raise ValueError(f"a {document.kind.value} is a bill; it is for decide()")
    docket = Docket(policy, as_at, releases=judged.releases)
    if document is not None:
        remarks(document, docket)
    if not docket.stopped:
        _trouble(reading, docket)
    # Not asked of other post, so that decisions from before there was this table can be made again.
    if not docket.stopped and (known_suppliers or post_taken):
        docket.judge(
            "form",
            {"form.supplier_known": bool(known_suppliers), "form.post_taken": bool(post_taken)},
            details={HoldCode.SUP_DUP: known_suppliers, HoldCode.HR_CONFLICT: post_taken},
        )
    if not docket.stopped:
        known = {"file.repeats": repeats, "file.decoration": decoration, "file.linked": linked_to is not None}
        _kind(reading, document, docket, known=known, parts=parts, lines_classified=len(statement or ()))
    assert docket.outcome is not None, "the table of kinds gives an outcome to every kind"
    verdicts = tuple(line.verdict for line in statement or ())
    decision = Decision(
        outcome=docket.outcome,
        as_at=as_at,
        holds=tuple(docket.holds),
        linked_to=linked_to,
        trace=tuple(docket.trace),
        rulebook=policy.stamp,
        statement=verdicts,
        letters=about_paper(
            document, outcome=docket.outcome, holds=docket.holds, statement=verdicts, standing=standing
        ),
        note=docket.trace[-1].name,
    )
    return ended(decision, judged)


def _trouble(reading: Reading | None, docket: Docket) -> None:
    trouble = reading.trouble if reading else None
    detail = reading.detail if reading else ""
    docket.judge(
        "trouble",
        {"file.trouble": trouble.value if trouble else NO_TROUBLE},
        details=dict.fromkeys(HoldCode, detail) if detail else None,
    )


def _kind(
    reading: Reading | None,
    document: Document | None,
    docket: Docket,
    *,
    known: dict[str, bool],
    parts: int | None,
    lines_classified: int,
) -> None:
    held_in_file = len(reading.parts) if reading else 0
    facts: dict[str, Fact] = {
        **known,
        "document.kind": (document.kind if document else Kind.UNKNOWN).value,
        "read.kind_confidence": Decimal(str(document.kind_confidence)) * 100 if document else Decimal(100),
        "document.channel": document.channel.value if document else None,
        "file.documents": len(reading.documents) if reading and document is None else 1,
        "file.parts": held_in_file if parts is None else parts,
        "statement.lines": len(document.statement_lines) if document else 0,
        "statement.classified": lines_classified,
    }
    docket.judge("kind", facts)
