"""The audit log: nobody changes it unseen, neither through the program's own database user nor past it."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from counterfoil import audit
from counterfoil.audit.tables import CHECKPOINT, EVENT, HEAD
from counterfoil.store import Store
from tests.counterfoil.audit.attacking import administrator, append, breaks, rewrite
from tests.support.clock import Clock


@pytest.fixture
def log(store: Store, clock: Clock) -> Store:
    """Ten events in ZN1 and two in ZN2, then a signed checkpoint, then two events more in ZN1."""
    for stream, number in [("ZN1", 10), ("ZN2", 2)]:
        append(store, clock, stream, number)
    store.checkpoint()
    append(store, clock, "ZN1", 2)
    assert store.verify() == audit.Verification(events=14, signed=12, checkpoints=1, breaks=())
    return store


REFUSED = {
    "change an event": "UPDATE audit_event SET body = '{}' WHERE sequence = 3",
    "delete an event": "DELETE FROM audit_event WHERE sequence = 3",
    "delete the last event": "DELETE FROM audit_event WHERE stream = 'ZN1' AND sequence = 12",
    "empty the log": "DELETE FROM audit_event",
    "change a checkpoint": "UPDATE audit_checkpoint SET heads = '[]'",
    "delete a checkpoint": "DELETE FROM audit_checkpoint",
    "set a head back": "UPDATE audit_head SET sequence = 3 WHERE stream = 'ZN1'",
    "delete a head": "DELETE FROM audit_head",
    "fork the chain": "INSERT INTO audit_event SELECT stream, 3, at, kind, actor, subject, '{}', previous, hash "
    "FROM audit_event WHERE stream = 'ZN1' AND sequence = 2",
    "leave a gap": "INSERT INTO audit_event SELECT stream, 99, at, kind, actor, subject, '{}', hash, hash "
    "FROM audit_event WHERE stream = 'ZN1' AND sequence = 12",
    "follow another event": "INSERT INTO audit_event SELECT stream, 13, at, kind, actor, subject, '{}', hash, hash "
    "FROM audit_event WHERE stream = 'ZN1' AND sequence = 11",
    "begin with a past": "INSERT INTO audit_event SELECT 'ZN3', 1, at, kind, actor, subject, '{}', hash, hash "
    "FROM audit_event WHERE stream = 'ZN1' AND sequence = 1",
    "write a checkpoint again": "INSERT INTO audit_checkpoint SELECT * FROM audit_checkpoint",
}
REFUSED_BY_SQLITE = {
    "replace an event": "INSERT OR REPLACE INTO audit_event SELECT stream, sequence, at, kind, actor, subject, '{}', "
    "previous, hash FROM audit_event WHERE stream = 'ZN1' AND sequence = 3",
    "replace the last event": "INSERT OR REPLACE INTO audit_event SELECT stream, sequence, at, kind, actor, subject, "
    "'{}', previous, hash FROM audit_event WHERE stream = 'ZN1' AND sequence = 12",
    "replace by row number": "INSERT OR REPLACE INTO audit_event (rowid, stream) VALUES (3, 'ZN1')",
    "replace a checkpoint": "INSERT OR REPLACE INTO audit_checkpoint SELECT * FROM audit_checkpoint",
    "replace a head": "INSERT OR REPLACE INTO audit_head SELECT stream, 1, hash FROM audit_head",
}
REFUSED_BY_POSTGRES = {
    "truncate the events": "TRUNCATE audit_event",
    "truncate the checkpoints": "TRUNCATE audit_checkpoint",
    "truncate the heads": "TRUNCATE audit_head",
    "put another in its place": "INSERT INTO audit_event SELECT * FROM audit_event WHERE sequence = 3 "
    "ON CONFLICT (stream, sequence) DO UPDATE SET body = '{}'",
}


def refuses(log: Store, statement: str) -> None:
    with (
        pytest.raises(DBAPIError, match=r"can not be changed|must follow|duplicate key|no column named rowid"),
        log._writer.begin() as connection,
    ):
        connection.exec_driver_sql(statement)
    assert log.verify().events == 14
    assert breaks(log) == []


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_the_database_refuses_to(log: Store, statement: str) -> None:
    refuses(log, statement)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("statement", REFUSED_BY_SQLITE.values(), ids=REFUSED_BY_SQLITE)
def test_sqlite_refuses_to(log: Store, statement: str) -> None:
    refuses(log, statement)


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
@pytest.mark.parametrize("statement", REFUSED_BY_POSTGRES.values(), ids=REFUSED_BY_POSTGRES)
def test_postgresql_refuses_to(log: Store, statement: str) -> None:
    refuses(log, statement)


def test_an_edited_event_is_named(log: Store) -> None:
    with administrator(log) as connection:
        connection.execute(text("UPDATE audit_event SET body = '{}' WHERE stream = 'ZN1' AND sequence = 7"))
    assert breaks(log) == ["ZN1 7: was changed after it was written"]


def test_a_missing_event_is_named_with_what_follows(log: Store) -> None:
    with administrator(log) as connection:
        connection.execute(text("DELETE FROM audit_event WHERE stream = 'ZN1' AND sequence IN (4, 5)"))
    assert breaks(log) == ["ZN1 4: missing, as far as 5"]


def test_a_chain_written_anew_no_longer_agrees_with_what_was_signed(log: Store) -> None:
    with administrator(log) as connection:
        rewrite(connection, "ZN1", lambda body: body.replace("1230.01", "9930.01"))
    assert breaks(log) == ["ZN1 10: is not the event that checkpoint 1 signed"]


def test_a_tail_cut_off_behind_a_checkpoint_is_missed(log: Store) -> None:
    with administrator(log) as connection:
        connection.execute(text("DELETE FROM audit_event WHERE stream = 'ZN1' AND sequence > 8"))
        last = select(EVENT.c.hash).where(EVENT.c.stream == "ZN1", EVENT.c.sequence == 8)
        head = connection.execute(last).scalar_one()
        connection.execute(update(HEAD).where(HEAD.c.stream == "ZN1").values(sequence=8, hash=head))
    assert breaks(log) == ["ZN1 10: was signed by checkpoint 1 and is no longer there"]


def test_a_tail_cut_off_without_its_head_is_missed(log: Store) -> None:
    with administrator(log) as connection:
        connection.execute(text("DELETE FROM audit_event WHERE stream = 'ZN1' AND sequence > 11"))
    assert breaks(log) == ["ZN1 11: is the last event, but the head of the chain stands at 12"]


def test_a_stream_that_vanished_with_its_head_and_its_checkpoint_is_missed_by_the_copy(log: Store) -> None:
    with administrator(log) as connection:
        connection.execute(text("DELETE FROM audit_event WHERE stream = 'ZN2'"))
        connection.execute(text("DELETE FROM audit_head WHERE stream = 'ZN2'"))
        connection.execute(text("DELETE FROM audit_checkpoint"))
    assert breaks(log) == [
        "checkpoints 1: is in the copies outside the database, but not in the database as it was signed",
        "ZN2 2: was signed by checkpoint 1 and is no longer there",
    ]


def test_a_checkpoint_made_to_fit_does_not_carry_our_signature(log: Store) -> None:
    with administrator(log) as connection:
        heads = json.loads(connection.execute(select(CHECKPOINT.c.heads)).scalar_one())
        connection.execute(update(CHECKPOINT).values(heads=json.dumps(heads[:1])))
    (log.home / "checkpoints.jsonl").unlink()
    assert breaks(log) == ["checkpoints 1: carries a signature that does not fit"]


def test_a_missing_checkpoint_is_named_though_the_copies_are_gone(log: Store) -> None:
    log.checkpoint()
    (log.home / "checkpoints.jsonl").unlink()
    with administrator(log) as connection:
        connection.execute(text("DELETE FROM audit_checkpoint WHERE number = 1"))
    assert breaks(log) == ["checkpoints 2: does not follow the checkpoint before it"]


def test_a_damaged_copy_is_named_by_its_line(log: Store) -> None:
    with (log.home / "checkpoints.jsonl").open("a") as file:
        file.write("{}\n")
    assert breaks(log) == ["checkpoints 2: line 2 of checkpoints.jsonl is not a checkpoint"]


def test_a_checkpoint_of_an_unknown_key_is_not_trusted(log: Store) -> None:
    for half in (log.home / "keys").glob("*.pub"):
        half.unlink()
    (found,) = breaks(log)
    assert "is signed with the unknown key" in found


def test_the_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    key = audit.SigningKey.at(tmp_path / "keys")
    assert audit.SigningKey.at(tmp_path / "keys").id == key.id
    assert (tmp_path / "keys" / "audit.key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
    assert list(audit.public_keys(tmp_path / "keys")) == [key.id]


def test_each_stream_counts_for_itself_and_time_is_utc(log: Store, clock: Clock) -> None:
    with log._engine.connect() as connection:
        rows = connection.execute(select(EVENT.c.sequence, EVENT.c.at).where(EVENT.c.stream == "ZN2")).all()
    assert [row.sequence for row in rows] == [1, 2]
    assert all(row.at.startswith("2026-10-05T09:00:00.") and row.at.endswith("+00:00") for row in rows)
    clock.forward(timedelta(days=1))
    append(log, clock, "ZN2", 1)
    assert breaks(log) == []
