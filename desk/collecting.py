"""The command that collects the post from a mailbox, a server or a portal."""

from pathlib import Path
from typing import Annotated

import typer

from connectors.mail import MailError
from counterfoil.settings import Settings
from desk import screen
from desk.homes import Home


def collect(  # noqa: PLR0917 - typer takes options as arguments
    mail: Annotated[Path, typer.Option(help="The folder of post to bring it into.")],
    imap: Annotated[
        str | None,
        typer.Option(help="A mailbox, such as imaps://accounts@mail.example/INBOX.", show_default=False),
    ] = None,
    sftp: Annotated[
        str | None,
        typer.Option(help="A folder on a server, such as sftp://accounts@files.example/outgoing.", show_default=False),
    ] = None,
    portal: Annotated[
        str | None,
        typer.Option(
            help="An account at a supplier's portal, such as pretix+https://accounts%40trust.example@shop.example/supplier.",
            show_default=False,
        ),
    ] = None,
    password: Annotated[
        str | None,
        typer.Option(help="Where the password is kept: env:NAME or keyring:SERVICE/USER.", show_default=False),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option(help="For --sftp: our key; --password then says what opens it.", show_default=False),
    ] = None,
    known_hosts: Annotated[
        Path | None,
        typer.Option(help="For --sftp: the keys of servers (default ~/.ssh/known_hosts).", show_default=False),
    ] = None,
    home: Home = None,
) -> None:
    """Bring the post that waits in a mailbox, on a server or in a portal into the folder of post; change nothing there.

    Running it again brings only what is new.
    """
    from flows.collect import collect as collect_here  # noqa: PLC0415 - brings the connectors, which no other needs

    given = [each for each in (imap, sftp, portal) if each]
    if len(given) != 1:
        raise MailError("give one source: --imap with a mailbox, --sftp with a folder on a server, or --portal")
    source = given[0]
    if sftp and not sftp.startswith("sftp:"):
        raise MailError(f"{sftp} is no folder on a server; give one such as sftp://accounts@files.example/outgoing")
    settings = Settings.load(home=home)
    collected = collect_here(settings, source=source, mail=mail, password=password, key=key, known_hosts=known_hosts)
    screen.say(f"{len(collected.new)} new in {mail}, {collected.known} known already")
    for left in collected.left:
        screen.note(f"left: {left}")
