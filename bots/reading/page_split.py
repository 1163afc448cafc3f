"""Splitting: where in a file of several documents one ends and the next begins."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bots.reading.kinds import classify
from bots.reading.page_header import find_number
from bots.reading.page_segments import Layout
from bots.reading.page_values import Labels
from counterfoil.model.documents import Kind
from counterfoil.model.postings import normalise_number

PAGE_OF = re.compile(
    r"\b(?:page|pg|seite|pagina|página|blatt)\W{0,3}(\d{1,3})\s*(?:(?:of|/|von|van|de|di|sur)\s*(\d{1,3}))?",
    re.IGNORECASE,
)
# What comes with an invoice in the same file, and is a document of its own.
ENCLOSED = frozenset({Kind.TIMESHEET, Kind.BACKING, Kind.DELIVERY_NOTE, Kind.STATEMENT, Kind.REMITTANCE_ADVICE})
# What lists the numbers of other documents and so says little by the numbers on it.
LISTS = frozenset({Kind.STATEMENT, Kind.REMITTANCE_ADVICE, Kind.REMINDER})
SURE_KIND = 0.8
# A number with a weak label ("Invoice 123") counts only on a page that has the title of a bill as well.
SURE_NUMBER, LIKELY_NUMBER = 0.75, 0.55
FEW_WORDS = 12


class Sheet(NamedTuple):
    """What a page says about itself."""

    labels: Labels
    kind: Kind
    sure: float
    number: str | None
    number_sure: float
    page: int | None
    of: int | None


def _sheet(labels: Labels) -> Sheet:
    kind, sure = classify([labels.layout])
    number = None if kind in LISTS else find_number([labels], kind)
    found = PAGE_OF.search(labels.layout.text)
    return Sheet(
        labels=labels,
        kind=kind,
        sure=sure,
        number=normalise_number(number.value) if number and number.confidence >= LIKELY_NUMBER else None,
        number_sure=number.confidence if number else 0.0,
        page=int(found[1]) if found else None,
        of=int(found[2]) if found and found[2] else None,
    )


def _begins(sheet: Sheet, group: Sequence[Sheet]) -> bool:
    """Whether a page begins a new document after those of `group`."""
    first, last = group[0], group[-1]
    words = len(sheet.labels.layout.page.words)
    if words == 0:
        return False
    known = next((one.number for one in group if one.number), None)
    sure = sheet.kind is not Kind.UNKNOWN and sheet.sure >= SURE_KIND
    enclosed = sure and sheet.kind is not first.kind and sheet.kind in ENCLOSED
    if sheet.page == 1 and sheet.of and last.of:
        return True
    if sheet.number and known:
        plain = sheet.number_sure >= SURE_NUMBER or (sure and sheet.kind.is_bill)
        return enclosed or (sheet.number != known and plain)
    if sheet.page == 1 and last.page is not None:
        return True
    if sheet.page and last.page and sheet.page == last.page + 1 and sheet.of == last.of:
        return enclosed
    return sure and _is_another(sheet, first, words)


def _is_another(sheet: Sheet, first: Sheet, words: int) -> bool:
    """Whether a page with a plain title and no page number is another document than the one before it."""
    if sheet.kind is not first.kind:
        return words >= FEW_WORDS
    another_sheet = first.kind is Kind.TIMESHEET and sheet.page is None
    return another_sheet or bool(sheet.number and first.sure >= SURE_KIND)


def split(layouts: Sequence[Layout]) -> list[list[Labels]]:
    """The pages of a file, gathered by document; every page is in exactly one."""
    labelled = [Labels(layout) for layout in layouts]
    if len(labelled) == 1:
        return [labelled]
    groups: list[list[Sheet]] = []
    for labels in labelled:
        sheet = _sheet(labels)
        if groups and not _begins(sheet, groups[-1]):
            groups[-1].append(sheet)
        else:
            groups.append([sheet])
    return [[sheet.labels for sheet in group] for group in groups]
