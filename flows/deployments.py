"""The flows as Prefect runs them: what is scheduled, and what its page shows. Importing this imports Prefect.

They only wrap plain functions, which also run without a Prefect server (docs/decisions/0001). No run is resumed by
Prefect and nothing is cached: items, leases and retries are in our own store.
"""

from datetime import date
from pathlib import Path

from prefect import flow, task
from prefect.blocks.system import Secret
from prefect.cache_policies import NO_CACHE

from counterfoil.credentials import add_source
from counterfoil.settings import Settings
from flows.payables import journey, run
from flows.report import Report
from flows.workbench import Workbench


def a_block(name: str) -> str | None:
    """What the Secret block of this name holds; None where there is none."""
    try:
        block = Secret.load(name)
    except ValueError:
        return None
    assert isinstance(block, Secret)
    return str(block.get())


add_source("prefect", a_block)


@task(name="a chunk of post", cache_policy=NO_CACHE, retries=0)
def a_chunk_of_post(bench: Workbench) -> int:
    """One chunk of documents all the way; a task for each document would cost the server more than the work."""
    return journey(bench)


@flow(name="payables", validate_parameters=False)
def payables(
    mail: str, masterdata: str, home: str | None = None, as_of: str | None = None, workers: int | None = None
) -> Report:
    """Take the post received up to a day all the way; `as_of` is an ISO date, today when none is given.

    Business exceptions do not fail the flow run: they are holds, and the report counts them.
    """
    return run(
        Settings.load(home=Path(home) if home else None, workers=workers),
        mail=Path(mail),
        masterdata=Path(masterdata),
        as_of=date.fromisoformat(as_of) if as_of else date.today(),  # noqa: DTZ011 - the post's day is the local one
        a_chunk=a_chunk_of_post,
    )
