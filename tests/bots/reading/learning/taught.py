"""Documents of one layout with a label that no wording knows, and what a correction of the first one teaches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bots.reading.learning.recalling import noting_pages, put_right
from bots.reading.learning.teaching import lesson_of
from bots.reading.pages.values import Labels
from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.corrections import Correction
from counterfoil.model.documents import Document
from counterfoil.model.memory import Lesson, Memory
from tests.bots.reading.drawn_pages import BUYER, Text, draw, grid, pairs, stacked, totals

AT = datetime(2026, 10, 7, 9, 30, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A bill of an accounts package's template, whose number is labelled with a word of its own."""

    name: str = "Halden Supplies Ltd"
    vat_number: str = "GB 980 7806 84"
    company: str = "01234567"
    account: str = "12345678"
    email: str = "accounts@halden.example"
    label: str = "Docket:"
    number: str = "HS/20417"
    date: str = "05/10/2026"
    order: str = "ZN1000123"
    net: str = "100.00"
    vat: str = "20.00"
    gross: str = "120.00"
    more: Sequence[Text] = ()

    def page(self) -> list[Text]:
        return [
            Text(40, 50, self.name, size=16, bold=True),
            Text(40, 66, "1 Mill Road, York, YO1 4AB"),
            Text(230, 90, "INVOICE", size=20, bold=True),
            *stacked(40, 110, "Invoice To:", *BUYER),
            *pairs(
                350,
                450,
                110,
                (self.label, self.number),
                ("Invoice Date:", self.date),
                ("Order No:", self.order),
                ("Account No:", "NHS001"),
            ),
            *grid(
                240,
                ((40, "left"), (330, "right"), (420, "right"), (540, "right")),
                ("Description", "Qty", "Unit Price", "Net"),
                ("Nitrile gloves", "1", self.net, self.net),
            ),
            *totals(320, ("Net Total", self.net), ("VAT @ 20%", self.vat), ("Total", f"£{self.gross}")),
            *stacked(
                40,
                780,
                f"VAT Reg No: {self.vat_number}   Company No: {self.company}   {self.email}",
                f"Sort Code: 10-79-99   Account Number: {self.account}",
            ),
            *self.more,
        ]


def seen(*pages: Sequence[Text]) -> tuple[Document, Sequence[Labels]]:
    """What is read of these pages, and the pages as their reader saw them."""
    with noting_pages() as noted:
        (document,) = read_pdf(draw(*pages)).documents
    return document, noted[-1][1]


def correction(field: str, value: str, **more: object) -> Correction:
    return Correction(field=field, value=value, person="J Smith", at=AT, **more)  # type: ignore[arg-type]


def lesson(sheet: Sheet, field: str, value: str, **more: object) -> Lesson:
    document, pages = seen(sheet.page())
    return lesson_of(correction(field, value, **more), document, pages)


def memory(learnt: Lesson, number: int = 12) -> Memory:
    return Memory(id=number, item="2026-10-05-0001-aaaaaaaa", person="J Smith", at=AT, lesson=learnt)


def read_with(sheet: Sheet, *memories: Memory) -> Document:
    document, pages = seen(sheet.page())
    return put_right(document, pages, memories)
