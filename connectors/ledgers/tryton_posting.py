"""From bills to posted invoices in Tryton: a draft under the key, looked at, posted; again while others are at it."""

import hashlib
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress

from connectors.ledgers.base import LedgerError, LedgerInDoubt, LedgerRefused, LedgerUnavailable, Refusal
from connectors.ledgers.tryton_bills import FIELDS, KIND_FIELDS, Place, descriptions, invoice_of, key_of, kind_of
from connectors.ledgers.tryton_json import Row
from connectors.ledgers.tryton_wire import TrytonSaysNo, Wire
from counterfoil.model.postings import Posted, Posting

INVOICE = "account.invoice"
IN_THE_BOOKS = ("posted", "paid")
STANDING = ("draft", "validated", *IN_THE_BOOKS)

ROUNDS = 6
"""How often bills are taken up again that other workers are at too."""

Answers = dict[str, Posted | LedgerError]


class Lane:
    """Posts bills of one company.

    `read` makes bills from rows, `posted` reads from the books by keys; both are the ledger's own.
    """

    def __init__(
        self,
        wire: Wire,
        company: int,
        places: Mapping[str, Place],
        *,
        read: Callable[[Sequence[Row]], dict[int, Posting]],
        posted: Callable[[Sequence[str]], Mapping[str, Posted]],
    ) -> None:
        self._wire, self._company, self._places = wire, company, places
        self._read, self._posted = read, posted

    def post(self, postings: Mapping[str, Posting]) -> Answers:
        """An answer for each bill, by its key."""
        answers: Answers = {}
        for tried in range(ROUNDS):
            left = {key: posting for key, posting in postings.items() if key not in answers}
            if not left:
                break
            time.sleep(tried * random.random())  # noqa: S311 - only so that two workers do not stay in step
            try:
                answers |= self._round(left)
            except LedgerError as error:
                answers |= dict.fromkeys(left, error)
        busy = LedgerUnavailable("other workers are at this bill in Tryton; try again later")
        return {key: answers.get(key, busy) for key in postings}

    def _round(self, postings: Mapping[str, Posting]) -> Answers:
        standing = self._standing(postings)
        answers: Answers = {key: _held(postings[key], rows) for key, rows in standing.items() if _in_the_books(rows)}
        new = [posting for key, posting in postings.items() if key not in standing]
        if new:
            answers |= self._draft(new)
            standing |= self._standing(posting.key for posting in new)
        drafts = {key: rows[0] for key, rows in standing.items() if key not in answers}
        self._delete([row["id"] for key in drafts for row in standing[key][1:]])
        answers |= self._changed({key: postings[key] for key in drafts}, drafts)
        return answers | self._press({key: row for key, row in drafts.items() if key not in answers}, postings)

    def _standing(self, keys: Iterable[str]) -> dict[str, list[Row]]:
        """What stands in Tryton under these keys, those in the books first, then the oldest."""
        wanted = [words for key in keys for words in descriptions(key)]
        domain = [["type", "=", "in"], ["description", "in", wanted], ["state", "in", STANDING]]
        rows = self._wire.search_read(INVOICE, domain, FIELDS, company=self._company)
        found: dict[str, list[Row]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: (row["state"] not in IN_THE_BOOKS, row["id"])):
            found[key_of(row)].append(row)
        return found

    def _draft(self, postings: Sequence[Posting]) -> Answers:
        """Write drafts, all in one transaction, or one by one to find those that Tryton will not have."""
        try:
            invoices = [invoice_of(posting, self._places[posting.key]) for posting in postings]
            self._wire.create(INVOICE, invoices, company=self._company)
        except TrytonSaysNo as error:
            if len(postings) == 1:
                return {postings[0].key: _refused(postings[0], str(error))}
            return {key: answer for posting in postings for key, answer in self._draft([posting]).items()}
        return {}

    def _changed(self, postings: Mapping[str, Posting], drafts: Mapping[str, Row]) -> Answers:
        """Refusals of the bills whose drafts are not what was asked for; those drafts are left for a person to see."""
        held = self._read(list(drafts.values()))
        return {
            key: _refused(
                posting, f"draft {drafts[key]['id']} bears its key and differs from it; compare and delete it"
            )
            for key, posting in postings.items()
            if held.get(drafts[key]["id"]) != posting
        }

    def _press(self, drafts: Mapping[str, Row], postings: Mapping[str, Posting]) -> Answers:
        """Post the drafts, all in one transaction, or one by one to find those that Tryton will not post."""
        if not drafts:
            return {}
        try:
            self._wire.press(INVOICE, "post", [row["id"] for row in drafts.values()], company=self._company)
        except TrytonSaysNo as error:
            if len(drafts) > 1:
                alone = ((key, {key: row}) for key, row in drafts.items())
                return {k: answer for _, one in alone for k, answer in self._press(one, postings).items()}
            ((key, draft),) = drafts.items()
            return self._stopped(postings[key], draft, str(error))
        found = self._posted(list(drafts))
        doubt = LedgerInDoubt("Tryton took the bill and does not show it in the books; ask again")
        return {key: found.get(key, doubt) for key in drafts}

    def _stopped(self, posting: Posting, draft: Row, said: str) -> Answers:
        """Why one draft could not be posted; no answer where another worker is at it, so that the next round looks."""
        rows = self._standing([posting.key]).get(posting.key, [])
        if [row["id"] for row in rows] != [draft["id"]] or _in_the_books(rows):
            return dict(self._posted([posting.key]))
        similar = self._similar(posting, draft)
        if similar and all(kind_of(row) is not posting.kind for row in similar):
            try:
                self._wire.wave_through(_warning(draft["id"]))
                self._wire.press(INVOICE, "post", [draft["id"]], company=self._company)
                return dict(self._posted([posting.key]))
            except TrytonSaysNo as error:
                said = f"{said} {error}"
        self._delete([draft["id"]])
        code = Refusal.DUPLICATE if any(kind_of(row) is posting.kind for row in similar) else Refusal.OTHER
        return {posting.key: _refused(posting, said, code=code)}

    def _similar(self, posting: Posting, draft: Row) -> list[Row]:
        """The other bills that Tryton may mean by its warning."""
        place = self._places[posting.key]
        domain = [["type", "=", "in"], ["company", "=", place.company], ["party", "=", place.party]]
        domain += [["reference", "=", posting.invoice_number], ["id", "!=", draft["id"]]]
        return self._wire.search_read(INVOICE, domain, KIND_FIELDS, company=self._company)

    def _delete(self, drafts: Sequence[int]) -> None:
        """Drafts that are in the way; one that another worker has posted or deleted meanwhile is left alone."""
        for one in drafts:
            with suppress(TrytonSaysNo):
                self._wire.press(INVOICE, "cancel", [one], company=self._company)
                self._wire.delete(INVOICE, [one], company=self._company)


def _in_the_books(rows: Sequence[Row]) -> bool:
    return bool(rows) and rows[0]["state"] in IN_THE_BOOKS


def _held(posting: Posting, rows: Sequence[Row]) -> LedgerRefused:
    return _refused(posting, f"it is in the books already as {rows[0]['number']}", code=Refusal.DUPLICATE)


def _refused(posting: Posting, said: str, *, code: Refusal = Refusal.OTHER) -> LedgerRefused:
    return LedgerRefused(code, f"Tryton will not take {posting.invoice_number!r} of {posting.organisation}: {said}")


def _warning(invoice: int) -> str:
    """The name of Tryton's warning that this invoice is similar to another."""
    named = hashlib.md5(f"{INVOICE},{invoice}".encode(), usedforsecurity=False).hexdigest()
    return f"{named}.invoice_similar"
