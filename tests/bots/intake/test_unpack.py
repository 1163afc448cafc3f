"""What one file turns into: pages that only support a bill stay with it, everything else stands by itself."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from bots.intake import is_decoration, unpack
from counterfoil.model.documents import Channel, Document, Finding, Kind, Remark
from counterfoil.model.fields import Field


def document(kind: Kind, *pages: int, remarks: tuple[Remark, ...] = ()) -> Document:
    return Document(kind=kind, channel=Channel.TEXT, pages=pages, remarks=remarks)


def picture(width: int, height: int) -> bytes:
    content = io.BytesIO()
    Image.new("1", (width, height)).save(content, "PNG")
    return content.getvalue()


def test_a_timesheet_joins_the_one_bill_in_its_file_with_what_was_remarked_on_it() -> None:
    remark = Remark(finding=Finding.HIDDEN_TEXT, detail="white on white", page=2)
    bill, timesheet = document(Kind.INVOICE, 1, 3), document(Kind.TIMESHEET, 2, remarks=(remark,))
    (joined,) = unpack((bill, timesheet))
    assert (joined.kind, joined.pages, joined.remarks) == (Kind.INVOICE, (1, 2, 3), (remark,))


@pytest.mark.parametrize(
    "kinds",
    [
        (Kind.INVOICE, Kind.INVOICE),
        (Kind.INVOICE, Kind.CREDIT_NOTE, Kind.TIMESHEET),
        (Kind.INVOICE, Kind.STATEMENT),
        (Kind.TIMESHEET, Kind.BACKING),
        (Kind.INVOICE,),
        (),
    ],
)
def test_everything_else_stands_by_itself(kinds: tuple[Kind, ...]) -> None:
    documents = tuple(document(kind, page) for page, kind in enumerate(kinds, start=1))
    assert unpack(documents) == documents


def test_a_logo_is_decoration_and_a_photographed_page_is_not() -> None:
    assert is_decoration(picture(300, 120))
    assert not is_decoration(picture(1240, 1754))


def test_what_is_no_picture_is_no_decoration() -> None:
    assert not is_decoration(b"%PDF-1.7")


@pytest.mark.parametrize(
    "content",
    [
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A. Clerk\r\nEND:VCARD",
        b"begin:vcalendar\r\nEND:VCALENDAR",
        b"-----BEGIN PGP SIGNATURE-----\n",
        bytes.fromhex("3080 0609 2a864886f70d010702 a080".replace(" ", "")),
    ],
)
def test_what_belongs_to_the_envelope_of_a_letter_is_decoration(content: bytes) -> None:
    assert is_decoration(content)


def test_every_sheet_joins_the_invoice_before_it_when_it_names_none() -> None:
    kinds = (Kind.INVOICE, Kind.TIMESHEET, Kind.INVOICE, Kind.TIMESHEET, Kind.BACKING)
    joined = unpack(tuple(document(kind, page) for page, kind in enumerate(kinds, start=1)))
    assert [(each.kind, each.pages) for each in joined] == [(Kind.INVOICE, (1, 2)), (Kind.INVOICE, (3, 4, 5))]


def test_a_sheet_joins_the_bill_that_it_names_wherever_it_lies() -> None:
    def numbered(number: str) -> Field[str]:
        return Field(value=number, raw=number, confidence=1.0, source="right of the label 'Invoice no'")

    bills = [replace(document(Kind.INVOICE, page), invoice_number=numbered(f"INV-{page}")) for page in (1, 2)]
    sheets = [
        replace(document(Kind.BACKING, 3), mentions=("INV-1",)),
        replace(document(Kind.BACKING, 4), invoice_number=numbered("INV-9931")),
    ]
    joined = unpack((*bills, *sheets))
    assert [(each.kind, each.pages) for each in joined] == [
        (Kind.INVOICE, (1, 3)),
        (Kind.INVOICE, (2,)),
        (Kind.BACKING, (4,)),
    ]
