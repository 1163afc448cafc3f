"""The embedded ledger: accounts payable and a journal in SQLite or PostgreSQL, for houses whose ledger gives extracts.

What it refuses, in plain words (`base.Refusal`):

| code | the ledger will not take a bill |
|---|---|
| organisation_unknown | of an organisation that it keeps no books for |
| supplier_unknown | of a supplier that the organisation has no record of |
| supplier_inactive | of a supplier whose record is inactive |
| number_missing | whose number has neither a letter nor a digit |
| duplicate | whose number the supplier has used before on the same kind of bill, unless that bill was cancelled |
| no_distributions | no part of which is coded |
| unbalanced | whose parts do not add up to it |
| not_to_the_penny | a part of which is a fraction of a penny |
| wrong_sign | that is a negative invoice or a positive credit note |
| rate_missing | in another currency than the pound without an exchange rate |
| code_unknown | coded to a combination that the organisation's chart does not have, where it has a chart |
| order_unknown | for an order line that the organisation does not have |
| order_closed | that is an invoice for an order line closed or cancelled |
| other | with text that the database cannot keep |
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import psycopg
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from connectors.ledgers import embedded_books, embedded_entry, embedded_extracts, embedded_tables
from connectors.ledgers.base import (
    Balances,
    Ledger,
    LedgerError,
    LedgerInDoubt,
    LedgerRefused,
    LedgerUnavailable,
)
from counterfoil.model.masters import Masterdata
from counterfoil.model.postings import Posted, Posting
from counterfoil.store.batching import batches
from counterfoil.store.engine import WRITES, sqlite_engine, write_ahead
from counterfoil.store.porting import read_tables, write_tables

# What SQLite and PostgreSQL say of a disk that takes no more.
NO_ROOM = ("disk I/O error", "disk is full", "No space left")
PAGE = 500
"""Bills read at a time when all are listed."""

REFERENCE = "AP-"
"""What the ledger's references begin with; the bill's number follows."""

WAIT_SECONDS = 30
"""How long a call waits for a database that another process is writing to, or that does not answer."""


class EmbeddedLedger(Ledger):
    """A ledger in the database at `url` (SQLAlchemy's form), which may be the store's: its tables are its own.

    Raises:
        LedgerUnavailable: the database cannot be opened.
        LedgerError: its tables were made by a newer Counterfoil.
    """

    system: ClassVar[str] = "embedded"
    posts_are_safe_to_repeat: ClassVar[bool] = True

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)
        self._writer = self._engine.execution_options(**WRITES)
        consistent = {"isolation_level": "REPEATABLE READ"} if self._engine.dialect.name == "postgresql" else {}
        self._reader = self._engine.execution_options(**consistent)
        try:
            with _unavailable():
                write_ahead(self._engine)
            with self._writing() as connection:
                embedded_tables.create(connection)
        except LedgerError:
            self.close()
            raise

    def find_posted(self, key: str) -> Posted | None:
        """The bill under this posting key."""
        return self.find_all([key]).get(key)

    def find_all(self, keys: Sequence[str]) -> dict[str, Posted]:
        """The bills under these posting keys, a page at a time."""
        found: dict[int, Posting] = {}
        with self._reading() as connection:
            for page in batches(keys, PAGE):
                found |= embedded_books.read(connection, embedded_books.BY_KEY, these=page)
        return {posting.key: self._posted(number, posting) for number, posting in found.items()}

    def post(self, posting: Posting) -> str:
        """Write the bill once, in a transaction of its own."""
        answer = self._write([posting])[0]
        if isinstance(answer, LedgerRefused):
            raise answer
        return _reference(answer)

    def post_many(self, postings: Sequence[Posting]) -> list[Posted | LedgerError]:
        """Post the bills in one transaction, since each transaction waits for the disk; then read them back."""
        try:
            answers = self._write(postings)
        except LedgerError as error:
            return [error] * len(postings)
        try:
            held = self._bills([answer for answer in answers if isinstance(answer, int)])
        except LedgerUnavailable as error:
            doubt = LedgerInDoubt(f"the bills were written, but could not be read back: {error}")
            return [answer if isinstance(answer, LedgerRefused) else doubt for answer in answers]
        return [
            answer if isinstance(answer, LedgerRefused) else self._posted(answer, held[answer]) for answer in answers
        ]

    def read_back(self, reference: str) -> Posted:
        """The bill as it stands in the tables now."""
        number = reference.removeprefix(REFERENCE)
        held = self._bills([int(number)]) if number.isascii() and number.isdecimal() else {}
        if not held:
            raise LedgerInDoubt(f"the embedded ledger shows no bill {reference}")
        return next(self._posted(*one) for one in held.items())

    def postings(self, organisation: str | None = None) -> Iterator[Posted]:
        """Every bill, a page at a time, so that nothing is locked between pages."""
        last = 0
        question = embedded_books.PAGE_OF_ALL if organisation is None else embedded_books.PAGE_OF_ONE
        of_one = {} if organisation is None else {"organisation": organisation}
        while True:
            with self._reading() as connection:
                page = embedded_books.read(connection, question, last=last, most=PAGE, **of_one)
            if not page:
                return
            yield from (self._posted(*one) for one in page.items())
            last = max(page)

    def load(self, data: Masterdata) -> bool:
        """Take these extracts in the place of the earlier ones; bills posted stay. False when they were the same."""
        with self._writing() as connection:
            return embedded_extracts.replace(connection, data)

    def masterdata(self) -> Masterdata:
        """The extracts as they were loaded."""
        with self._reading() as connection:
            return embedded_extracts.read(connection)

    def balances(self, organisation: str) -> Balances:
        """The sums of the journal."""
        with self._reading() as connection:
            return embedded_books.balances(connection, organisation)

    def write_tables(self, folder: Path) -> dict[str, int]:
        """Write every table as it stands to files in the folder, for `read_tables` of another embedded ledger."""
        with self._reading() as connection:
            return write_tables(connection, embedded_tables.metadata, folder)

    def read_tables(self, folder: Path) -> dict[str, int]:
        """Fill this empty ledger from `write_tables`' files; raises StoreError where it is not empty."""
        with self._writing() as connection:
            return read_tables(connection, embedded_tables.metadata, folder)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def _write(self, postings: Sequence[Posting]) -> list[int | LedgerRefused]:
        """Each bill's number in the ledger or its refusal, in one transaction.

        The bills go in by key, so that two workers with the same bills wait for each other and never in a circle.
        """
        places = sorted(range(len(postings)), key=lambda place: postings[place].key)
        with self._writing() as connection:
            entered = embedded_entry.enter(connection, [postings[place] for place in places])
        answers = dict(zip(places, entered, strict=True))
        return [answers[place] for place in range(len(postings))]

    def _bills(self, numbers: Sequence[int]) -> dict[int, Posting]:
        held: dict[int, Posting] = {}
        with self._reading() as connection:
            for page in batches(numbers, PAGE):
                held |= embedded_books.read(connection, embedded_books.BY_NUMBER, these=page)
        return held

    def _posted(self, number: int, posting: Posting) -> Posted:
        return Posted(system=self.system, reference=_reference(number), posting=posting)

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        """A connection that sees the ledger as it is at one moment."""
        with _unavailable(), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """A transaction: committed at the end, undone when anything goes wrong before.

        Raises:
            LedgerInDoubt: the commit was asked for and not confirmed.
        """
        with _unavailable(), self._writer.connect() as connection:
            yield connection
            try:
                connection.commit()
            except DBAPIError as error:
                raise LedgerInDoubt(f"the embedded ledger did not confirm what was written: {error.orig}") from error


def _reference(number: int) -> str:
    return f"{REFERENCE}{number:07d}"


@contextmanager
def _unavailable() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, psycopg.Error, sqlite3.Error) as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        advice = "make room on its disk" if any(word in f"{reason}" for word in NO_ROOM) else "try again later"
        raise LedgerUnavailable(f"the embedded ledger does not answer; {advice}: {reason}") from error
    except PoolTimeoutError as error:
        raise LedgerUnavailable("all connections to the embedded ledger are busy; try again later") from error


def _engine(url: str) -> sa.Engine:
    try:
        return _engine_for(sa.make_url(url))
    except (sa.exc.ArgumentError, ValueError, ImportError) as error:
        raise LedgerError(
            "the ledger's address is no database address; write postgresql://user:password@host/database in "
            "COUNTERFOIL_LEDGER_URL, or leave it unset"
        ) from error


def _engine_for(where: sa.URL) -> sa.Engine:
    if where.get_backend_name() == "sqlite":
        return sqlite_engine(where)
    limits = {
        "connect_timeout": WAIT_SECONDS,
        "options": f"-c statement_timeout={WAIT_SECONDS}s -c lock_timeout={WAIT_SECONDS}s",
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    }
    return sa.create_engine(where.set(drivername="postgresql+psycopg"), connect_args=limits, pool_pre_ping=True)
