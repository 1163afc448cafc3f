"""A worker that is killed loses nothing and leaves nothing half done."""

import subprocess
import sys

from counterfoil.settings import Settings
from counterfoil.store import State, Store
from tests.support.items import claim, register

READ_ONE_AFTER_THE_OTHER = """
import sys
from datetime import timedelta
from pathlib import Path
from counterfoil.settings import Settings
from counterfoil.store import State, Store
from counterfoil.model.documents import Kind
from tests.support.clock import Clock
from tests.support.items import invoice
home, url = sys.argv[1:]
store = Store.open(Settings.load(home=Path(home), environment={"COUNTERFOIL_DATABASE_URL": url}), clock=Clock())
with store.transaction() as tx:
    claims = tx.reserve([State.PENDING], limit=500, lease=timedelta(minutes=5))
for claimed in claims:
    with store.transaction() as tx:
        tx.keep_reading(claimed, invoice(), kind=Kind.INVOICE)
    print(claimed.item.id, flush=True)
"""


def test_a_killed_worker_leaves_each_item_read_with_its_event_or_still_to_be_read(
    store: Store, settings: Settings
) -> None:
    ids = register(store, *range(1, 501))
    worker = subprocess.Popen(
        [sys.executable, "-c", READ_ONE_AFTER_THE_OTHER, str(settings.home), settings.database_url],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    told = [worker.stdout.readline().strip() for _ in range(20)]
    worker.kill()
    told += worker.communicate()[0].split()

    read = [item.id for item in store.items(state=State.READ)]
    assert told == ids[: len(told)]
    assert set(told) <= set(read) != set(ids)
    assert all(store.reading(item) is not None for item in read)
    verification = store.verify()
    assert (verification.events, verification.breaks) == (len(ids) + len(read), ())
    with store.transaction() as tx:
        tx.take_back_leases([store.holder_at(store.place)])
    assert {item.id for item in store.items(state=State.PENDING) if item.cuts == 1} == set(ids) - set(read)
    assert claim(store, State.PENDING, limit=500)[0].item.id == ids[len(read)]
