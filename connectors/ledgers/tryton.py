"""Tryton 8: a company for each organisation; invoices matched to order lines, posted by the chunk and read back.

A bill is written as a draft that bears the posting key, read back, and then posted; a draft that is found under the key
is taken up and never made a second time, so a post may be repeated whatever became of the one before. Tryton has no
unique key: of two drafts made at the same moment the older stays, and its own warning of similar invoices, which looks
60 days round a bill's date and at drafts too, keeps both from being posted. That warning is waved through only where
every similar bill is of the other kind (a credit note may bear the number of its invoice), which a user can answer and
an application key cannot.

What Tryton refuses, in plain words (`base.Refusal`):

| Tryton says | code | what it means |
|---|---|---|
| (no company) | organisation_unknown | no company's party has the organisation's code |
| (no party) | supplier_unknown | no party has the code, or it has no account payable in this company |
| (inactive) | supplier_inactive | the party is no longer active |
| (own search) | duplicate | the supplier has billed this number before, at any time, by hand too, even as a draft |
| "… is similar to invoice …" | duplicate | as above, found by Tryton itself |
| (number) | number_missing | the number has neither a letter nor a digit |
| (number) | other | Tryton would strip or refuse blanks and control characters in the number |
| (no part) | no_distributions | no part of the bill is coded |
| (amounts) | not_to_the_penny | a part is coded to a fraction of a penny |
| (sign) | wrong_sign | the bill is a negative invoice or a positive credit note |
| (quantity) | other | Tryton cannot keep the quantity digit by digit |
| (no account) | code_unknown | no open account is coded `cost centre-subjective` |
| (no rate, another rate) | rate_missing | Tryton converts by its own rates, and the bill's is not among them |
| (no order, other company) | order_unknown | the order or its line is not there, or is a quotation still |
| (done, cancelled) | order_closed | the order takes no more invoices; credit notes it does |
| "… can not … period …" | other | no period is open on the bill's date: open one, or have the bill dated anew |
| "… not valid according to its domain" | other | what is entered does not fit, as a closed account |
| "You are not allowed …" | unavailable | the robot's user lacks a group: Account, Purchase and Stock are needed |
"""

import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import ClassVar

from connectors.ledgers.base import Balances, Ledger, LedgerError, LedgerInDoubt, LedgerRefused, Refusal
from connectors.ledgers.given import Given
from connectors.ledgers.tryton_bills import (
    FIELDS,
    OURS,
    OrderLines,
    Place,
    descriptions,
    exchange_of,
    order_line_ids,
    posting_of,
)
from connectors.ledgers.tryton_checks import look_up, place_of
from connectors.ledgers.tryton_json import Domain, Row
from connectors.ledgers.tryton_masters import masterdata
from connectors.ledgers.tryton_posting import IN_THE_BOOKS, INVOICE, Answers, Lane
from connectors.ledgers.tryton_register import PAGE, Register, pages
from connectors.ledgers.tryton_wire import RestWire, RpcWire, Wire
from counterfoil.model.masters import Masterdata
from counterfoil.model.postings import Posted, Posting
from counterfoil.store.batching import batches

NONE_KNOWN: OrderLines = MappingProxyType({})


class TrytonLedger(Ledger):
    """The books of the companies of one Tryton database, seen through one user.

    `vat_account` is the code of the account for VAT that is recovered. Bills go in one lane a process: Tryton gains
    nothing from several, since they wait for each other's locks.
    """

    system: ClassVar[str] = "tryton"
    posts_are_safe_to_repeat: ClassVar[bool] = True
    masters: ClassVar[frozenset[str]] = frozenset(
        {"organisations", "suppliers", "purchase_orders", "receipts", "chart", "ledger_invoices"}
    )

    def __init__(self, wire: Wire, *, vat_account: str) -> None:
        self._wire = wire
        self._register = Register(wire)
        self._vat_account = vat_account
        self._lane = threading.Lock()

    def find_posted(self, key: str) -> Posted | None:
        """The bill under this posting key."""
        return self.find_all([key]).get(key)

    def find_all(self, keys: Sequence[str]) -> dict[str, Posted]:
        """The bills under these posting keys, in one question."""
        return self._found(keys, NONE_KNOWN)

    def post(self, posting: Posting) -> str:
        """Write and post the bill; as `post_many`."""
        return self.post_by_batch(posting)

    def post_many(self, postings: Sequence[Posting]) -> list[Posted | LedgerError]:
        """Post the bills, company by company, in as few transactions as the wire can, and read them back."""
        with self._lane:
            organisations = sorted({posting.organisation for posting in postings})
            answers: dict[str, Posted | LedgerError] = {}
            for organisation in organisations:
                answers |= self._post_all_of(organisation, [p for p in postings if p.organisation == organisation])
        seen: set[str] = set()
        return [_once(posting, answers[posting.key], seen) for posting in postings]

    def read_back(self, reference: str) -> Posted:
        """The bill as Tryton has it now."""
        number = reference.rpartition("#")[2]
        found = self._posted([["id", "=", int(number)]]) if number.isascii() and number.isdecimal() else iter(())
        for posted in found:
            return posted
        raise LedgerInDoubt(f"Tryton shows no bill {reference}")

    def postings(self, organisation: str | None = None) -> Iterator[Posted]:
        """Every bill of ours in the books, by Tryton's ids."""
        ours: Domain = [["description", "like", OURS]]
        return self._posted(ours if organisation is None else [*ours, ["company.party.code", "=", organisation]])

    def masterdata(self) -> Masterdata:
        """Companies, suppliers, orders, receipts, chart and the bills that others have entered."""
        return masterdata(self._wire)

    def balances(self, organisation: str) -> Balances:
        """The sums of the general ledger's lines that our bills have made."""
        ours: Domain = [
            ["move.origin.description", "like", OURS, INVOICE],
            ["move.company.party.code", "=", organisation],
        ]
        fields = ["debit", "credit", "party.code", "account.code", "account.type.payable"]
        suppliers: dict[str, Decimal] = defaultdict(Decimal)
        expenses: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        vat = Decimal(0)
        for line in pages(self._wire, "account.move.line", ours, fields):
            account, debit = line["account."], line["debit"] - line["credit"]
            if account["type."]["payable"]:
                suppliers[line["party."]["code"]] -= debit
            elif account["code"] == self._vat_account:
                vat += debit
            else:
                cost_centre, _, subjective = (account["code"] or "").rpartition("-")
                expenses[cost_centre, subjective] += debit
        return Balances(
            organisation=organisation,
            payables=sum(suppliers.values(), Decimal(0)),
            vat_recoverable=vat,
            expenses=dict(expenses),
            suppliers=dict(suppliers),
        )

    def close(self) -> None:
        """Close the connections."""
        self._wire.close()

    def _post_all_of(self, organisation: str, postings: Sequence[Posting]) -> Answers:
        """An answer for each bill of one organisation, by its key."""
        answers: Answers = {}
        places: dict[str, Place] = {}
        try:
            company = self._register.company(organisation)
            if company is None:
                return {posting.key: _no_company(posting) for posting in postings}
            known = look_up(self._register, company, postings)
            for posting in postings:
                try:
                    places[posting.key] = place_of(self._register, posting, known, vat_account=self._vat_account)
                except LedgerRefused as refused:
                    answers[posting.key] = refused
        except LedgerError as error:
            return {posting.key: error for posting in postings}
        lines = {line.id: line for order in known.orders.values() for line in order}
        read, posted = partial(self._bills, lines=lines), partial(self._found, lines=lines)
        lane = Lane(self._wire, company.id, places, read=read, posted=posted)
        return answers | lane.post({posting.key: posting for posting in postings if posting.key in places})

    def _found(self, keys: Sequence[str], lines: OrderLines) -> dict[str, Posted]:
        wanted = [words for key in keys for words in descriptions(key)]
        return {posted.posting.key: posted for posted in self._posted([["description", "in", wanted]], lines)}

    def _posted(self, domain: Domain, lines: OrderLines = NONE_KNOWN) -> Iterator[Posted]:
        found = pages(self._wire, INVOICE, [["type", "=", "in"], ["state", "in", IN_THE_BOOKS], *domain], FIELDS)
        for page in batches(found, PAGE):
            bills = self._bills(page, lines)
            for row in page:
                if row["id"] not in bills:
                    raise LedgerError(f"Tryton's invoice {row['number']} has been changed and is no bill of ours now")
                reference = f"{row['number']}#{row['id']}"
                yield Posted(system=self.system, reference=reference, posting=bills[row["id"]])

    def _bills(self, rows: Sequence[Row], lines: OrderLines) -> dict[int, Posting]:
        """The bills that these invoices are, by Tryton's ids; without those that are none of ours any longer.

        `lines` are order lines that are known by their ids already; what others are called is asked.
        """
        orders = {**lines, **self._register.order_lines_by_id(order_line_ids(rows) - lines.keys())}
        rates = self._register.rates(exchange_of(row) for row in rows)
        bills = {}
        for row in rows:
            with suppress(ValueError):
                bills[row["id"]] = posting_of(row, orders, rates[exchange_of(row)])
        return bills


def connect(given: Given) -> TrytonLedger:
    """A ledger by its settings: `url` (of the database), `vat_account`, and `key`, or `user` and `password`."""
    url, vat_account = given.text("url"), given.text("vat_account")
    wire: Wire
    if given.optional("key"):
        wire = RestWire(url, key=given.secret("key").reveal())
    else:
        wire = RpcWire(url, user=given.text("user"), password=given.secret("password").reveal())
    return TrytonLedger(wire, vat_account=vat_account)


def _no_company(posting: Posting) -> LedgerRefused:
    return LedgerRefused(
        Refusal.ORGANISATION_UNKNOWN,
        f"Tryton keeps no books for {posting.organisation}, so {posting.invoice_number!r} cannot go there; "
        "check who is billed",
    )


def _once(posting: Posting, answer: Posted | LedgerError, seen: set[str]) -> Posted | LedgerError:
    """The same bill a second time in one chunk is a duplicate of the first."""
    if posting.key in seen and isinstance(answer, Posted):
        held = f"{posting.invoice_number!r} of {posting.organisation} stands twice in one chunk; ask what Tryton holds"
        return LedgerRefused(Refusal.DUPLICATE, held)
    seen.add(posting.key)
    return answer
