"""`counterfoil alerts`: what somebody should be told at once, shown or sent by mail."""

from typing import Annotated

import typer

from connectors.mail import MailError
from counterfoil.insights import Patience
from counterfoil.store import Store
from counterfoil.work import office_today
from desk import screen
from desk.homes import Home, existing
from flows.alerting import standing, tell

USUAL = Patience()


def alerts(
    home: Home = None,
    *,
    to: Annotated[list[str] | None, typer.Option(help="Send what is new to this address; may be given again.")] = None,
    sender: Annotated[str, typer.Option("--from", help="Who it is from.")] = "",
    smtp: Annotated[str, typer.Option(help="The mail server: smtps://user@host:port or smtp://host.")] = "",
    password: Annotated[
        str | None, typer.Option(help="Where its password is: env:NAME, keyring:SERVICE/USER.", show_default=False)
    ] = None,
    days: Annotated[int, typer.Option(min=0, help="Working days before payment falls due.")] = USUAL.days,
    queue_minutes: Annotated[
        int, typer.Option(min=1, help="How long nothing may move while work waits.")
    ] = USUAL.queue_minutes,
    ledger_minutes: Annotated[
        int, typer.Option(min=1, help="How long a ledger may not answer.")
    ] = USUAL.ledger_minutes,
    doubt_hours: Annotated[
        int, typer.Option(min=1, help="How long it may be open whether a ledger has a bill.")
    ] = USUAL.doubt_hours,
) -> None:
    """Say which deadlines are about to be missed, and which queue, ledger or bill stands still.

    With an address, what is new since the last time is sent there, each alert once until there is more to tell of it.
    Exit code 1 when there is an alert.
    """
    patience = Patience(days=days, queue_minutes=queue_minutes, ledger_minutes=ledger_minutes, doubt_hours=doubt_hours)
    with Store.open(existing(home)) as store:
        found = standing(store, today=office_today(), patience=patience)
        if to:
            if not (smtp and sender):
                raise MailError("to send alerts, give --smtp and --from as well")
            sent = tell(store, found, server=smtp, sender=sender, to=to, password=password)
            screen.say(f"{len(sent)} of {len(found)} alerts are new and were sent")
    for alert in found:
        screen.say(alert.text)
    if found:
        raise typer.Exit(1)
    screen.say("nothing stands still, and nothing falls due soon")
