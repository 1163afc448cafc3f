"""Post in an IMAP mailbox: each message becomes a file of its day. Nothing there is changed, moved, marked or deleted.

A message is told by its Message-ID and the hash of its body: one that was delivered twice, or got a new number when the
mailbox was rebuilt (UIDVALIDITY), is collected once, and one that only claims the Message-ID of another comes too.
"""

import hashlib
import imaplib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.policy import compat32
from time import mktime
from typing import Self
from urllib.parse import unquote, urlsplit

from connectors.mail import MailError, MailUnavailable, may_pass
from connectors.mail.post_box import Collected, PostBox, file_name
from connectors.mail.progress import Progress
from counterfoil.credentials import Secret

WAIT_SECONDS = 60
PORT = 993
FAULTS = (OSError, imaplib.IMAP4.error, imaplib.IMAP4.abort, ssl.SSLError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """A mailbox on a server that speaks TLS; passwords travel on no other line."""

    host: str
    port: int
    user: str
    folder: str

    @classmethod
    def at(cls, address: str) -> Self:
        """The mailbox of an address such as imaps://accounts@mail.example/INBOX.

        Raises:
            MailError: the address is of another form, or holds a password.
        """
        parts = urlsplit(address)
        if parts.password is not None:
            raise MailError("the address of the mailbox holds a password; give a reference with --password instead")
        if parts.scheme != "imaps" or not parts.hostname or not parts.username:
            raise MailError(f"{address} is no mailbox; give one such as imaps://accounts@mail.example/INBOX")
        folder = unquote(parts.path.strip("/")) or "INBOX"
        return cls(host=parts.hostname, port=parts.port or PORT, user=unquote(parts.username), folder=folder)

    def __str__(self) -> str:
        return f"imaps://{self.user}@{self.host}:{self.port}/{self.folder}"


def collect(mailbox: Mailbox, password: Secret, *, into: PostBox, progress: Progress) -> Collected:
    """Bring every message that has not come yet, oldest first. A run that is killed anywhere is taken up by the next.

    Raises:
        MailUnavailable: the server cannot be reached just now.
        MailError: it does not let us in, or has no such folder.
    """
    collected = Collected()
    try:
        with imaplib.IMAP4_SSL(
            mailbox.host, mailbox.port, ssl_context=ssl.create_default_context(), timeout=WAIT_SECONDS
        ) as server:
            server.login(mailbox.user, password.reveal())
            validity = _open(server, mailbox)
            for uid in _waiting(server, after=progress.last(str(mailbox), validity)):
                _bring(server, uid, into, collected)
                progress.reached(str(mailbox), validity, uid)
    except FAULTS as error:
        kind = MailUnavailable if may_pass(error) or isinstance(error, imaplib.IMAP4.abort) else MailError
        raise kind(f"{mailbox} gives no post: {_without(password, error)}; what has come stays") from None
    return collected


def _open(server: imaplib.IMAP4, mailbox: Mailbox) -> str:
    """Open the folder for reading only; gives its UIDVALIDITY, which changes when its messages are numbered anew."""
    answer, _ = server.select(f'"{mailbox.folder}"', readonly=True)
    if answer != "OK":
        raise MailError(f"{mailbox} has no folder {mailbox.folder}, or {mailbox.user} may not read it")
    _, [validity] = server.response("UIDVALIDITY")
    return validity.decode() if isinstance(validity, bytes) else ""


def _waiting(server: imaplib.IMAP4, *, after: int) -> Iterator[int]:
    """The numbers of the messages that came later; a server always names the last one, whatever is asked."""
    _, [found] = server.uid("SEARCH", f"UID {after + 1}:*")
    yield from sorted(uid for uid in map(int, (found or b"").split()) if uid > after)


def _bring(server: imaplib.IMAP4, uid: int, into: PostBox, collected: Collected) -> None:
    _, answer = server.uid("FETCH", str(uid), "(INTERNALDATE BODY.PEEK[])")
    parts = [part for part in answer if isinstance(part, tuple)]
    if not parts:
        collected.left.append(f"message {uid} is listed and cannot be fetched; look at it in the mailbox")
        return
    head, content = parts[0][0], parts[0][1]
    name = name_of(content)
    received = imaplib.Internaldate2tuple(head) or imaplib.Internaldate2tuple(b" ".join(_loose(answer)))
    if received is None:
        collected.left.append(f"message {uid} has no day of receipt; look at it in the mailbox")
    elif kept := into.keep(name, content, received=datetime.fromtimestamp(mktime(received)).astimezone()):
        collected.new.append(kept)
    else:
        collected.known += 1


def name_of(content: bytes) -> str:
    """The name of a message: by Message-ID and body; by all of it where it has none."""
    head, _, body = content.replace(b"\r\n", b"\n").partition(b"\n\n")
    try:
        identity = str(message_from_bytes(head, policy=compat32).get("Message-ID", "")).strip()
    except MessageError:
        identity = ""
    digest = hashlib.sha256(identity.encode(errors="replace") + b"\0" + (body if identity else content)).hexdigest()
    return file_name("mail", digest, ".eml")


def _loose(answer: list[object]) -> Iterator[bytes]:
    """What a server says after the message itself; some put the day there."""
    return (part for part in answer if isinstance(part, bytes))


def _without(password: Secret, error: Exception) -> str:
    return str(error).replace(password.reveal(), "(secret)")
