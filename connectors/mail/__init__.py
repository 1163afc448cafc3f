"""Where post comes from, one connector a way of receiving it; each gives files as they arrived and changes nothing."""

import errno
import socket
from dataclasses import dataclass
from datetime import date
from pathlib import Path


class MailError(Exception):
    """Mail cannot be fetched or sent, and a person has to put something right; the message says where, and what."""


class MailUnavailable(MailError):  # noqa: N818 - the state of the other side, as a ledger's
    """The other side does not answer, or asks to come later: try again, nothing has to be put right here."""


UNREACHABLE = {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EHOSTDOWN, errno.ENETDOWN}


def may_pass(error: Exception) -> bool:
    """Whether a fault of a connection passes by itself, as far as sockets tell; each protocol adds its own."""
    if isinstance(error, socket.gaierror):
        return error.errno == socket.EAI_AGAIN
    gone = isinstance(error, ConnectionError | TimeoutError | EOFError)
    return gone or (isinstance(error, OSError) and error.errno in UNREACHABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFile:
    """One file of the post. `file` is its name for good ("2026-10-05/0001.pdf"); `size` is in bytes."""

    path: Path
    file: str
    received_on: date
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """Something among the post that is not taken in, and why; a person has to look at it."""

    path: Path
    file: str
    why: str
