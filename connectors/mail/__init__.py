"""Where post comes from, one connector a way of receiving it; each gives files as they arrived and changes nothing."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


class MailError(Exception):
    """The post cannot be fetched; the message says from where, and what to do."""


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
