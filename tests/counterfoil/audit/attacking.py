"""What who owns the database can do to the audit log, for the tests that try it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, select, text, update

from counterfoil import audit
from counterfoil.audit.chain import ZERO, event_hash
from counterfoil.audit.tables import EVENT, HEAD
from counterfoil.store import Store
from tests.support.clock import Clock

TABLES = ("audit_event", "audit_checkpoint", "audit_head")


def append(store: Store, clock: Clock, stream: str, number: int) -> None:
    events = [
        audit.Event(stream=stream, kind="decided", actor="robot", subject=f"item-{n}", body={"gross": "1230.01"})
        for n in range(number)
    ]
    with store._writer.begin() as connection:
        audit.append(connection, events, at=clock())


@contextmanager
def administrator(store: Store) -> Iterator[Connection]:
    """Who owns the database may take its protections away, change what he likes, and put them back."""
    with store._writer.begin() as connection:
        if connection.dialect.name == "postgresql":
            for table in TABLES:
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
            yield connection
            for table in TABLES:
                connection.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))
        else:
            made = connection.execute(
                text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit_%'")
            ).all()
            for name, _ in made:
                connection.execute(text(f"DROP TRIGGER {name}"))
            yield connection
            for _, statement in made:
                connection.exec_driver_sql(statement)


def rewrite(connection: Connection, stream: str, change: Callable[[str], str], *, only: int | None = None) -> None:
    """Write a whole chain anew with every hash made to fit; or one event only, and the head where it is the last."""
    previous = ZERO
    for row in connection.execute(select(EVENT).where(EVENT.c.stream == stream).order_by(EVENT.c.sequence)).all():
        if only not in {None, row.sequence}:
            previous = row.hash
            continue
        values = {**row._mapping, "body": change(row.body), "previous": previous}
        del values["hash"]
        previous = event_hash(**values)
        connection.execute(
            update(EVENT)
            .where(EVENT.c.stream == stream, EVENT.c.sequence == row.sequence)
            .values(body=values["body"], previous=values["previous"], hash=previous)
        )
    connection.execute(update(HEAD).where(HEAD.c.stream == stream).values(hash=previous))


def breaks(store: Store) -> list[str]:
    return [str(found) for found in store.verify().breaks]
