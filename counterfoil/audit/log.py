"""The one writer of the audit log: appends events to their chains, and checkpoints to theirs."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy import Connection, bindparam, insert, select, text, update
from sqlalchemy.dialects import postgresql

from counterfoil.audit.chain import ZERO, Event, Head, canonical, event_hash
from counterfoil.audit.checkpoints import Checkpoint, SigningKey, encode_heads, sign
from counterfoil.audit.tables import CHECKPOINT, EVENT, HEAD

# Made once: to build a statement takes SQLAlchemy longer than the database takes to answer it.
FIND_HEAD = select(HEAD.c.sequence, HEAD.c.hash).where(HEAD.c.stream == bindparam("of_stream")).with_for_update()
MOVE_HEAD = update(HEAD).where(HEAD.c.stream == bindparam("of_stream"))
ADD_EVENT = insert(EVENT)


def append(connection: Connection, events: Sequence[Event], *, at: datetime) -> None:
    """Append events, in their order, each to the chain of its stream, in the transaction that the caller holds.

    The heads stay locked until the caller commits, so append last. Streams are taken in the order of their names:
    two writers never wait for each other in a ring.
    """
    stamp = at.astimezone(UTC).isoformat(timespec="microseconds")
    for stream, group in groupby(sorted(events, key=attrgetter("stream")), key=attrgetter("stream")):
        head = _locked_head(connection, stream)
        rows = []
        for event in group:
            row = {
                "stream": stream,
                "sequence": head.sequence + 1,
                "at": stamp,
                "kind": event.kind,
                "actor": event.actor,
                "subject": event.subject,
                "body": canonical(event.body),
                "previous": head.hash,
            }
            head = Head(stream=stream, sequence=head.sequence + 1, hash=event_hash(**row))
            rows.append({**row, "hash": head.hash})
        connection.execute(ADD_EVENT, rows)
        connection.execute(MOVE_HEAD, {"of_stream": stream, "sequence": head.sequence, "hash": head.hash})


def append_checkpoint(connection: Connection, key: SigningKey, *, at: datetime) -> Checkpoint:
    """Sign where every chain ends now and keep it; the caller copies it out of the database once it is committed."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE audit_checkpoint IN EXCLUSIVE MODE"))
    heads = [
        Head(stream=row.stream, sequence=row.sequence, hash=bytes(row.hash))
        for row in connection.execute(select(HEAD).where(HEAD.c.sequence > 0).order_by(HEAD.c.stream))
    ]
    last = connection.execute(
        select(CHECKPOINT.c.number, CHECKPOINT.c.signature).order_by(CHECKPOINT.c.number.desc()).limit(1)
    ).first()
    checkpoint = sign(
        key,
        number=last.number + 1 if last else 1,
        at=at.astimezone(UTC).isoformat(timespec="microseconds"),
        heads=heads,
        previous=bytes(last.signature) if last else ZERO,
    )
    connection.execute(
        insert(CHECKPOINT).values(
            number=checkpoint.number,
            at=checkpoint.at,
            heads=encode_heads(checkpoint.heads),
            root=checkpoint.root,
            previous=checkpoint.previous,
            key_id=checkpoint.key_id,
            signature=checkpoint.signature,
        )
    )
    return checkpoint


def _locked_head(connection: Connection, stream: str) -> Head:
    asked = {"of_stream": stream}
    row = connection.execute(FIND_HEAD, asked).first()
    if row is None:
        _begin_stream(connection, stream)
        row = connection.execute(FIND_HEAD, asked).one()
    return Head(stream=stream, sequence=row.sequence, hash=bytes(row.hash))


def _begin_stream(connection: Connection, stream: str) -> None:
    """Two writers may begin the same stream at once on PostgreSQL; the second then waits for the first."""
    start = {"stream": stream, "sequence": 0, "hash": ZERO}
    if connection.dialect.name == "postgresql":
        connection.execute(postgresql.insert(HEAD).values(start).on_conflict_do_nothing())
    else:
        connection.execute(insert(HEAD).values(start))
