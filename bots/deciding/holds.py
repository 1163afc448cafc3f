"""The hold catalogue `rules/holds.yaml`: what each code means, who clears it, by when, and who is chased."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import yaml

from counterfoil.model.decisions import HoldCode
from counterfoil.model.people import Role

RELEASED_BY = ("nobody", *Role)
NEVER = "none"
KEYS = ("group", "plain_english", "owner", "sla", "clock", "payment_clock", "chaser", "chase_days", "release")


class HoldCatalogueError(ValueError):
    """The hold catalogue is wrong; the message says which code and what to do."""


class Clock(StrEnum):
    """What a hold does to the 30 days in which a bill is to be paid; none run for a form, or for a credit note."""

    RUNS = "runs"
    DISPUTED = "disputed"
    STOPPED = "stopped"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldEntry:
    """One hold code as people work with it.

    `sla` is how long its owner has, `clock` what happens to the 30 days meanwhile (Better Payment Practice Code), and
    `payment_clock` the same in words, `chaser` who is reminded, and `chase_days` on which days after the hold was put.
    `release` is the role (`counterfoil.model.people.Role`) that may let the hold go with a reason though its cause
    stands, or "nobody".
    """

    code: HoldCode
    group: str
    plain_english: str
    owner: str
    sla: str
    clock: Clock
    payment_clock: str
    chaser: str
    chase_days: tuple[int, ...]
    release: str

    @property
    def has_clock(self) -> bool:
        """Whether a payment waits for it at all."""
        return self.clock is not Clock.NONE


def load_holds(file: Path) -> Mapping[HoldCode, HoldEntry]:
    """The catalogue, an entry for every hold code in their order.

    Raises:
        HoldCatalogueError: a code is missing, unknown or listed twice, or an entry lacks a key or has one too many.
    """
    # Every scalar stays the text that was written: a bare `no` or `5 d` must not become something else.
    root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    if not isinstance(root, yaml.MappingNode):
        raise HoldCatalogueError(f"{file} holds no codes; list each with {', '.join(KEYS)}")
    entries: dict[str, HoldEntry] = {}
    for key, value in root.value:
        place = f"{file}:{key.start_mark.line + 1}"
        if key.value not in HoldCode.__members__ or key.value in entries:
            raise HoldCatalogueError(f"{place}: {key.value} is no hold code, or is listed twice")
        entries[key.value] = _entry(place, key.value, value)
    absent = [code for code in HoldCode if code not in entries]
    if absent:
        raise HoldCatalogueError(
            f"{file} lacks {', '.join(absent)}; every hold code needs an owner and a service level"
        )
    return {code: entries[code] for code in HoldCode}


def _entry(place: str, code: str, node: yaml.Node) -> HoldEntry:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    written = [(key.value, value.value) for key, value in pairs]
    if sorted(key for key, _ in written) != sorted(KEYS) or not all(
        isinstance(text, str) and text for _, text in written
    ):
        raise HoldCatalogueError(f"{place}: {code} needs each of {', '.join(KEYS)} once, and nothing else")
    values = dict(written)
    days = values.pop("chase_days")
    if days != NEVER and not all(day.isdecimal() for day in days.split()):
        raise HoldCatalogueError(f"{place}: chase_days of {code} is {days!r}; give days, as in 0 7 13, or {NEVER}")
    clock = values.pop("clock")
    if clock not in {*Clock}:
        raise HoldCatalogueError(f"{place}: clock of {code} is {clock!r}; write one of {', '.join(Clock)}")
    reminded = () if days == NEVER else tuple(int(day) for day in days.split())
    entry = HoldEntry(code=HoldCode(code), clock=Clock(clock), chase_days=reminded, **values)
    if entry.release not in RELEASED_BY:
        raise HoldCatalogueError(
            f"{place}: {code} is released by {entry.release!r}; write one of {', '.join(RELEASED_BY)}"
        )
    return entry
