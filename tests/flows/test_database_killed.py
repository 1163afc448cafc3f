"""PostgreSQL killed in the midst of a run, store and ledger with it: the next run finishes its work, once and whole."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.insights import balance
from counterfoil.model.decisions import Outcome
from counterfoil.settings import Settings
from counterfoil.store import Store, StoreError, Transaction
from flows import judging, payables, reading
from tests.support.postgres import KillableServer, running_server

pytestmark = pytest.mark.postgres
AS_OF = date(2026, 10, 31)


@pytest.fixture(scope="module")
def server() -> Iterator[KillableServer]:
    """One of the test's own, since others use the usual one."""
    with running_server() as server:
        yield server


@pytest.fixture
def here(server: KillableServer, tmp_path: Path) -> Settings:
    environment = {
        "COUNTERFOIL_DATABASE_URL": server.url(server.create()),
        "COUNTERFOIL_LEDGER_URL": server.url(server.create()),
    }
    return replace(Settings.load(home=tmp_path / "home", environment=environment), workers=1, chunk=4)


def cut(patch: pytest.MonkeyPatch, where: Any, name: str, kill: Callable[[], None], *, after: bool) -> None:
    """Kill the server the first time that this is called, or has been."""
    whole, left = getattr(where, name), [kill]

    def cutting(*arguments: Any, **named: Any) -> Any:
        if left and not after:
            left.pop()()
        answer = whole(*arguments, **named)
        if left:
            left.pop()()
        return answer

    patch.setattr(where, name, cutting)


@pytest.mark.parametrize(
    ("where", "moment"),
    [
        pytest.param((payables, "post_all"), "after", id="the ledger has it and the store does not know"),
        pytest.param((reading, "opened_up"), "before", id="while it is read", marks=pytest.mark.soak),
        pytest.param((judging, "write"), "after", id="in the midst of deciding", marks=pytest.mark.soak),
        pytest.param((payables, "post_all"), "before", id="just before it is sent", marks=pytest.mark.soak),
        pytest.param((Transaction, "append_audit_events"), "after", id="at a commit", marks=pytest.mark.soak),
    ],
)
def test_the_next_run_finishes_the_work_of_one_whose_database_was_killed(
    where: tuple[Any, str], moment: str, here: Settings, server: KillableServer, ubl_bills: Path
) -> None:
    mail, masterdata = ubl_bills / "mail", ubl_bills / "masterdata"
    with pytest.MonkeyPatch.context() as patch:
        cut(patch, *where, server.kill, after=moment == "after")
        with pytest.raises(StoreError, match="does not answer"):
            payables.run(here, mail=mail, masterdata=masterdata, as_of=AS_OF)
    server.start()
    payables.run(here, mail=mail, masterdata=masterdata, as_of=AS_OF)
    with Store.open(here) as store, closing(EmbeddedLedger(here.ledger_url)) as ledger:
        assert {item.outcome for item in store.items()} == {Outcome.POSTED}
        assert balance(store, ledger=ledger.postings()).faults == ()
        assert store.verify().breaks == ()
