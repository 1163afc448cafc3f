"""The store: items and what became of them, the originals they came from, and the audit log, in one home."""

import hashlib
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from counterfoil import audit
from counterfoil.logs import write_logs
from counterfoil.settings import Settings
from counterfoil.store.admitting import Admitting
from counterfoil.store.auditing import Auditing
from counterfoil.store.delegating import Delegations
from counterfoil.store.engine import WRITES, asking, engine_for, explained
from counterfoil.store.errors import StoreError
from counterfoil.store.gauging import Gauging
from counterfoil.store.judgements import Judgements
from counterfoil.store.measuring import Measuring
from counterfoil.store.migrating import migrate
from counterfoil.store.moves import POST
from counterfoil.store.originals import Originals
from counterfoil.store.porting import read_tables, write_tables
from counterfoil.store.releasing import Releasing
from counterfoil.store.retained import Retained
from counterfoil.store.sight import Sighting
from counterfoil.store.tables import METADATA
from counterfoil.store.tallying import Tallies, Tallying
from counterfoil.store.telling import tell
from counterfoil.store.transaction import Transaction
from counterfoil.store.vouching import Vouching
from counterfoil.store.waiting import Waiting
from counterfoil.store.worklist import WorkList

ROBOT = "robot"
TABLES = (METADATA, audit.METADATA)


def utc_now() -> datetime:
    """The time, as the store asks for it unless it is given another clock."""
    return datetime.now(UTC)


class Store(
    Vouching,
    Judgements,
    Admitting,
    WorkList,
    Tallying,
    Waiting,
    Measuring,
    Gauging,
    Auditing,
    Retained,
    Sighting,
    Delegations,
    Releasing,
):
    """One installation's store. Threads may share it; a process opens its own.

    `place` is where in the home the process sits that claims with it: claims tell by it whose they are.
    """

    def __init__(self, engine: Engine, *, home: Path, originals: Path, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**WRITES)
        self._asking = asking(engine)
        self.home = home
        self.clock = clock
        self.originals = Originals(originals)
        self.place = 0
        self._tallies = Tallies()

    @classmethod
    def open(cls, settings: Settings, *, clock: Callable[[], datetime] = utc_now) -> Self:
        """Open the store, making its home and its tables where they are not there yet.

        Raises:
            StoreError: it can not be opened; the message says why and what to do.
        """
        try:
            settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"the home {settings.home} can not be made ({error.strerror}); choose another with --home"
            ) from error
        try:
            write_logs(settings.log)
        except OSError as error:
            raise StoreError(
                f"the log {settings.log} can not be written ({error.strerror}); correct COUNTERFOIL_LOG, or unset it"
            ) from error
        engine = engine_for(settings.database_url)
        try:
            migrate(engine)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, home=settings.home, originals=settings.originals, clock=clock)

    @contextmanager
    def transaction(self, *, actor: str = ROBOT) -> Iterator[Transaction]:
        """Do several things at once or not at all; `actor` is who the audit log says did them."""
        with explained(self._engine), self._writer.begin() as connection:
            transaction = Transaction(connection, clock=self.clock, actor=actor, holder=self.holder_at(self.place))
            yield transaction
            events = transaction.append_audit_events()
        tell(events)

    @property
    def drawn(self) -> Path:
        """Where the desk of this home keeps the pages of originals that it has drawn."""
        return self.home / "pages"

    def holder_at(self, place: int) -> str:
        """Who holds the leases that a process at this place of this home claims."""
        return hashlib.sha256(f"{platform.node()}:{self.home}:{place}".encode()).hexdigest()[:8]

    def checkpoint(self) -> audit.Checkpoint:
        """Sign where the audit log stands, and copy that out of the database to `checkpoints.jsonl` in the home."""
        key = audit.SigningKey.at(self.keys)
        with explained(self._engine), self._writer.begin() as connection:
            checkpoint = audit.append_checkpoint(connection, key, at=self.clock())
        audit.append_copy(checkpoint, self.copies)
        return checkpoint

    def write_tables(self, folder: Path) -> dict[str, int]:
        """Write every table as it stands at this moment to files in the folder; gives the rows of each."""
        options = {"isolation_level": "REPEATABLE READ"} if self._engine.dialect.name == "postgresql" else {}
        with explained(self._engine), self._engine.execution_options(**options).connect() as connection:
            return {name: rows for tables in TABLES for name, rows in write_tables(connection, tables, folder).items()}

    def read_tables(self, folder: Path, *, source: str) -> dict[str, int]:
        """Fill this empty store from `write_tables`' files, all or nothing; `source` is what the audit log calls them.

        Raises:
            StoreError: something is in the store already, or a file is missing or damaged.
        """
        with explained(self._engine), self._writer.begin() as connection:
            rows = {name: count for tables in TABLES for name, count in read_tables(connection, tables, folder).items()}
            brought = audit.Event(stream=POST, kind="imported", actor=ROBOT, subject=source, body={})
            audit.append(connection, [brought], at=self.clock())
        return rows

    def verify(self, *, copies: Path | None = None, keys: Path | None = None) -> audit.Verification:
        """Check the whole audit log against itself, every signed checkpoint, and the decisions that it has hashes of.

        `copies` and `keys` are the file and the folder that are kept where the home's administrators cannot write;
        those of the home by default.
        """
        with self._connected() as connection:
            found = audit.verify(connection, keys=audit.public_keys(keys or self.keys), copies=copies or self.copies)
        return replace(found, breaks=(*found.breaks, *self.unvouched()))

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def keys(self) -> Path:
        """The folder with the key that signs checkpoints, and the public halves of all that did."""
        return self.home / "keys"

    @property
    def copies(self) -> Path:
        """The signed checkpoints outside the database."""
        return self.home / "checkpoints.jsonl"
