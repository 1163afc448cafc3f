"""The flows as Prefect runs them: what is scheduled, and what its page shows. Importing this imports Prefect.

They only wrap plain functions, which also run without a Prefect server (docs/decisions/0001). No run is resumed by
Prefect and nothing is cached: items, leases and retries are in our own store. What a flow is scheduled for may be kept
to the office's days by `days`: cron knows neither bank holidays nor the last working day of a month.
"""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect import flow, task
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.blocks.system import Secret
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed, Failed
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_fixed

from connectors.mail import MailUnavailable
from counterfoil.credentials import add_source
from counterfoil.insights import Patience, as_text, subject
from counterfoil.rulebook import Rulebook
from counterfoil.settings import Settings
from counterfoil.store import Store
from counterfoil.work import Days, is_due
from counterfoil.work import office_today as today
from flows.alerting import standing, tell
from flows.chasing import REMINDER, reminders
from flows.collect import collect as collect_here
from flows.disposing import dispose, listed
from flows.morning import note_of_the_day, send_note
from flows.pages import as_table, figures, so_far
from flows.payables import help_run, journey, run
from flows.reconciling import reconciled
from flows.report import Progress, Report
from flows.rule_sources import rules_in_force
from flows.workbench import Workbench

USUAL_PATIENCE = Patience()


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
def payables(  # noqa: PLR0917 - Prefect takes parameters by name
    mail: str,
    masterdata: str,
    home: str | None = None,
    as_of: str | None = None,
    workers: int | None = None,
    patience: int | None = None,
) -> Report:
    """Take the post received up to a day all the way; `as_of` is an ISO date, today when none is given.

    `patience` is for how many minutes the run waits in the end for a ledger that is down, or for another fault.

    Business exceptions do not fail the flow run: they are holds, and the report counts them.
    """
    settings = _settings(home, workers, patience)
    day = date.fromisoformat(as_of) if as_of else today()
    folders = {"mail": Path(mail), "masterdata": Path(masterdata)}
    report = run(settings, **folders, as_of=day, a_chunk=a_chunk_of_post, progress=shown_progress())
    with Store.open(settings) as store:
        create_markdown_artifact(key="post-so-far", markdown=so_far(store, desk=settings.desk))
    return report


@flow(name="payables on office days", validate_parameters=False)
def payables_on(days: str, mail: str, masterdata: str, home: str | None = None, workers: int | None = None) -> Any:  # noqa: ANN401 - a report or a state
    """As payables, on the days for which it is due only: "working days", "last working day of the month"."""
    if not is_due(Days(days), today()):
        return Completed(message=f"nothing to do: {today()} is none of the {days}")
    return payables.fn(mail, masterdata, home, None, workers)


@flow(name="help", validate_parameters=False)
def helping(masterdata: str, home: str | None = None, workers: int | None = None, wait: int = 0) -> Report:
    """Help the last run until none of its post waits; as many of these at once as there are machines.

    `wait` is for how many minutes a run is waited for that has not begun, or not taken in all its post.
    """
    settings, progress = _settings(home, workers), shown_progress()
    return help_run(settings, masterdata=Path(masterdata), wait=wait, a_chunk=a_chunk_of_post, progress=progress)


@flow(name="reconcile", validate_parameters=False)
def reconcile(home: str | None = None, mail: str | None = None) -> Any:  # noqa: ANN401 - a state
    """Account for every file, page and posting; what does not agree fails the flow run and stands in its table."""
    result, mail_checked = reconciled(_settings(home), Path(mail) if mail else None)
    counted = f"{result.files} files, {result.items} items, {result.pages} pages, {result.postings} postings"
    if not result.faults:
        unchecked = "" if mail_checked else "; the post's folder was not there"
        return Completed(message=" ".join([f"balances: {counted}{unchecked}.", *result.waiting]))
    create_table_artifact(key="does-not-balance", table=[{"fault": fault} for fault in result.faults])
    return Failed(message=f"{len(result.faults)} faults in {counted}")


@flow(name="morning note", validate_parameters=False)
def note(  # noqa: PLR0917 - Prefect takes parameters by name
    smtp: str, sender: str, to: list[str], home: str | None = None, mail: str | None = None, password: str | None = None
) -> Any:  # noqa: ANN401 - a state
    """Send the note of what the night did; `password` is a reference: a parameter is stored in clear."""
    found = note_of_the_day(_settings(home), Path(mail) if mail else None)
    if found is None:
        return Completed(message="nothing has run yet")
    create_markdown_artifact(key="morning-note", markdown=f"{subject(found)}\n\n```\n{as_text(found)}\n```")
    send_note(found, server=smtp, sender=sender, to=to, password=password)
    return Completed(message=subject(found))


@flow(name="alerts", validate_parameters=False)
def alerts(  # noqa: PLR0917 - Prefect takes parameters by name
    smtp: str,
    sender: str,
    to: list[str],
    home: str | None = None,
    password: str | None = None,
    days: int = USUAL_PATIENCE.days,
    queue_minutes: int = USUAL_PATIENCE.queue_minutes,
    ledger_minutes: int = USUAL_PATIENCE.ledger_minutes,
    doubt_hours: int = USUAL_PATIENCE.doubt_hours,
) -> Any:  # noqa: ANN401 - a state
    """Send what is new of deadlines about to be missed, and of queues, ledgers and bills that stand still."""
    settings = _settings(home)
    patience = Patience(days=days, queue_minutes=queue_minutes, ledger_minutes=ledger_minutes, doubt_hours=doubt_hours)
    with Store.open(settings) as store:
        found = standing(store, today=today(), patience=patience)
        try:
            sent = tell(store, found, server=smtp, sender=sender, to=to, password=password)
        except MailUnavailable as error:
            return Failed(message=f"{error}; what is new is sent by the next run of this flow")
    return Completed(message=f"{len(found)} alerts stand, {len(sent)} of them new and sent")


@flow(name="chasers", validate_parameters=False)
def chasers(smtp: str, sender: str, to: list[str], home: str | None = None, password: str | None = None) -> Any:  # noqa: ANN401 - a state
    """On working days, send whom to remind of what holds up bills: each cause once, and again when the next is due."""
    if not is_due(Days.WORKING, today()):
        return Completed(message=f"nothing to do: {today()} is none of the {Days.WORKING}")
    settings = _settings(home)
    with Store.open(settings) as store:
        found = reminders(store, settings, as_at=today())
        try:
            sent = tell(store, found, server=smtp, sender=sender, to=to, password=password, kinds=[REMINDER])
        except MailUnavailable as error:
            return Failed(message=f"{error}; what is due is sent by the next run of this flow")
    return Completed(message=f"{len(found)} reminders stand, {len(sent)} of them new and sent")


@flow(name="insights", validate_parameters=False)
def insights(home: str | None = None) -> Any:  # noqa: ANN401 - a state
    """Show how the office does: straight through, in time, paid in time, and what is held, by organisation."""
    settings = _settings(home)
    with Store.open(settings) as store:
        found = figures(settings, store, today=today())
    create_markdown_artifact(key="performance", markdown=as_table(found))
    return Completed(message=f"figures of {found.bills} bills")


@flow(name="housekeeping", validate_parameters=False)
def housekeeping(home: str | None = None) -> Any:  # noqa: ANN401 - a state
    """Verify the audit log from its beginning and sign where it stands; a break fails the flow run.

    Then originals go whose disposal has been approved, and what else is due is listed.
    """
    settings = _settings(home)
    with Store.open(settings) as store:
        checked = store.verify()
        if checked.breaks:
            create_table_artifact(key="audit-log-broken", table=[{"break": str(each)} for each in checked.breaks])
            return Failed(message=f"the audit log has {len(checked.breaks)} breaks")
        book = Rulebook.read(rules_in_force(settings.rules))
        disposed = dispose(settings, store, book)
        store.checkpoint()
        due = listed(store, book)
    if due.due:
        create_table_artifact(key="due-for-disposal", table=[{"what": what, "of it": n} for what, n in due.counts()])
    originals = f"{disposed.gone} originals disposed of, {len(due.due)} due"
    return Completed(message=f"{checked.events} audit events fit together; {originals}")


@flow(name="collect", validate_parameters=False)
def collect(  # noqa: PLR0917 - Prefect takes parameters by name
    source: str,
    mail: str,
    password: str | None = None,
    key: str | None = None,
    known_hosts: str | None = None,
    home: str | None = None,
) -> list[str]:
    """Bring the post from imaps://…, sftp://… or a portal into the folder of post; gives the new files.

    `password` is a reference, prefect:BLOCK among others: a parameter is stored in clear. A server that is down is
    tried twice more, a minute apart; what a person has to put right is not.
    """
    again = Retrying(
        retry=retry_if_exception_type(MailUnavailable), stop=stop_after_attempt(3), wait=wait_fixed(60), reraise=True
    )
    collected = again(
        collect_here,
        _settings(home),
        source=source,
        mail=Path(mail),
        password=password,
        key=Path(key) if key else None,
        known_hosts=Path(known_hosts) if known_hosts else None,
    )
    return collected.new


def shown_progress() -> Progress:
    """Shows on the flow run's page how much is done of what was open at its beginning or has come since.

    The server is told when it is a whole per cent more, since each telling costs it more than a document costs us.
    """
    artifact = create_progress_artifact(key="progress", progress=0.0, description="Done of what was open")
    assert isinstance(artifact, UUID)
    begun: int | None = None
    shown = 0

    def tell_server(finished: int, known: int) -> None:
        nonlocal begun, shown
        begun = finished if begun is None else begun
        share = 100 * (finished - begun) // (known - begun) if known > begun else 100
        if share != shown:
            update_progress_artifact(artifact, progress=float(share))
            shown = share

    return tell_server


def _settings(home: str | None, workers: int | None = None, patience: int | None = None) -> Settings:
    return Settings.load(home=Path(home) if home else None, workers=workers, patience=patience)
