"""Oracle Payables, by its import: Fusion's FBDI file or E-Business Suite's open interface, and the import's report.

Bills go into `outbox` as one zip a chunk, under a group of its own. Whoever runs the import puts three files into
`inbox`, extracts with the column names of Oracle's own tables: GROUP.invoices.csv (AP_INVOICES_ALL, with VENDOR_NUM),
GROUP.lines.csv (AP_INVOICE_LINES_ALL) and, last, GROUP.rejections.csv (AP_INTERFACE_REJECTIONS). Until the last is
there a bill is pending: its item stays at the step `posting`. GROUP.holds.csv (AP_HOLDS_ALL) may come at any time, and
be put there anew. What the report neither accepts nor rejects is in doubt,
since an import may succeed and take nothing in; a person looks.

What Oracle rejects, in plain words (REJECT_LOOKUP_CODE to `base.Refusal`; every other code is `other`):

| Oracle says | code | what it means |
|---|---|---|
| INVALID ORG ID, INVALID BUSINESS UNIT | organisation_unknown | the business unit does not exist |
| INVALID SUPPLIER, NO SUPPLIER | supplier_unknown | the supplier or its site at this unit does not exist |
| INVALID SUPPLIER SITE | supplier_unknown | as above: the site must not be guessed from the supplier |
| INACTIVE SUPPLIER | supplier_inactive | the supplier has an end date |
| DUPLICATE INVOICE NUMBER | duplicate | the supplier has billed this number before, on whatever kind of bill |
| INVALID PO NUM, INVALID PO LINE NUM | order_unknown | the order or its line does not exist in this unit |
| FINAL MATCHING, PO CLOSED | order_closed | the order takes no more invoices |
| INVALID DISTRIBUTION ACCT, ACCOUNT REQUIRED | code_unknown | the account combination does not exist |
| NO EXCHANGE RATE | rate_missing | there is no rate for the currency |
| INVALID INVOICE AMOUNT | unbalanced | the lines do not come to the invoice |
| (not sent) | number_missing | the number has neither a letter nor a digit |
| (not sent) | no_distributions | no part of the bill is coded |
| (not sent) | other | the number has blanks at an end, control characters, or 51 or more |

One machine writes to an outbox: a lock in the connector's folder keeps its processes apart.
"""

import csv
import fcntl
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from connectors.ledgers.base import (
    Balances,
    Ledger,
    LedgerError,
    LedgerInDoubt,
    LedgerPending,
    LedgerRefused,
    LedgerUnavailable,
    Refusal,
)
from connectors.ledgers.given import Given
from connectors.ledgers.oracle_files import House, Row, import_file, invoice_id, layout, postings_of
from connectors.ledgers.summing import balances_of
from counterfoil.model.masters import Masterdata
from counterfoil.model.postings import Posted, Posting, normalise_number
from counterfoil.money import POUNDS
from counterfoil.settings import SettingsError

LONGEST_NUMBER = 50
"""Characters of an invoice number in AP_INVOICES_INTERFACE."""

REJECTIONS = {
    "INVALID ORG ID": Refusal.ORGANISATION_UNKNOWN,
    "INVALID BUSINESS UNIT": Refusal.ORGANISATION_UNKNOWN,
    "INVALID SUPPLIER": Refusal.SUPPLIER_UNKNOWN,
    "NO SUPPLIER": Refusal.SUPPLIER_UNKNOWN,
    "INVALID SUPPLIER SITE": Refusal.SUPPLIER_UNKNOWN,
    "INACTIVE SUPPLIER": Refusal.SUPPLIER_INACTIVE,
    "DUPLICATE INVOICE NUMBER": Refusal.DUPLICATE,
    "INVALID PO NUM": Refusal.ORDER_UNKNOWN,
    "INVALID PO LINE NUM": Refusal.ORDER_UNKNOWN,
    "FINAL MATCHING": Refusal.ORDER_CLOSED,
    "PO CLOSED": Refusal.ORDER_CLOSED,
    "INVALID DISTRIBUTION ACCT": Refusal.CODE_UNKNOWN,
    "ACCOUNT REQUIRED": Refusal.CODE_UNKNOWN,
    "NO EXCHANGE RATE": Refusal.RATE_MISSING,
    "INVALID INVOICE AMOUNT": Refusal.UNBALANCED,
}


class OracleLedger(Ledger):
    """The books of one Oracle Payables' business units; `folder` keeps what was sent and which answers were told."""

    system: ClassVar[str] = "oracle"
    posts_are_safe_to_repeat: ClassVar[bool] = True

    def __init__(self, *, house: House, outbox: Path, inbox: Path, folder: Path) -> None:
        self._house, self._outbox, self._inbox, self._folder = house, outbox, inbox, folder

    def find_posted(self, key: str) -> Posted | None:
        """The bill as the report of any group shows it that it was sent in."""
        shown = (self._accepted(group).get(key) for group in self._groups_of(key))
        return next((posted for posted in shown if posted), None)

    def post(self, posting: Posting) -> str:
        """Send the bill, or say what became of it since; as `post_many`."""
        return self.post_by_batch(posting)

    def post_many(self, postings: Sequence[Posting]) -> list[Posted | LedgerError]:
        """Answer for each bill from the reports; those that were never sent go out together, in one file."""
        with self._alone():
            self._place_what_was_left()
            answers: dict[str, LedgerError] = {}
            for posting in postings:
                if answer := self._answer(posting):
                    answers[posting.key] = answer
            new = {posting.key: posting for posting in postings if posting.key not in answers}
            if new:
                group = self._send(list(new.values()))
                pending = LedgerPending(f"it is in group {group}, which Oracle has not reported on yet")
                answers |= dict.fromkeys(new, pending)
        return [answers[posting.key] for posting in postings]

    def read_back(self, reference: str) -> Posted:
        """The bill as its group's report shows it."""
        group, _, voucher = reference.partition("/")
        for posted in self._accepted(group).values() if voucher else ():
            if posted.reference == reference:
                return posted
        raise LedgerInDoubt(f"no report of Oracle shows a bill {reference}")

    def postings(self, organisation: str | None = None) -> Iterator[Posted]:
        """Every bill that the reports show as taken in, group by group."""
        for group in self._groups():
            for posted in self._accepted(group).values():
                if organisation in {None, posted.posting.organisation}:
                    yield posted

    def masterdata(self) -> Masterdata:
        """Nothing: an import has no answers to questions, so the masters come from extracts."""
        return Masterdata(digest="")

    def balances(self, organisation: str) -> Balances:
        """What the bills come to that the reports show; Oracle's general ledger itself is not seen from here."""
        return balances_of(organisation, (posted.posting for posted in self.postings(organisation)))

    def held(self, organisation: str) -> Mapping[str, str]:
        """The bills with a hold that is not released, by the extracts of holds that have come."""
        found = {}
        for group in self._groups():
            rows = self._rows(group, "holds") if self._report(group, "holds").exists() else []
            for posted in self._accepted(group).values() if rows else ():
                key = posted.posting.key
                codes = [row["HOLD_LOOKUP_CODE"] for row in rows if _is_of(row, key) and not row["RELEASE_LOOKUP_CODE"]]
                if codes and posted.posting.organisation == organisation:
                    found[posted.reference] = ", ".join(codes)
        return found

    def close(self) -> None:
        """Nothing is held open."""

    def _answer(self, posting: Posting) -> LedgerError | None:
        """What the ledger says of a bill before anything is sent; None lets it go out."""
        if refused := _unfit(posting, self._house):
            return refused
        if posted := self.find_posted(posting.key):
            return _refused(posting, Refusal.DUPLICATE, f"it is in Oracle already as {posted.reference}")
        group = next(reversed(self._groups_of(posting.key)), None)
        return self._reported(posting, group) if group else None

    def _reported(self, posting: Posting, group: str) -> LedgerError | None:
        """What the report says of a bill that was not taken in; a rejection is told once, and then it may go again."""
        if not self._report(group, "rejections").exists():
            return LedgerPending(f"it is in group {group}, which Oracle has not reported on yet")
        if self._told(group, posting.key):
            return None
        rejected = [row for row in self._rows(group, "rejections") if _is_of(row, posting.key)]
        if not rejected:
            return LedgerInDoubt(f"Oracle's report on group {group} says nothing of it; look for it in Oracle")
        self._tell(group, posting.key)
        codes = [row["REJECT_LOOKUP_CODE"] for row in rejected]
        return _refused(posting, REJECTIONS.get(codes[0], Refusal.OTHER), ", ".join(codes))

    def _send(self, postings: Sequence[Posting]) -> str:
        """Write what is sent down first, then put it into the outbox: after a kill between the two it is put there."""
        group = f"CF{len(self._groups()) + 1:07d}"
        self._sent.mkdir(parents=True, exist_ok=True)
        _write(self._sent / f"{group}.zip", import_file(postings, group=group, house=self._house))
        _write(self._sent / f"{group}.json", json.dumps([posting.key for posting in postings]).encode())
        self._place_what_was_left()
        return group

    def _place_what_was_left(self) -> None:
        try:
            for group in self._groups():
                placed = self._sent / f"{group}.placed"
                if not placed.exists():
                    _write(self._outbox / f"{group}.zip", (self._sent / f"{group}.zip").read_bytes())
                    _write(placed, b"")
        except OSError as error:
            raise LedgerUnavailable(f"Oracle's outbox {self._outbox} cannot be written; try later: {error}") from error

    @property
    def _sent(self) -> Path:
        return self._folder / "sent"

    def _groups(self) -> list[str]:
        if not self._inbox.is_dir():
            raise LedgerUnavailable(f"Oracle's inbox {self._inbox} cannot be reached; try again later")
        return sorted(path.stem for path in self._sent.glob("*.json"))

    def _groups_of(self, key: str) -> list[str]:
        return [group for group in self._groups() if key in json.loads((self._sent / f"{group}.json").read_text())]

    def _told(self, group: str, key: str) -> bool:
        told = self._sent / f"{group}.told"
        return told.exists() and key in told.read_text().split()

    def _tell(self, group: str, key: str) -> None:
        with (self._sent / f"{group}.told").open("a") as told:
            told.write(f"{key}\n")

    def _report(self, group: str, table: str) -> Path:
        return self._inbox / f"{group}.{table}.csv"

    def _rows(self, group: str, table: str) -> list[Row]:
        with self._report(group, table).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def _accepted(self, group: str) -> Mapping[str, Posted]:
        """The bills that a group's report shows as taken in, by key; none before the report is whole."""
        if not self._report(group, "rejections").exists():
            return {}
        try:
            found = postings_of(self._rows(group, "invoices"), self._rows(group, "lines"), self._house)
            return {
                posting.key: Posted(system=self.system, reference=f"{group}/{voucher}", posting=posting)
                for voucher, posting in found
            }
        except (OSError, KeyError, ValueError, ArithmeticError) as error:
            raise LedgerError(f"the report on group {group} in {self._inbox} cannot be used: {error!r}") from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def connect(given: Given) -> OracleLedger:
    """A ledger by its settings: `layout`, `source`, `outbox`, `inbox`, `site`, `terms`, `account`, `units`.

    `units` is written "ZN1 = NORTHMOOR BU, ZN2 = EASTLEY BU"; `account` has {cost_centre} and {subjective} in it.
    """
    name = given.text("layout")
    try:
        layout(name)
    except KeyError as error:
        raise SettingsError(f"{given.file}: ledger {given.name}: no layout is called {name}") from error
    units = dict(pair.split("=", 1) for pair in given.text("units").split(",") if "=" in pair)
    house = House(
        layout=name,
        source=given.text("source"),
        units={organisation.strip(): unit.strip() for organisation, unit in units.items()},
        site=given.text("site"),
        terms=given.text("terms"),
        account=given.text("account"),
    )
    if "{cost_centre}" not in house.account or "{subjective}" not in house.account:
        raise SettingsError(f"{given.file}: ledger {given.name}: account lacks {{cost_centre}} or {{subjective}}")
    inbox, outbox = Path(given.text("inbox")), Path(given.text("outbox"))
    return OracleLedger(house=house, outbox=outbox, inbox=inbox, folder=given.folder)


def _unfit(posting: Posting, house: House) -> LedgerRefused | None:
    """What Oracle would take in otherwise than it was sent, or lose: it is not sent at all."""
    number = posting.invoice_number
    if posting.organisation not in house.units:
        return _refused(posting, Refusal.ORGANISATION_UNKNOWN, "the organisation has no business unit here")
    if not normalise_number(number):
        return _refused(posting, Refusal.NUMBER_MISSING, "its number has neither a letter nor a digit")
    if number != number.strip() or not number.isprintable() or len(number) > LONGEST_NUMBER:
        return _refused(posting, Refusal.OTHER, "its number has blanks at an end, control characters, or 51 or more")
    if not posting.distributions:
        return _refused(posting, Refusal.NO_DISTRIBUTIONS, "no part of it is coded")
    if posting.currency != POUNDS and not posting.exchange_rate:
        return _refused(posting, Refusal.RATE_MISSING, f"there is no exchange rate for {posting.currency}")
    return None


def _refused(posting: Posting, code: Refusal, said: str) -> LedgerRefused:
    return LedgerRefused(code, f"Oracle will not take {posting.invoice_number!r} of {posting.organisation}: {said}")


def _is_of(row: Row, key: str) -> bool:
    return row["INVOICE_ID"] == str(invoice_id(key))


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, and on the disk before anything is done that builds on it."""
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
