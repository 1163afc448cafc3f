"""The morning note by command."""

from pathlib import Path
from typing import Annotated

import typer

from connectors.mail import MailError
from counterfoil.insights import as_text, subject
from desk import screen
from desk.homes import Home, existing
from flows.morning import note_of_the_day, send_note


def note(
    home: Home = None,
    *,
    mail: Annotated[Path | None, typer.Option(help="The folder of post (default the last run's).")] = None,
    to: Annotated[list[str] | None, typer.Option(help="Send it to this address too; may be given again.")] = None,
    sender: Annotated[str, typer.Option("--from", help="Who it is from.")] = "",
    smtp: Annotated[str, typer.Option(help="The mail server: smtps://user@host:port or smtp://host.")] = "",
    password: Annotated[
        str | None, typer.Option(help="Where its password is: env:NAME, keyring:SERVICE/USER.", show_default=False)
    ] = None,
) -> None:
    """Say what the last day's runs did, whether all balances, what is stuck, and which bills will soon be late.

    Exit code 1 when something needs somebody before the office opens.
    """
    found = note_of_the_day(existing(home), mail)
    if found is None:
        screen.say("nothing has run yet")
        return
    if to:
        if not (smtp and sender):
            raise MailError("to send the note, give --smtp and --from as well")
        send_note(found, server=smtp, sender=sender, to=to, password=password)
    screen.say(f"{subject(found)}\n\n{as_text(found)}")
    if not found.is_well:
        raise typer.Exit(1)
