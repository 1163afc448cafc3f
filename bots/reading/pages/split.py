"""Splitting: where in a file of several documents one ends and the next begins."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bots.reading.pages.amounts import AMOUNT
from bots.reading.pages.header import find_number
from bots.reading.pages.kinds import UNTITLED, classify
from bots.reading.pages.segments import Layout
from bots.reading.pages.total_wordings import Total, meanings_of, names_sum
from bots.reading.pages.values import Labels
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
# Surer than a kind can be that only labels and phrases tell.
SURE_KIND = UNTITLED + 0.01
# A number with a weak label ("Invoice 123") counts only on a page that looks a bill by its title as well.
LIKELY_KIND = 0.7
SURE_NUMBER, LIKELY_NUMBER = 0.75, 0.55
FEW_WORDS = 12
# A letter begins with its salutation; such a page needs no large title to be a document of its own.
SALUTATION = re.compile(r"^\s*dear\b", re.IGNORECASE | re.MULTILINE)
# The number of a page without a word for it, and the share of the page's height at head and foot where it may stand.
BARE = re.compile(r"(\d{1,3}) ?(?:/|of) ?(\d{1,3})")
EDGE = 0.08
# The upper part of a page, and the share of what is told there that a page of the same document has too.
HEAD, REPEATED = 0.4, 0.75
# So many digits make a date or a number, of which an address has none.
DIGITS = 5
# Letters that are recognised for figures, and how many signs of a number that was recognised may be wrong.
LOOKALIKES = str.maketrans("OQILSBZG", "00115826")
MISREAD = 1


class Sheet(NamedTuple):
    """What a page says about itself."""

    labels: Labels
    kind: Kind
    sure: float
    number: str | None
    number_sure: float
    page: int | None
    of: int | None

    @property
    def titled(self) -> bool:
        """Whether the page says plainly what it is."""
        letter = self.kind is Kind.REMINDER and SALUTATION.search(self.labels.layout.text) is not None
        return letter or (self.kind is not Kind.UNKNOWN and self.sure >= SURE_KIND)

    @property
    def sums_up(self) -> bool:
        """Whether the page has the VAT of a bill beside its net or its total."""
        named = [segment.text for segment in self.labels.layout.segments if names_sum(segment.text)]
        sums = {total for text in named for total, _ in meanings_of(text)}
        return Total.VAT in sums and not sums.isdisjoint({Total.NET, Total.GROSS})

    @property
    def text(self) -> str:
        """All that stands on the page, as far as it is letters and figures."""
        return normalise_number(self.labels.layout.text)

    @property
    def head(self) -> list[str]:
        """The numbers and dates in the upper part and the sender's name: what pages of one document repeat."""
        layout = self.labels.layout
        upper = [segment.text for segment in layout.segments if segment.bottom < HEAD * layout.page.height]
        telling = [text for text in upper[1:] if len(re.findall(r"\d", text)) >= DIGITS and not AMOUNT.fullmatch(text)]
        return [normalise_number(text) for text in upper[:1] + telling]


def _sheet(labels: Labels) -> Sheet:
    kind, sure = classify([labels.layout])
    number = None if kind in LISTS else find_number([labels], kind)
    found = _page_number(labels.layout)
    return Sheet(
        labels=labels,
        kind=kind,
        sure=sure,
        number=normalise_number(number.value) if number and number.confidence >= LIKELY_NUMBER else None,
        number_sure=number.confidence if number else 0.0,
        page=int(found[1]) if found else None,
        of=int(found[2]) if found and found[2] else None,
    )


def _page_number(layout: Layout) -> re.Match[str] | None:
    """The number of the page: with a word for it anywhere, or as bare figures ("2/3") at the head or foot."""
    if found := PAGE_OF.search(layout.text):
        return found
    edge = EDGE * layout.page.height
    for segment in layout.segments:
        if (segment.bottom < edge or segment.top > layout.page.height - edge) and BARE.fullmatch(segment.text):
            return BARE.fullmatch(segment.text)
    return None


def _begins(sheet: Sheet, group: Sequence[Sheet]) -> bool:
    """Whether a page begins a new document after those of `group`."""
    first, last = group[0], group[-1]
    if not sheet.labels.layout.page.words:
        return False
    unnumbered = sheet.kind is Kind.BACKING or (sheet.kind is first.kind and not sheet.number)
    if unnumbered and first.kind.is_bill and sheet.sums_up and not any(one.sums_up for one in group):
        return False  # the last page of a bill, which has its sums
    enclosed = sheet.titled and sheet.kind is not first.kind and sheet.kind in ENCLOSED
    if sheet.page == 1 and (last.page is not None or (sheet.of and sheet.titled)):
        return True
    follows = bool(sheet.page and last.page and sheet.page == last.page + 1 and sheet.of == last.of)
    known = next((one.number for one in group if one.number), None)
    if sheet.number and known:
        return enclosed or (_is_plain(sheet, follows=follows) and not _same_number(sheet, known, follows=follows))
    return enclosed if follows else sheet.titled and _is_another(sheet, group, known)


def _is_plain(sheet: Sheet, *, follows: bool) -> bool:
    """Whether a page says plainly that its number is its own, and not one of those listed on it."""
    likely = sheet.titled if follows else sheet.sure >= LIKELY_KIND
    return sheet.number_sure >= SURE_NUMBER or (likely and sheet.kind.is_bill)


def _same_number(sheet: Sheet, known: str, *, follows: bool) -> bool:
    """Whether a page has the number of those before it; a recognised one may be misread where the pages count on."""
    number, known = (text.translate(LOOKALIKES) for text in (sheet.number or "", known))
    recognised = follows and any(word.sure < 1 for word in sheet.labels.layout.page.words)
    return number == known or (
        recognised
        and len(number) == len(known)
        and sum(one != other for one, other in zip(number, known, strict=True)) <= MISREAD
    )


def _is_another(sheet: Sheet, group: Sequence[Sheet], known: str | None) -> bool:
    """Whether a page with a plain title, which does not follow by its page number, is another document."""
    first = group[0]
    if sheet.kind is not first.kind:
        return len(sheet.labels.layout.page.words) >= FEW_WORDS
    if first.kind is Kind.TIMESHEET:
        return sheet.page is None or sheet.page == 1
    if not first.titled or not first.kind.is_bill:
        return False
    return bool(sheet.number) or not (known in sheet.text if known else _repeats(sheet, first))


def _repeats(sheet: Sheet, first: Sheet) -> bool:
    """Whether a page has the head of the first again: the same sender, date and whatever else is told there."""
    text = sheet.text
    again = [told in text for told in first.head]
    return bool(again) and sum(again) >= REPEATED * len(again)


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
