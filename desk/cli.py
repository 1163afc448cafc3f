"""The command line: run the post, look at what became of it, check that it balances.

Every command exits 0 when it did its job, 1 when a check failed, and 2 on bad input or usage.
"""

import io
import os
import sys
from contextlib import closing
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bots.deciding.holds import HoldCatalogueError, load_holds
from connectors.ledgers.base import LedgerError
from connectors.mail import MailError
from connectors.masterdata import MasterdataError
from counterfoil.credentials import CredentialError
from counterfoil.insights import summarise
from counterfoil.rulebook import RuleError
from counterfoil.settings import Settings, SettingsError
from counterfoil.store import State, Store, StoreError
from counterfoil.work import NoPlaceError, NothingToHelpError, RunInProgressError
from desk import (
    alerting,
    audit_cli,
    collecting,
    correcting,
    disposing,
    doctor,
    evidence_pack,
    formats,
    making,
    memory_cli,
    noting,
    pictures,
    prioritising,
    replaying,
    reports_cli,
    rules_cli,
    screen,
    suppliers_cli,
)
from desk.explaining import story_of
from desk.homes import AsJson, Home, existing, opened, the_ledger
from desk.porting import PortingError
from desk.porting import cli as porting_cli
from desk.web import serving
from flows.paused import paused
from flows.reconciling import reconciled
from flows.report import Progress, Report

BAD_INPUT = (
    SettingsError,
    StoreError,
    CredentialError,
    MailError,
    MasterdataError,
    RuleError,
    HoldCatalogueError,
    LedgerError,
    CredentialError,
    RunInProgressError,
    NoPlaceError,
    NothingToHelpError,
    pictures.PictureError,
    evidence_pack.PackError,
    PortingError,
    correcting.CorrectionError,
)

app = typer.Typer(
    help="Counterfoil does the paperwork of a back-office shared service: it reads the post, matches it, decides by "
    "rules kept in files, posts to the ledger once and reads it back. What it may not decide, it holds for a person.",
    epilog="Start with: counterfoil run --mail DIR --masterdata DIR. Then: counterfoil summary, counterfoil items, "
    "counterfoil explain ITEM. Exit codes: 0 done, 1 a check failed, 2 bad input or usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(rules_cli.app, name="rules")
app.add_typer(memory_cli.app, name="memory")
app.add_typer(making.app, name="new")
app.add_typer(audit_cli.app, name="audit")
app.add_typer(suppliers_cli.app, name="suppliers")
app.command("correct")(correcting.correct)
app.command("prioritise")(prioritising.prioritise)
app.command("collect")(collecting.collect)
app.command("replay")(replaying.replay)
app.command("report")(reports_cli.report)
app.command("desk")(serving.desk)
app.command("dispose")(disposing.dispose)
app.command("alerts")(alerting.alerts)
app.command("note")(noting.note)
app.command("export")(porting_cli.write_export)
app.command("import")(porting_cli.take_import)


@app.command()
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


@app.command()
def work(
    masterdata: Annotated[Path, typer.Option(help="The folder of CSV extracts that the run was given.")],
    home: Home = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read (default one a core).", show_default=False)
    ] = None,
) -> None:
    """Help the last run: take chunks of its post, beside it and beside others, until none waits.

    On PostgreSQL helpers may be on other machines: give them COUNTERFOIL_DATABASE_URL, a home of their own and, in
    COUNTERFOIL_ORIGINALS, the shared folder of originals.
    """
    from flows.payables import help_run  # noqa: PLC0415 - brings all bots, and the other commands need none

    with screen.progress_bar() as progress:
        report = help_run(Settings.load(home=home, workers=workers), masterdata=masterdata, progress=progress)
    screen.say(f"{report.moved} moves made beside the run; nothing waits any more")


def start(settings: Settings, *, mail: Path, masterdata: Path, as_of: date, progress: Progress) -> Report:
    """Run as a flow on the Prefect server that PREFECT_API_URL names; without one, here and now."""
    if os.environ.get("PREFECT_API_URL"):
        from flows.deployments import payables  # noqa: PLC0415 - brings Prefect, which takes seconds to import

        return payables(str(mail), str(masterdata), str(settings.home), as_of.isoformat(), settings.workers)
    from flows.payables import run as run_here  # noqa: PLC0415 - brings all bots, and the other commands need none

    return run_here(settings, mail=mail, masterdata=masterdata, as_of=as_of, progress=progress)


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument(help="Files of any kind that the post brings.")],
    as_json: AsJson = False,
    picture: Annotated[
        Path | None,
        typer.Option(help="Also draw the pages of the one file here, as PNG, with all that was found."),
    ] = None,
    page: Annotated[int | None, typer.Option(min=1, help="Draw this page only.", show_default=False)] = None,
) -> None:
    """Only read: what each file says, with where each field was found. Nothing is stored."""
    from bots.reading.pool import ReaderPool  # noqa: PLC0415 - only this command and `run` need the readers

    settings = Settings.load()
    missing = [file for file in files if not file.is_file()]
    if missing:
        raise MailError(f"there is no file {missing[0]}")
    pictures.check(files, picture, page)
    with ReaderPool(
        workers=min(settings.workers, len(files)), seconds=settings.read_seconds, megabytes=settings.read_megabytes
    ) as pool:
        for file, reading in zip(files, pool.read_all([(file.name, file) for file in files]), strict=True):
            for found in formats.reading_json(str(file), reading):
                screen.print_json(found) if as_json else screen.print_reading(found)
            if picture:
                for drawn in pictures.draw(pool, file, reading, picture, page):
                    screen.note(f"drawn: {drawn}")


@app.command()
def items(as_json: AsJson = False, home: Home = None) -> None:
    """List every registered item: each file, each e-mail part, each document of a split file."""
    with opened(home) as store:
        dossiers = store.dossiers(store.items())
        if as_json:
            screen.print_json_lines(formats.item_json(dossier) for dossier in dossiers)
        else:
            screen.print_items(formats.item_json(dossier) for dossier in dossiers)


@app.command()
def postings(as_json: AsJson = False, home: Home = None) -> None:
    """List what is in the ledger, read from the ledger itself."""
    with closing(the_ledger(home)) as ledger:
        lines = (formats.posting_json(posted) for posted in ledger.postings())
        screen.print_json_lines(lines) if as_json else screen.print_postings(lines)


@app.command()
def summary(as_json: AsJson = False, home: Home = None) -> None:
    """Count what happened, in items and pounds."""
    settings = existing(home)
    with Store.open(settings) as store:
        totals, waits = summarise(store), paused(settings, store)
    if as_json:
        screen.print_json({**formats.summary_json(totals), "paused": waits})
    else:
        meanings = load_holds(settings.rules / "holds.yaml")
        screen.print_summary(totals, paused=waits, meanings=meanings, home=home)


@app.command()
def explain(
    item: Annotated[str, typer.Argument(help="An item's id or the beginning of one, or the file it came as.")],
    pdf: Annotated[
        Path | None,
        typer.Option(help="Write it as a PDF instead, with the pages and what was read there.", show_default=False),
    ] = None,
    home: Home = None,
) -> None:
    """Show why an item ended as it did: evidence, candidates, rules that fired, who did what, the ledger's receipt."""
    evidence_pack.check(pdf)
    settings = existing(home)
    with Store.open(settings) as store:
        found = store.item(item)
        story = story_of(store, found, load_holds(settings.rules / "holds.yaml"))
        if pdf:
            evidence_pack.write(pdf, store, found, story, settings)
            screen.say(f"wrote {pdf}")
            return
        for line in story:
            screen.say(line)


@app.command()
def reconcile(
    mail: Annotated[
        Path | None,
        typer.Option(help="The folder of post (default the one of the last run).", show_default=False),
    ] = None,
    home: Home = None,
) -> None:
    """Check that every file and page is accounted for and every posting is in the ledger; exit 1 if not."""
    result, mail_checked = reconciled(existing(home), mail)
    screen.print_balance(result, mail_checked=mail_checked)
    if result.faults:
        raise typer.Exit(1)


@app.command("doctor")
def look_over(home: Home = None, *, as_json: AsJson = False) -> None:
    """Look over this installation, changing nothing, and say what is not well and what to do; exit 1 if work stops."""
    findings = []
    for finding in doctor.look_over(Settings.load(home=home)):
        findings.append(finding)
        if as_json:
            screen.print_json(asdict(finding))
        else:
            screen.print_finding(finding)
    if any(finding.health is doctor.Health.FAILED for finding in findings):
        raise typer.Exit(1)


def main() -> None:
    """Run the command line; bad input ends with its message on one line and exit code 2, without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except BAD_INPUT as error:
        sys.stderr.write(f"counterfoil: {error}\n")
        sys.exit(2)
