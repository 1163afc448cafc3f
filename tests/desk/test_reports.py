"""The registers that are drawn up from the store itself."""

from datetime import date, timedelta

from counterfoil.store import NewFile, State, Store
from counterfoil.work import LEASE
from desk.explaining import the_item
from desk.reports_cli import the_queue
from tests.support.clock import Clock


def test_the_queue_names_priority_attempts_and_until_when_an_item_is_put_off(store: Store, clock: Clock) -> None:
    day = date(2026, 10, 5)
    files = [NewFile(file=f"{day}/{name}.pdf", received_on=day, sha256=name * 64, size=1) for name in "ab"]
    with store.transaction() as tx:
        first, second = tx.register(files)
        tx.prioritise(second, 1)
    with store.transaction() as tx:
        (claim,) = tx.reserve([State.PENDING], limit=1, lease=LEASE)
        tx.wait(claim, error=OSError("the disk is away"), not_before=clock() + timedelta(minutes=5))
    rows = {row["item"]: row for row in the_queue(store)}
    assert {name: rows[second][name] for name in ("state", "priority", "attempts", "not before", "fault")} == {
        "state": "pending", "priority": "1", "attempts": "0", "not before": "", "fault": ""
    }  # fmt: skip
    assert (rows[first]["state"], rows[first]["step"], rows[first]["attempts"]) == ("waiting", "pending", "1")
    assert rows[first]["fault"] == "OSError: the disk is away"
    until = store.item(first).not_before
    assert until is not None
    assert rows[first]["not before"] == until.isoformat(timespec="seconds")
    told = list(the_item(store.dossier(store.item(first)), {}))
    assert f"  waiting until {until:%Y-%m-%d %H:%M:%S} after 1 attempts: OSError: the disk is away" in told
    assert "  priority 5" in told
