"""What a look at an installation finds."""

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """How well one thing is: nothing to do, something to know of, or work that cannot be done until it is put right."""

    WELL = "well"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: what was found and, unless it is well, what to do about it."""

    subject: str
    health: Health
    found: str
    advice: str = ""


def well(subject: str, found: str) -> Finding:
    """Nothing to do."""
    return Finding(subject=subject, health=Health.WELL, found=found)


def warning(subject: str, found: str, advice: str) -> Finding:
    """Work goes on, and somebody should know."""
    return Finding(subject=subject, health=Health.WARNING, found=found, advice=advice)


def failed(subject: str, found: str, advice: str) -> Finding:
    """Work, or a part of it, cannot be done."""
    return Finding(subject=subject, health=Health.FAILED, found=found, advice=advice)
