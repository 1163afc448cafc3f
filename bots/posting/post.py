"""Once to the ledger: ask first, send, and after any doubt ask again; posted is only what was read back."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from functools import partial

from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential
from tenacity.wait import wait_base

from connectors.ledgers.base import Ledger, LedgerError, LedgerInDoubt, LedgerRefused, LedgerUnavailable
from counterfoil.model.postings import Posted, Posting

ATTEMPTS = 5
BACK_OFF = wait_random_exponential(multiplier=0.5, max=10)
"""Seconds between attempts, random below a limit that doubles, so that workers do not come back all at once."""


class PostingDiffersError(Exception):
    """The ledger holds another bill under this posting key. Nothing is repaired: a person compares the two."""

    def __init__(self, asked: Posting, posted: Posted) -> None:
        differs = [f.name for f in fields(Posting) if getattr(asked, f.name) != getattr(posted.posting, f.name)]
        details = "; ".join(
            f"{name} is {getattr(posted.posting, name)!s} there and {getattr(asked, name)!s} here" for name in differs
        )
        super().__init__(
            f"{posted.system} {posted.reference} is not bill {asked.invoice_number} of {asked.organisation} "
            f"as it was decided: {details}. Compare the two in the ledger before anything is released."
        )
        self.asked = asked
        self.posted = posted
        self.differs = tuple(differs)

    def __reduce__(self) -> tuple[type["PostingDiffersError"], tuple[Posting, Posted]]:
        """Pickled with its parts, since a task's result crosses processes."""
        return type(self), (self.asked, self.posted)


Answer = Posted | Exception
"""A `LedgerError` or `PostingDiffersError` says what became of the bill; any other exception is a fault of ours."""


def post_once(
    ledger: Ledger, posting: Posting, *, wait: wait_base = BACK_OFF, sleep: Callable[[float], None] = time.sleep
) -> Posted:
    """The bill as the ledger holds it, posted now or before; up to five attempts, each of which asks the ledger first.

    Raises:
        LedgerRefused: the ledger will not have it, and holds nothing under its key.
        LedgerUnavailable: it was not posted; try again later.
        LedgerInDoubt: it may have been posted; ask again later.
        LedgerPending: the ledger has it and answers later.
        PostingDiffersError: the ledger holds something else under its key.
    """
    return _Journey(ledger.books_of(posting.organisation), posting, doubt=None).run(wait=wait, sleep=sleep)


def post_all(
    ledger: Ledger,
    postings: Sequence[Posting],
    *,
    wait: wait_base = BACK_OFF,
    sleep: Callable[[float], None] = time.sleep,
) -> list[Answer]:
    """Post a chunk of bills as `post_once` does, in as few transactions as each ledger can; an answer for each.

    Where several ledgers keep the books, all post at once, and one that fails or is slow delays its own bills only.
    """
    places: dict[Ledger, list[int]] = {}
    for place, posting in enumerate(postings):
        places.setdefault(ledger.books_of(posting.organisation), []).append(place)
    answers: dict[int, Answer] = {}
    with ThreadPoolExecutor(max(len(places), 1)) as lanes:
        chunks = [[postings[place] for place in its] for its in places.values()]
        post = partial(_post_chunk, wait=wait, sleep=sleep)
        go = lanes.map if len(places) > 1 else map
        for its, answered in zip(places.values(), go(post, places, chunks), strict=True):
            answers |= dict(zip(its, answered, strict=True))
    return [answers[place] for place in range(len(postings))]


def ask_all(ledger: Ledger, postings: Sequence[Posting]) -> list[Answer | None]:
    """What the ledgers hold of these bills; nothing is sent, and None stands where they hold nothing."""
    return [_held(ledger.books_of(posting.organisation), [posting])[0] for posting in postings]


def _post_chunk(
    ledger: Ledger, postings: Sequence[Posting], *, wait: wait_base, sleep: Callable[[float], None]
) -> list[Answer]:
    """The chunk that goes to one ledger.

    Where the connector itself fails on it, each bill goes alone, so that one which it cannot take keeps no other back.
    """
    try:
        return _sent(ledger, postings, wait=wait, sleep=sleep)
    except Exception as fault:  # noqa: BLE001 - whatever goes wrong with one bill must not stop the others
        if len(postings) == 1:
            return [fault]
        return [answer for one in postings for answer in _post_chunk(ledger, [one], wait=wait, sleep=sleep)]


def _sent(
    ledger: Ledger, postings: Sequence[Posting], *, wait: wait_base, sleep: Callable[[float], None]
) -> list[Answer]:
    """The chunk, asked for, sent and read back.

    A ledger that is down is not waited for, and after the first doubt that stays no other is asked about,
    since the whole chunk would wait.
    """
    answers = _held(ledger, postings)
    missing = [place for place, answer in enumerate(answers) if answer is None]
    sent = ledger.post_many([postings[place] for place in missing])
    dark = False
    for place, answer in zip(missing, sent, strict=True):
        if dark and isinstance(answer, LedgerInDoubt):
            answers[place] = answer
            continue
        answers[place] = settled = _settled(ledger, postings[place], answer, wait=wait, sleep=sleep)
        dark = dark or isinstance(settled, LedgerInDoubt)
    return [answer for answer in answers if answer is not None]


class _Journey:
    """One bill on its way; what is remembered between its attempts is whether a send is in doubt."""

    def __init__(self, ledger: Ledger, posting: Posting, *, doubt: LedgerInDoubt | None) -> None:
        self._ledger = ledger
        self._posting = posting
        self._doubt = doubt

    def run(self, *, wait: wait_base, sleep: Callable[[float], None]) -> Posted:
        retrying = Retrying(
            retry=retry_if_exception_type((LedgerInDoubt, LedgerUnavailable)),
            stop=stop_after_attempt(ATTEMPTS),
            wait=wait,
            sleep=sleep,
            reraise=True,
        )
        return retrying(self._attempt)

    def _attempt(self) -> Posted:
        """Ask the ledger, and send only what it does not have and what cannot be under way still."""
        if held := self._find():
            return _as_asked(self._posting, held)
        if self._doubt and not self._ledger.posts_are_safe_to_repeat:
            raise self._doubt
        try:
            answer = self._ledger.post_and_read_back(self._posting)
        except LedgerInDoubt as error:
            self._doubt = error
            raise
        except LedgerRefused as error:
            answer = _unless_held(self._ledger, self._posting, error)
        return _as_asked(self._posting, answer)

    def _find(self) -> Posted | None:
        """Ask the ledger; while a send is in doubt, a ledger that does not answer leaves the doubt standing."""
        try:
            return self._ledger.find_bill(self._posting)
        except LedgerUnavailable as error:
            if self._doubt:
                raise self._doubt from error
            raise


def _held(ledger: Ledger, postings: Sequence[Posting]) -> list[Answer | None]:
    """What the ledger holds of these bills before anything is sent; None where it holds nothing."""
    try:
        held = ledger.find_bills(postings)
    except LedgerError as error:
        return [error] * len(postings)
    return [_compared(posting, held.get(posting.key)) for posting in postings]


def _compared(posting: Posting, held: Posted | None) -> Posted | PostingDiffersError | None:
    try:
        return held and _as_asked(posting, held)
    except PostingDiffersError as error:
        return error


def _settled(
    ledger: Ledger,
    posting: Posting,
    answer: Posted | LedgerError,
    *,
    wait: wait_base,
    sleep: Callable[[float], None],
) -> Answer:
    """The answer to a bill that was sent in a chunk, once every doubt about it is cleared up, or cannot be."""
    try:
        match answer:
            case LedgerInDoubt():
                return _Journey(ledger, posting, doubt=answer).run(wait=wait, sleep=sleep)
            case LedgerRefused():
                return _as_asked(posting, _unless_held(ledger, posting, answer))
            case Posted():
                return _as_asked(posting, answer)
            case _:
                return answer
    except (LedgerError, PostingDiffersError) as error:
        return error


def _unless_held(ledger: Ledger, posting: Posting, refused: LedgerRefused) -> Posted:
    """The bill, when another worker had been quicker with it and it was refused for that; otherwise the refusal."""
    if held := ledger.find_bill(posting):
        return held
    raise refused


def _as_asked(posting: Posting, held: Posted) -> Posted:
    if held.posting != posting:
        raise PostingDiffersError(posting, held)
    return held
