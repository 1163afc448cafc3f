"""Mail that goes out: a note to the people who work the post, by the house's own SMTP server (RFC 5321)."""

import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Self
from urllib.parse import unquote, urlsplit

from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from connectors.mail import MailError, MailUnavailable, may_pass
from counterfoil.credentials import Secret

PORTS = {"smtp": 25, "smtps": 465}
PATIENCE_SECONDS = 30


class BusyError(Exception):
    """The server asks to try later."""


LATER = (BusyError, smtplib.SMTPServerDisconnected)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where mail is handed over: `smtps` is encrypted from the start, `smtp` from STARTTLS on where it is offered."""

    scheme: str
    host: str
    port: int
    user: str = ""

    @classmethod
    def at(cls, address: str) -> Self:
        """From smtp://user@host:port or smtps://…, the user and the port where they are needed.

        Raises:
            MailError: the address is neither, or has a password in it.
        """
        parts = urlsplit(address)
        if parts.scheme not in PORTS or not parts.hostname:
            raise MailError("a mail server is given as smtps://user@host:port or smtp://host:port")
        if parts.password:
            raise MailError("a mail server's address holds no password: give a reference to it with --password")
        return cls(
            scheme=parts.scheme,
            host=parts.hostname,
            port=parts.port or PORTS[parts.scheme],
            user=unquote(parts.username or ""),
        )


def send(server: MailServer, secret: Secret | None, *, sender: str, to: Sequence[str], subject: str, text: str) -> None:
    """Hand a plain message over; tried again twice where the server is busy or away.

    Raises:
        MailUnavailable: the server cannot be reached just now, or is busy; nothing was sent.
        MailError: the server refuses it, or us; nothing was sent then, or not to all.
    """
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, ", ".join(to), subject
    message["Date"], message["Message-ID"] = formatdate(localtime=True), make_msgid(domain=sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office note shall answer
    message.set_content(text)
    where = f"{server.scheme}://{server.host}:{server.port}"
    try:
        _hand_over(server, secret, message)
    except (BusyError, OSError, smtplib.SMTPException) as error:
        kind = MailUnavailable if may_pass(error) or isinstance(error, LATER) else MailError
        raise kind(f"{where} did not take the message ({error}); nothing was sent") from error


@retry(
    retry=retry_if_exception_type((*LATER, ConnectionError, TimeoutError)),
    stop=stop_after_attempt(3),
    wait=wait_random_exponential(max=10),
    reraise=True,
)
def _hand_over(server: MailServer, secret: Secret | None, message: EmailMessage) -> None:
    secure = ssl.create_default_context()
    try:
        with _connected(server, secure) as connection:
            if server.scheme == "smtp" and connection.has_extn("starttls"):
                connection.starttls(context=secure)
                connection.ehlo()
            if server.user and secret:
                connection.login(server.user, secret.reveal())
            connection.send_message(message)
    except smtplib.SMTPResponseException as error:
        # RFC 5321, 4.2.1: a code of the four hundreds is for now only.
        if 400 <= error.smtp_code < 500:  # noqa: PLR2004
            raise BusyError(f"{error.smtp_code} {error.smtp_error!r}") from error
        raise


def _connected(server: MailServer, secure: ssl.SSLContext) -> smtplib.SMTP:
    if server.scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE_SECONDS, context=secure)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=PATIENCE_SECONDS)
    connection.ehlo()
    return connection
