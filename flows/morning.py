"""The morning: the note of what the night did, sent to those who begin their day with it."""

from collections.abc import Sequence
from pathlib import Path

from bots.deciding.holds import load_holds
from connectors.ledgers.base import LedgerInDoubt
from connectors.mail.outgoing import MailServer, send
from counterfoil.credentials import fetch
from counterfoil.insights import Morning, as_text, morning, subject
from counterfoil.settings import Settings
from counterfoil.store import Store
from flows.reconciling import reconciled


def note_of_the_day(settings: Settings, mail: Path | None = None) -> Morning | None:
    """The note of the last day worked, with everything reconciled first; None where nothing has run."""
    balanced, _ = reconciled(settings, mail)
    owners = load_holds(settings.rules / "holds.yaml")
    with Store.open(settings) as store:
        return morning(
            store,
            balanced=balanced,
            owner=lambda code: owners[code].owner,
            doubt=LedgerInDoubt.__name__,
        )


def send_note(note: Morning, *, server: str, sender: str, to: Sequence[str], password: str | None = None) -> None:
    """Send the note by the server at this address; `password` is a reference.

    Raises:
        MailError, CredentialError: it cannot be sent, and why.
    """
    secret = fetch(password) if password else None
    send(MailServer.at(server), secret, sender=sender, to=to, subject=subject(note), text=as_text(note))
