"""What a reader's own confidence is worth: how often a field found so surely was right, as measured.

`calibration.yaml` says it by channel and group of fields, with the counts and what they were counted on;
`make calibrate` measures anew. Channels and fields that are not in it keep what their reader says.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from counterfoil.model.documents import Bank, Channel, Document, Line, Party, Reading, Sums
from counterfoil.model.fields import Field

# How sure words are that both engines of a scan read alike; what is less sure than the next they did not.
SURELY, RECOGNISED = 0.99, 0.46
# What a reader only guesses is no surer than this, and stays so: guesses are too few to be measured by themselves, and
# counted together with what labels give they would be worth as much.
GUESSED = 0.35
MEASURED = Path(__file__).with_name("calibration.yaml")
T = TypeVar("T")

_AMOUNTS = ("net", "vat", "gross", "allowances", "charges", "prepaid", "rounding", "amount_due")
# Which fields are alike enough to be counted together. A field that is not named here is not measured.
GROUPS: Mapping[str, str] = {
    "invoice_number": "number",
    "issue_date": "date",
    "due_date": "other dates",
    "tax_point": "other dates",
    "currency": "currency",
    "seller.name": "seller",
    "seller.postcode": "seller",
    "seller.vat_number": "registrations",
    "seller.company_number": "registrations",
    "buyer.name": "buyer",
    "payables_code": "buyer",
    "bank.sort_code": "bank",
    "bank.account_number": "bank",
    "bank.iban": "bank",
    "bank.bic": "bank",
    "order_references": "orders",
    "lines": "lines",
    **dict.fromkeys(_AMOUNTS, "amounts"),
}


@dataclass(frozen=True, slots=True)
class Worth:
    """A rising staircase: from `floors[i]` of a reader's confidence on, a field is worth `worths[i]`."""

    floors: tuple[float, ...]
    worths: tuple[float, ...]

    def of(self, confidence: float) -> float:
        """What a reader's confidence is worth; both run from 0 to 1.

        Below the lowest step nothing was measured, and what is claimed falls in proportion.
        """
        step = bisect_right(self.floors, confidence) - 1
        return self.worths[step] if step >= 0 else self.worths[0] * confidence / self.floors[0]


class WorthOnScan(Worth):
    """What a confidence is worth on a scan: below `RECOGNISED` the letters are in doubt, and it is worth what it says.

    No place makes up for that, and the few pictures that are measured have too few of them to say more.
    """

    def of(self, confidence: float) -> float:
        """What a reader's confidence is worth; both run from 0 to 1."""
        return confidence if confidence < RECOGNISED else super().of(confidence)


def group_of(path: str, sums: Sums) -> str:
    """The group in which a field of a document (as "seller.name") is counted; empty where it is not.

    Amounts whose sums close are another thing than amounts that nothing proves.
    """
    group = GROUPS.get(path, "")
    return f"amounts, sums {'closed' if sums is Sums.CLOSED else 'not closed'}" if group == "amounts" else group


def calibrated(reading: Reading) -> Reading:
    """The reading with each confidence replaced by what it is worth."""
    documents = tuple(_document(document, worths()) for document in reading.documents)
    return replace(reading, documents=documents) if documents != reading.documents else reading


@cache
def worths(path: Path = MEASURED) -> Mapping[tuple[str, str], Worth]:
    """The staircases by channel and group."""
    stated = yaml.safe_load(path.read_text(encoding="utf-8"))["worth"]
    measured: dict[tuple[str, str], Worth] = {}
    for channel, groups in stated.items():
        kind = WorthOnScan if channel == Channel.SCAN.value else Worth
        for group, steps in groups.items():
            if steps:
                measured[channel, group] = kind(
                    tuple(one["from"] for one in steps), tuple(one["worth"] for one in steps)
                )
    # Words of a scan that are surely recognised are found in their places as those of a text page are.
    on_scans: dict[tuple[str, str], Worth] = {
        (Channel.SCAN.value, group): WorthOnScan(tuple(floor * SURELY for floor in steps.floors), steps.worths)
        for (channel, group), steps in measured.items()
        if channel == Channel.TEXT.value
    }
    return on_scans | measured


def _document(document: Document, measured: Mapping[tuple[str, str], Worth]) -> Document:
    channel = document.channel.value
    if not any(known == channel for known, _ in measured):
        return document

    def worth(path: str) -> Worth | None:
        return measured.get((channel, group_of(path, document.sums)))

    changes: dict[str, Any] = {}
    for name in _DOCUMENT:
        value, steps = getattr(document, name), worth(name)
        if value is not None and steps:
            changes[name] = _weighed(value, steps) if isinstance(value, Field) else tuple(_each(value, steps))
    for name in ("seller", "buyer", "bank"):
        changes[name] = _parts(getattr(document, name), {part: worth(f"{name}.{part}") for part in _PARTS[name]})
    lines = worth("lines")
    if lines:
        changes["lines"] = tuple(_parts(line, dict.fromkeys(_LINE, lines)) for line in document.lines)
    return replace(document, **changes)


def _weighed(field: Field[T], steps: Worth) -> Field[T]:
    return replace(field, confidence=steps.of(field.confidence)) if field.confidence > GUESSED else field


def _each(several: Sequence[Field[T]], steps: Worth) -> Iterator[Field[T]]:
    return (_weighed(field, steps) for field in several)


Part = TypeVar("Part", Party, Bank, Line)


def _parts(whole: Part, steps: Mapping[str, Worth | None]) -> Part:
    """A party, bank or line with the fields in it weighed."""
    found = {name: getattr(whole, name) for name, worth in steps.items() if worth}
    changes: dict[str, Any] = {
        name: _weighed(field, worth) for name, field in found.items() if field and (worth := steps[name])
    }
    return replace(whole, **changes) if changes else whole


_DOCUMENT = tuple(path for path in GROUPS if "." not in path and path != "lines")
_PARTS = {
    name: tuple(path.partition(".")[2] for path in GROUPS if path.startswith(f"{name}."))
    for name in ("seller", "buyer", "bank")
}
_LINE = tuple(field.name for field in fields(Line) if field.name != "printed")
