"""Whether an installation does its work, asked often and by machines: nothing is read through, nothing is changed."""

from collections.abc import Iterator
from datetime import UTC, timedelta

from counterfoil.settings import Settings
from counterfoil.store import Store, StoreError, standing_of
from desk.doctor import state
from desk.doctor.findings import Finding, failed, well


def health(settings: Settings, store: Store) -> Iterator[Finding]:
    """Whether the store answers, its tables are this version's, the disk has room, and a run has ended lately."""
    yield from state.home(settings)
    try:
        standing = standing_of(settings)
        if standing.tables != standing.wanted:
            step = f"at step {standing.tables}, this version works with {standing.wanted}"
            yield failed("tables", step, "start the desk anew with the version that runs elsewhere")
            return
        yield well("tables", f"at step {standing.tables}")
        yield _last_run(settings, store)
    except StoreError as error:
        yield failed("store", str(error), "put it right and look again")
        return
    yield well("store", f"{standing.server} answers")


def _last_run(settings: Settings, store: Store) -> Finding:
    """Before the first run nothing is late."""
    last, began = store.last_finished_run(), store.last_run()
    if began is None:
        return well("runs", "nothing has run yet")
    ended = last.finished_at if last and last.finished_at else began.started_at
    age = store.clock() - ended
    if age > timedelta(hours=settings.run_hours):
        found = f"none has come to its end since {ended.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
        return failed("runs", found, "see whether the scheduler and its workers are up")
    return well("runs", f"the last ended {ended.astimezone(UTC):%Y-%m-%d %H:%M} UTC")
