"""How a chunk of bills is entered in the embedded ledger: checked, written, or refused one by one."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.exc import DataError

from connectors.ledgers import embedded_books
from connectors.ledgers.base import LedgerRefused, Refusal
from connectors.ledgers.embedded_checks import Register
from connectors.ledgers.refusals import refusal
from counterfoil.model.postings import Posting


def enter(connection: sa.Connection, postings: Sequence[Posting]) -> list[int | LedgerRefused]:
    """Each bill's number in the ledger or its refusal, in the caller's transaction and in as few statements as may be.

    Where the database cannot keep what one of the bills says, each goes alone, so that it leaves the others alone.
    """
    try:
        with connection.begin_nested():
            return _entered(connection, postings)
    except (DataError, UnicodeError, ArithmeticError) as error:
        if len(postings) == 1:
            return [_not_kept(postings[0], error)]
        return [answer for posting in postings for answer in enter(connection, [posting])]


def _entered(connection: sa.Connection, postings: Sequence[Posting]) -> list[int | LedgerRefused]:
    """The chunk in one piece; which bill came first, of two with one number, the tables themselves decide."""
    register = Register(connection, postings)
    answers: dict[int, int | LedgerRefused] = {}
    for place, posting in enumerate(postings):
        if refused := refusal(posting, register):
            answers[place] = refused
    sound = {place: posting for place, posting in enumerate(postings) if place not in answers}
    written = zip(sound, embedded_books.write(connection, list(sound.values())), strict=True)
    answers |= {place: number for place, number in written if number is not None}
    late = {place: posting for place, posting in sound.items() if place not in answers}
    if late:
        register = Register(connection, list(late.values()))
        answers |= {place: _too_late(posting, register) for place, posting in late.items()}
    return [answers[place] for place in range(len(postings))]


def _too_late(posting: Posting, register: Register) -> LedgerRefused:
    """Why a bill found its place taken: by one before it in the chunk, or by another worker at the same moment."""
    return refusal(posting, register) or LedgerRefused(
        Refusal.DUPLICATE,
        f"the ledger of {posting.organisation} refuses {posting.invoice_number!r}: "
        "somebody else posted it at the same moment; ask the ledger what it holds",
    )


def _not_kept(posting: Posting, error: Exception) -> LedgerRefused:
    return LedgerRefused(
        Refusal.OTHER,
        f"the ledger of {posting.organisation} cannot keep {posting.invoice_number!r} as it is: {error}; "
        "correct the text or the amounts",
    )
