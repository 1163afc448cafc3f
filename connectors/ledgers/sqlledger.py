"""SQL-Ledger 3.2 by its screens: it has no interface for programs, and no check for duplicates of its own.

Each organisation is a dataset with a login of its own. Cost centres are projects, subjectives accounts. The posting key
stands in Order Number after "CF-"; what the screens have no field for stands in Notes (`sqlledger_bills.py`).

Why a bill is refused, in plain words (`base.Refusal`), and by whom:

| code | the bill | who says so |
|---|---|---|
| organisation_unknown | is of an organisation that no login is given for | the connector |
| supplier_unknown | is of a vendor that is not listed | the list of vendors |
| supplier_inactive | is of a vendor whose end date is past | the list of vendors |
| number_missing | has a number with neither a letter nor a digit | the connector |
| duplicate | has a number that the vendor used before on the same kind of bill | the list of AP transactions |
| no_distributions, unbalanced, not_to_the_penny, wrong_sign | does not add up, or not in pence | the connector |
| rate_missing | is in another currency without a rate | the connector |
| code_unknown | is coded to an account or project that the screen does not offer | the screen |
| order_unknown, order_closed | names an order or line that is not there, or is closed | the list of purchase orders |
| other | is not to the liking of the screen, which says why after Post | the screen |
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import ClassVar, TypeVar

from playwright.sync_api import Error as PlaywrightError

from connectors.ledgers.base import (
    Balances,
    Ledger,
    LedgerError,
    LedgerInDoubt,
    LedgerRefused,
    LedgerUnavailable,
    Refusal,
)
from connectors.ledgers.given import Given
from connectors.ledgers.refusals import refusal
from connectors.ledgers.sqlledger_bills import KEY, Accounts, Record, balances, bill
from connectors.ledgers.sqlledger_entry import enter
from connectors.ledgers.sqlledger_lists import held, ours, with_key
from connectors.ledgers.sqlledger_masters import Register
from connectors.ledgers.sqlledger_session import Session, SessionLostError, SignIn, warm_session
from counterfoil.browser import LabelError, ScreenChangedError, warm_browser
from counterfoil.model.masters import Masterdata, Organisation
from counterfoil.model.postings import Posted, Posting
from counterfoil.settings import SettingsError

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """Where the books are: `logins` by organisation, `password` by reference, and a folder for `evidence`."""

    url: str
    logins: Mapping[str, str]
    password: str
    accounts: Accounts
    evidence: Path


class SqlLedger(Ledger):
    """The books of several organisations in SQL-Ledger; a session is signed in at the first question and kept."""

    system: ClassVar[str] = "sql-ledger"
    posts_are_safe_to_repeat: ClassVar[bool] = False

    def __init__(self, books: Books) -> None:
        self._books = books
        self._browser = warm_browser()
        self._desks: dict[str, _Desk] = {}

    def find_posted(self, key: str) -> Posted | None:
        """The bill whose Order Number has this key; asked of each organisation, since a key does not name its own."""
        return next((found for each in self._books.logins if (found := self._find(each, key))), None)

    def find_bill(self, posting: Posting) -> Posted | None:
        """The bill whose Order Number has the key of this one, in its organisation's books."""
        return self._find(posting.organisation, posting.key) if posting.organisation in self._books.logins else None

    def find_bills(self, postings: Sequence[Posting]) -> dict[str, Posted]:
        """Those of the bills that are there; a question for each."""
        found = {posting.key: self.find_bill(posting) for posting in postings}
        return {key: posted for key, posted in found.items() if posted is not None}

    def post(self, posting: Posting) -> str:
        """Enter the bill, after looking in the same session for it and for another of its number."""
        return self.post_and_read_back(posting).reference

    def post_and_read_back(self, posting: Posting) -> Posted:
        """Enter the bill, press Post, and read it back from the list of AP transactions; raises as `post`."""
        organisation = posting.organisation
        if organisation not in self._books.logins:
            raise LedgerRefused(Refusal.ORGANISATION_UNKNOWN, f"no books of {organisation} are kept in SQL-Ledger")

        def posted(desk: _Desk) -> Posted:
            if refused := refusal(posting, desk.register):
                raise refused
            enter(desk.session, posting, self._books.accounts)
            with _after_post(posting):
                found = list(self._posted(organisation, with_key(desk.session, f"{KEY}{posting.key}")))
            if len(found) != 1:
                raise LedgerInDoubt(f"bill {posting.invoice_number} was sent, and {len(found)} entries have its key")
            return found[0]

        return self._at_desk(organisation, f"post {posting.invoice_number}", posted)

    def read_back(self, reference: str) -> Posted:
        """The bill as the list of AP transactions shows it."""
        organisation, _, number = reference.rpartition("/")
        if posted := next((one for one in self.postings(organisation) if one.reference == reference), None):
            return posted
        raise LedgerInDoubt(f"SQL-Ledger shows no entry {number} for {organisation or 'any organisation'}")

    def postings(self, organisation: str | None = None) -> Iterator[Posted]:
        """Every entry with a key of ours, by organisation and then in the order in which they were entered."""
        for each in self._books.logins if organisation is None else [organisation]:
            yield from self._posted(each, self._ours(each))

    def masterdata(self) -> Masterdata:
        """Vendors, orders and codes as the screens show them, which know no day of receipt and no approvers."""
        known = [
            self._at_desk(each, "read the masters", lambda desk: desk.register.read()) for each in self._books.logins
        ]
        return Masterdata(
            digest="",
            organisations=tuple(Organisation(organisation=each, name=each) for each in self._books.logins),
            suppliers=tuple(supplier for masters in known for supplier in masters.suppliers),
            purchase_orders=tuple(line for masters in known for line in masters.purchase_orders),
            chart=tuple(code for masters in known for code in masters.chart),
        )

    def balances(self, organisation: str) -> Balances:
        """What the rows of our entries come to, as the list of AP transactions shows them."""
        return balances(self._ours(organisation), organisation=organisation, accounts=self._books.accounts)

    def held(self, organisation: str) -> Mapping[str, str]:
        """The entries that somebody has put on hold."""
        if organisation not in self._books.logins:
            return {}
        found = self._at_desk(organisation, "list our bills on hold", lambda desk: held(desk.session))
        return {f"{organisation}/{record['ID']}": "On Hold" for record in found}

    def close(self) -> None:
        """Forget what was learned; the sign-ins stay with the browser, warm for the next ledger of this process."""
        self._desks.clear()

    def _find(self, organisation: str, key: str) -> Posted | None:
        records = self._at_desk(organisation, f"find {key}", lambda desk: with_key(desk.session, f"{KEY}{key}"))
        found = list(self._posted(organisation, records))
        if len(found) > 1:
            raise LedgerError(
                f"{len(found)} entries of {organisation} in SQL-Ledger have the key {key}; look who made them"
            )
        return found[0] if found else None

    def _ours(self, organisation: str) -> list[Record]:
        if organisation not in self._books.logins:
            return []
        return self._at_desk(organisation, "list our bills", lambda desk: ours(desk.session))

    def _posted(self, organisation: str, records: Sequence[Record]) -> Iterator[Posted]:
        by_entry = sorted(records, key=lambda record: int(record["ID"]))
        for number, rows in groupby(by_entry, key=lambda record: record["ID"]):
            posting = bill(list(rows), organisation=organisation, accounts=self._books.accounts)
            yield Posted(system=self.system, reference=f"{organisation}/{number}", posting=posting)

    def _at_desk(self, organisation: str, title: str, work: Callable[["_Desk"], T]) -> T:
        """Do this signed in to the organisation's books, on the browser's thread.

        A session that has ended did nothing of what was asked of it last, so the work begins anew, once.
        """

        def done() -> T:
            desk = self._desks.setdefault(organisation, self._desk(organisation))
            with desk.session.work(title, evidence=self._books.evidence):
                return work(desk)

        try:
            return self._browser.run(done)
        except SessionLostError:
            return self._browser.run(done)

    def _desk(self, organisation: str) -> "_Desk":
        books = self._books
        login = books.logins[organisation]
        sign_in = SignIn(url=books.url, login=login, password=books.password)
        session = warm_session(sign_in)
        today = date.today()  # noqa: DTZ011 - the vendors' end dates are local days
        register = Register(session, organisation=organisation, accounts=books.accounts, today=today)
        return _Desk(session=session, register=register)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """One organisation's sign-in, and what was learned through it."""

    session: Session
    register: Register


@contextmanager
def _after_post(posting: Posting) -> Iterator[None]:
    """Whatever goes wrong once Post was pressed leaves a doubt; it may not look as if nothing had been written."""
    try:
        yield
    except (PlaywrightError, ScreenChangedError, LabelError, LedgerUnavailable) as error:
        raise LedgerInDoubt(f"bill {posting.invoice_number} was sent, but could not be read back: {error}") from error


def connect(given: Given) -> SqlLedger:
    """A ledger by its settings: `url`, `logins`, `password`, `payables_account`, `vat_account`.

    `logins` is written "ZN1 = robot@zn1, ZN2 = robot@zn2". Evidence of failures is kept in the ledger's own folder.

    Raises:
        SettingsError: a setting is missing, or an organisation has no login.
    """
    pairs = dict(pair.split("=", 1) for pair in given.text("logins").split(",") if "=" in pair)
    logins = {organisation.strip(): login.strip() for organisation, login in pairs.items()}
    if lacking := sorted(set(given.organisations) ^ set(logins)):
        raise SettingsError(
            f"{given.file}: ledger {given.name}, logins: give one for each of its organisations and no other, as "
            f"`ZN1 = robot@zn1`; look at {', '.join(lacking)}"
        )
    given.secret("password")  # found missing at the start, and fetched again when it is needed
    return SqlLedger(
        Books(
            url=given.text("url").rstrip("/"),
            logins=logins,
            password=given.text("password"),
            accounts=Accounts(payables=given.text("payables_account"), vat=given.text("vat_account")),
            evidence=given.folder / "evidence",
        )
    )
