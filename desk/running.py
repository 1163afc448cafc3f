"""`counterfoil run` and `counterfoil work`: the post of a day taken all the way, and help beside it."""

import os
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from counterfoil.insights import summarise
from counterfoil.settings import Settings
from counterfoil.store import State, Store
from desk import screen
from desk.homes import Home
from flows.payables import help_run
from flows.payables import run as run_here
from flows.report import Progress, Report


def run(
    mail: Annotated[Path, typer.Option(help="The post: a folder with one sub-folder for each day of receipt.")],
    masterdata: Annotated[Path, typer.Option(help="What the ledgers know: a folder of CSV extracts.")],
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Work as of this day (default today).", show_default=False),
    ] = None,
    home: Home = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read (default one a core).", show_default=False)
    ] = None,
) -> None:
    """Read, match, decide and post all mail received up to a day.

    Nothing in the mail folder is changed. Running it again over the same mail changes nothing; a run that was killed
    is finished by the next one. With PREFECT_API_URL set the work is a flow run on that server, else it is done here.
    """
    settings = Settings.load(home=home, workers=workers)
    day = as_of.date() if as_of else date.today()  # noqa: DTZ011 - the day of the post is the local one
    with screen.progress_bar() as progress:
        report = start(settings, mail=mail, masterdata=masterdata, as_of=day, progress=progress)
    with Store.open(settings) as store:
        screen.print_report(report, summarise(store), waiting=store.items(state=State.WAITING), home=home)


def start(settings: Settings, *, mail: Path, masterdata: Path, as_of: date, progress: Progress) -> Report:
    """Run as a flow on the Prefect server that PREFECT_API_URL names; without one, here and now."""
    if os.environ.get("PREFECT_API_URL"):
        from flows.deployments import payables  # noqa: PLC0415 - brings Prefect, which takes seconds to import

        return payables(str(mail), str(masterdata), str(settings.home), as_of.isoformat(), settings.workers)
    return run_here(settings, mail=mail, masterdata=masterdata, as_of=as_of, progress=progress)


def work(
    masterdata: Annotated[Path, typer.Option(help="The folder of CSV extracts that the run was given.")],
    home: Home = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read (default one a core).", show_default=False)
    ] = None,
    wait: Annotated[
        int,
        typer.Option(min=0, help="Minutes to wait for a run that is to begin, or to take in post.", show_default=False),
    ] = 0,
) -> None:
    """Help the last run: take chunks of its post, beside it and beside others, until none waits.

    On PostgreSQL helpers may be on other machines: give them COUNTERFOIL_DATABASE_URL, a home of their own and, in
    COUNTERFOIL_ORIGINALS, the shared folder of originals.
    """
    with screen.progress_bar() as progress:
        settings = Settings.load(home=home, workers=workers)
        report = help_run(settings, masterdata=masterdata, wait=wait, progress=progress)
    screen.say(f"{report.moved} moves made beside the run; nothing waits any more")
