"""Keeping originals: legal holds that people lay on them, lists of what is to be disposed of, and what stays of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

# The financial year of the public sector ends on 31 March.
YEAR_ENDS = (3, 31)


class HoldOn(StrEnum):
    """What a legal hold is laid on."""

    ITEM = "item"
    SUPPLIER = "supplier"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalHold:
    """Nothing that it covers is disposed of while it stands. `value` is the item's id, the supplier's, or the ODS code.

    It is never deleted: lifted, it has who did so, when and why.
    """

    number: int
    on: HoldOn
    value: str
    reason: str
    person: str
    at: datetime
    lifted_by: str | None = None
    lifted_at: datetime | None = None
    lifted_because: str | None = None

    @property
    def stands(self) -> bool:
        """Whether nobody has lifted it."""
        return self.lifted_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An original whose time is over by every item that it belongs to.

    `rule` is the row that says so and `rules` the hash of the rules it stands in; `size` is in bytes.
    """

    sha256: str
    size: int
    rule: str
    rules: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposal:
    """A list of originals that one person prepared and another approves, or anybody who may withdraws.

    `originals` and `size` (bytes) are those of the list, `gone` how many of them have been disposed of and `spared` how
    many were not due any more when that was done.
    """

    number: int
    prepared_by: str
    prepared_at: datetime
    ended_by: str | None
    ended_at: datetime | None
    approved: bool
    originals: int
    size: int
    gone: int
    spared: int

    @property
    def waits(self) -> bool:
        """Whether nobody has approved or withdrawn it."""
        return self.ended_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What stays of an original that was disposed of: its hash and size, when, by which rule, and who approved."""

    sha256: str
    size: int
    at: datetime
    rule: str
    rules: str
    approved_by: str
    disposal: int

    def covers(self, registered_at: datetime) -> bool:
        """Whether an item was registered before; what came after, with the same bytes, has an original again."""
        return registered_at <= self.at

    def __str__(self) -> str:
        return (
            f"the original was disposed of on {self.at:%Y-%m-%d} under {self.rule} (rules {self.rules[:12]}), "
            f"approved by {self.approved_by} (list {self.disposal})"
        )


def years_since(last_used: date, day: date) -> int:
    """Whole years from the end of the financial year in which it was last used until a day; less than 0 before that."""
    ends = date(last_used.year + ((last_used.month, last_used.day) > YEAR_ENDS), *YEAR_ENDS)
    return day.year - ends.year - ((day.month, day.day) <= YEAR_ENDS)
