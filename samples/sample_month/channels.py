"""The channels by which a bill can come, and how each is made from a bill."""

from collections.abc import Callable
from dataclasses import dataclass

from sample_month import layouts, lists, scans
from sample_month.bills import Bill
from sample_month.einvoices import cii, hybrid, ubl
from sample_month.firms import HouseStyle

Make = Callable[[Bill, HouseStyle], bytes]


@dataclass(frozen=True, slots=True)
class Channel:
    """A way for a bill to arrive; `printed` where it is what a layout shows that can be read.

    `sort_code_lost` where the syntax has no place for a British sort code, `bank_lost` where
    it has none for any account.
    """

    suffix: str
    make: Make
    printed: bool = False
    sort_code_lost: bool = False
    bank_lost: bool = False


def text_pdf(bill: Bill, style: HouseStyle) -> bytes:
    """A born-digital PDF."""
    return layouts.print_pdf([layouts.painter(bill, style)], title=bill.kind)[0]


def ubl_with_picture(bill: Bill, style: HouseStyle) -> bytes:
    """UBL that carries its own PDF as an attachment."""
    return ubl.write(bill, picture=text_pdf(bill, style))


def scanned(form: str) -> Make:
    """A scan of the printed bill, as a PDF or a TIFF file."""
    return lambda bill, style: scans.scan(text_pdf(bill, style), seed=bill.number or "", form=form)


CHANNELS = {
    "text": Channel("pdf", text_pdf, printed=True),
    "ubl": Channel("xml", lambda bill, _: ubl.write(bill)),
    "ubl_with_pdf": Channel("xml", ubl_with_picture),
    "cii": Channel("xml", lambda bill, _: cii.write(bill), sort_code_lost=True),
    "hybrid": Channel("pdf", hybrid.write, sort_code_lost=True),
    "xlsx": Channel("xlsx", lists.invoice),
    "csv": Channel("csv", lists.feed, bank_lost=True),
    "mail_body": Channel("eml", lists.letter),
    "scan": Channel("pdf", scanned("pdf"), printed=True),
    "scan_tiff": Channel("tif", scanned("tiff"), printed=True),
}
