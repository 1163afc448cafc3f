"""A layout as the generator knows it: who uses it, which columns it has, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from samples.unseen.facts import Paper

if TYPE_CHECKING:
    from samples.unseen.bills import BillMaker
    from samples.unseen.figures import Item

# HTML to be printed by a browser, or a PDF drawn at once.
Drawing = str | bytes
# What papers of a layout have besides, with the truth about it.
More = Callable[["BillMaker", Paper, Sequence["Item"]], None]
# What is done to the lines before anything is summed.
Change = Callable[["BillMaker", list["Item"]], list["Item"]]


class Role(StrEnum):
    """What a layout is for: to tune readers on, to measure what their confidence is worth, or to test both."""

    DEVELOPMENT = "development"
    CALIBRATION = "calibration"
    HELD_OUT = "held-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One way of setting out a paper.

    `trades` are those whose firms use it; `columns` the line table's in order; `few` to `many` lines stand on it.
    `analysis`: it has a VAT analysis by rate; `one_rate`: it shows no rate by line, so that all lines have the same;
    `bills_only`: it is not used for statements and other papers that are no list of goods. `sender` is who uses it,
    by `firms.NAMES`; `day_forms` are the only ways in which it writes days, where its program knows no others; `rates`
    those of VAT where its trade has others than its country; `more` adds what its papers have besides. `signs` and
    `thousands` are how its program writes money where it has ways of its own, as in `Country`; `words` names further
    lists of labels (files in `words/`) beside those of its role. `second` is what parts the two languages of its
    labels, and the second language, a list of `words/bilingual.yaml`. `own` names the section of `words/own.yaml` whose
    words stand in place of all others, for programs that call each thing by few names. `changes` alter the lines before
    they are summed, and `credits` is the share of credit notes among its bills.
    """

    name: str
    role: Role
    draw: Callable[[Paper], Drawing]
    trades: tuple[str, ...]
    columns: tuple[str, ...]
    few: int = 1
    many: int = 6
    language: str = "en"
    analysis: bool = False
    one_rate: bool = False
    bills_only: bool = False
    sender: str = "firm"
    day_forms: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    more: tuple[More, ...] = ()
    signs: tuple[str, ...] = ()
    thousands: str = ""
    words: tuple[str, ...] = ()
    second: tuple[str, str] = ("", "")
    own: str = ""
    changes: tuple[Change, ...] = ()
    credits: float = 0.18


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """A paper that is no bill, in a layout that has nothing else: `make` takes the layout and a seed."""

    kind: str
    layout: Layout
    make: Callable[[Layout, str], Paper]
