"""Collecting: bring the post that waits in mailboxes, on servers and in portals into the folder of post.

`flows/deployments.py` makes it a Prefect flow.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bots import portals
from connectors.mail import MailError, imap, sftp
from connectors.mail.post_box import Collected, PostBox
from connectors.mail.progress import Progress
from counterfoil.credentials import Secret, fetch
from counterfoil.settings import Settings
from counterfoil.work import taken


def collect(
    settings: Settings,
    *,
    source: str,
    mail: Path,
    password: str | None = None,
    key: Path | None = None,
    known_hosts: Path | None = None,
) -> Collected:
    """Collect from an address, imaps://…, sftp://… or that of an account at a portal, such as pretix+https://….

    `password` is a reference; where a key is given, it opens that.

    Raises:
        MailError: the address cannot be used, or its server gives nothing; what has come before stays.
        CredentialError: there is no credential where the reference leads.
    """
    secret = fetch(password) if password else None
    with _alone(settings.home):
        into, progress = PostBox(mail), Progress(settings.home / "collected.json")
        if source.startswith("sftp:"):
            hosts = known_hosts or Path.home() / ".ssh" / "known_hosts"
            place = sftp.Place.at(source, known_hosts=hosts, key=key)
            return sftp.collect(place, secret, into=into, progress=progress)
        if source.startswith(tuple(f"{kind}+" for kind in portals.PORTALS)):
            return portals.collect(source, _needed(secret, source), into=into, evidence=settings.home / "evidence")
        return imap.collect(imap.Mailbox.at(source), _needed(secret, source), into=into, progress=progress)


def _needed(secret: Secret | None, source: str) -> Secret:
    if secret is None:
        raise MailError(f"{source} asks for a password; say with --password where it is kept")
    return secret


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """One collection at a time in a home; a run may be under way meanwhile."""
    home.mkdir(parents=True, exist_ok=True)
    lock = taken(home / "collecting.lock")
    if lock is None:
        raise MailError(f"another collection is under way in {home}; wait until it ends")
    with lock:
        yield
