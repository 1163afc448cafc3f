"""Application exceptions: an item waits for a fault of ours to pass, and after some attempts a person has it."""

from counterfoil.model.documents import Reading, Trouble
from counterfoil.store import Claim, State
from counterfoil.work import is_deadly

FAULT = "fault"
READER = "payables 1"
DOING = {State.PENDING: "reading", State.READ: "deciding", State.POSTING: "posting"}
MOST_SAID = 500


class CutShortError(Exception):
    """The program ended from outside each time that it had this item, which is therefore not tried again."""


def refuse_deadly(claim: Claim) -> None:
    """Stop before an item is tried that ended the program each time.

    Raises:
        CutShortError: it is one.
    """
    if is_deadly(claim):
        raise CutShortError


def in_words(claim: Claim, fault: Exception) -> str:
    """What a person is told of an item that the program gave up, and what to do."""
    if isinstance(fault, CutShortError):
        return (
            f"The program was ended from outside {claim.item.cuts} times while {DOING[claim.item.step]} this, at last "
            "with nothing else in hand, so it is not tried again by itself. Report it, and settle it by hand; or, if "
            "it was the machine that was switched off, have it tried again."
        )
    said = f"{type(fault).__name__}: {fault}"[:MOST_SAID]
    return (
        f"The program failed {claim.item.attempts} times at {DOING[claim.item.step]} this, at last with {said}. "
        "Report it; when the fault is mended, or its cause is gone, have it tried again. Or settle it by hand."
    )


def reading_of_fault(claim: Claim, fault: Exception) -> Reading:
    """The reading of a file of which our program can make nothing; the rules say what becomes of such a one."""
    return Reading(reader=READER, trouble=Trouble.FAULT, detail=in_words(claim, fault))
