"""Attacks by who owns the database, the checkpoints or the keys: each is found, and told with its place."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from counterfoil import audit
from counterfoil.store import Store
from tests.counterfoil.audit.attacking import administrator, append, breaks, rewrite
from tests.support.clock import Clock

COPIES = "checkpoints.jsonl"


@pytest.fixture
def log(store: Store, clock: Clock) -> Store:
    """Ten events, a signed checkpoint, and two events more."""
    append(store, clock, "ZN1", 10)
    store.checkpoint()
    append(store, clock, "ZN1", 2)
    return store


@pytest.fixture
def elsewhere(log: Store, tmp_path: Path) -> tuple[Path, Path]:
    """The copies and the public key as the auditors keep them, out of the administrator's reach."""
    keys = tmp_path / "auditors"
    keys.mkdir()
    for half in (log.home / "keys").glob("*.pub"):
        (keys / half.name).write_bytes(half.read_bytes())
    copies = tmp_path / "auditors.jsonl"
    copies.write_bytes((log.home / COPIES).read_bytes())
    return copies, keys


def told(log: Store, elsewhere: tuple[Path, Path]) -> list[str]:
    copies, keys = elsewhere
    return [str(each) for each in log.verify(copies=copies, keys=keys).breaks]


def test_triggers_taken_away_and_an_event_edited_with_its_own_hash_made_to_fit(log: Store) -> None:
    with administrator(log) as connection:
        rewrite(connection, "ZN1", lambda body: body.replace("1230.01", "9930.01"), only=7)
    assert breaks(log) == ["ZN1 8: does not follow the event before it"]


def test_the_last_event_behind_the_checkpoint_rewritten_with_its_head_is_the_one_thing_that_passes(log: Store) -> None:
    """Nothing was signed of it yet; hence the checkpoint at every run's end, and the count of what is unsigned."""
    with administrator(log) as connection:
        rewrite(connection, "ZN1", lambda body: body.replace("1230.01", "9930.01"), only=12)
    result = log.verify()
    assert result.breaks == ()
    assert (result.events, result.signed) == (12, 10)


def test_a_checkpoint_file_that_was_edited_is_told_by_its_number(log: Store) -> None:
    path = log.home / COPIES
    line = json.loads(path.read_text(encoding="utf-8"))
    line["heads"][0][1] = 9
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    found = breaks(log)
    assert "checkpoints 1: is in the copies outside the database, but not in the database as it was signed" in found
    assert "checkpoints 1: carries a signature that does not fit" in found


def test_a_log_rewritten_and_signed_anew_with_another_key_does_not_pass_the_auditors_copies(
    log: Store, elsewhere: tuple[Path, Path]
) -> None:
    with administrator(log) as connection:
        rewrite(connection, "ZN1", lambda body: body.replace("1230.01", "9930.01"))
        connection.execute(text("DELETE FROM audit_checkpoint"))
    for path in (log.home / "keys").iterdir():
        path.unlink()
    (log.home / COPIES).unlink()
    log.checkpoint()
    assert breaks(log) == []
    found = told(log, elsewhere)
    assert any("is signed with the unknown key" in each for each in found)
    assert "ZN1 10: is not the event that checkpoint 1 signed" in found
    assert "checkpoints 1: is in the copies outside the database, but not in the database as it was signed" in found


def test_a_public_key_swapped_for_another_is_told(log: Store, tmp_path: Path) -> None:
    other = audit.SigningKey.at(tmp_path / "other")
    (half,) = (log.home / "keys").glob("*.pub")
    half.write_text((tmp_path / "other" / f"{other.id}.pub").read_text(encoding="ascii"), encoding="ascii")
    (found,) = breaks(log)
    assert "is signed with the unknown key" in found


def test_the_whole_log_put_back_to_an_earlier_day_is_missed_by_the_auditors_copies(
    log: Store, clock: Clock, elsewhere: tuple[Path, Path]
) -> None:
    with administrator(log) as connection:
        for table in ("audit_event", "audit_head", "audit_checkpoint"):
            connection.execute(text(f"DELETE FROM {table}"))
    (log.home / COPIES).unlink()
    append(log, clock, "ZN1", 3)
    log.checkpoint()
    assert breaks(log) == []
    assert "ZN1 10: was signed by checkpoint 1 and is no longer there" in told(log, elsewhere)


def test_an_event_moved_to_another_chain_is_told_in_both(log: Store, clock: Clock) -> None:
    append(log, clock, "ZN2", 2)
    with administrator(log) as connection:
        connection.execute(text("UPDATE audit_event SET stream = 'ZN2', sequence = 3 WHERE sequence = 12"))
    assert breaks(log) == [
        "ZN2 3: does not follow the event before it",
        "ZN2 3: was changed after it was written",
        "ZN1 11: is the last event, but the head of the chain stands at 12",
        "ZN2 3: is the last event, but the head of the chain stands at 2",
    ]


def test_an_events_time_or_actor_cannot_be_changed_either(log: Store) -> None:
    with administrator(log) as connection:
        connection.execute(text("UPDATE audit_event SET actor = 'somebody else' WHERE sequence = 2"))
        connection.execute(text("UPDATE audit_event SET at = '2020-01-01T00:00:00.000000+00:00' WHERE sequence = 4"))
    assert breaks(log) == ["ZN1 2: was changed after it was written", "ZN1 4: was changed after it was written"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_trigger_that_was_dropped_is_named_on_sqlite(log: Store) -> None:
    with log._writer.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_event_follows"))
    assert breaks(log) == ["protections 3: the trigger audit_event_follows is gone or turned off"]


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_a_trigger_that_was_turned_off_is_named_on_postgresql(log: Store) -> None:
    with log._writer.begin() as connection:
        connection.execute(text("ALTER TABLE audit_head DISABLE TRIGGER audit_head_forward"))
        connection.execute(text("DROP TRIGGER audit_event_unchanged ON audit_event"))
    assert breaks(log) == [
        "protections 1: the trigger audit_event_unchanged is gone or turned off",
        "protections 6: the trigger audit_head_forward is gone or turned off",
    ]
