"""The documents: PDFs that open and show their total, XML that parses and closes, files that are broken on purpose."""

import email
import email.policy
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import etree
from PIL import Image
from stdnum.gb import nhs


def text_of(content: bytes, pages: list[int] | None = None) -> str:
    document = pypdfium2.PdfDocument(content)
    chosen = pages or range(1, len(document) + 1)
    text = "\n".join(document[page - 1].get_textpage().get_text_range() for page in chosen)
    document.close()
    return text


def attachments(path: Path) -> list[Any]:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    return list(message.iter_attachments())


def printed(month: Any, row: dict[str, Any]) -> str:
    """The text of a text PDF, wherever it is: a file, pages of a file, or an attachment."""
    if isinstance(row["part"], int):
        return text_of(attachments(month.path(row))[row["part"]].get_content())
    return text_of(month.path(row).read_bytes(), row["part"])


def bills_in_text(month: Any) -> Iterator[tuple[dict[str, Any], str]]:
    for row in month.bills():
        if row["channel"] in {"text", "hybrid"}:
            yield row, printed(month, row)


def test_every_text_bill_shows_its_number_its_order_and_its_sums(month: Any) -> None:
    seen = 0
    for row, text in bills_in_text(month):
        fields = row["fields"]
        amounts = {amount.replace(",", "") for amount in re.findall(r"[\d,]+\.\d\d", text)}
        assert {fields[name].lstrip("-") for name in ("net", "vat", "gross")} <= amounts, row["file"]
        assert fields["invoice_number"] is None or fields["invoice_number"] in text
        assert all(number in text for number in fields["po_numbers"])
        seen += 1
    assert seen > 90


def test_every_text_bill_shows_its_lines(month: Any) -> None:
    for row, text in bills_in_text(month):
        words = re.sub(r"\s+", " ", text)
        for line in row["fields"]["lines"]:
            assert line.get("item_code") is None or line["item_code"] in words
            first, *_, last = line["description"].split()
            assert first in words
            assert last in words


def test_bank_details_and_vat_number_are_shown_where_they_are_expected(month: Any) -> None:
    for row, text in bills_in_text(month):
        packed = re.sub(r"[\s-]", "", text)
        for name in ("sort_code", "account_number", "vat_number"):
            assert row["fields"][name] is None or row["fields"][name] in packed, (row["file"], name)


def test_at_least_ten_layouts_and_four_fonts_are_used(month: Any) -> None:
    headings = (
        "Inv",
        "Tax",
        "Document",
        "Catalogue",
        "SKU",
        "Settlement",
        "UoM",
        "Remittance",
        "Subtotal",
        "GOODS",
        "U/M",
    )
    fonts, layouts = set(), set()
    for row in month.bills():
        if row["channel"] == "text" and row["part"] is None:
            content = month.path(row).read_bytes()
            fonts |= set(re.findall(rb"/BaseFont /(?:\w{6}\+)?(Helvetica|Times|Courier|\w*Vera)", content))
            words = set(text_of(content).split())
            layouts.add(tuple(word for word in headings if word in words))
    assert len(fonts) >= 4
    assert len(layouts) >= 10


def test_every_e_invoice_parses_and_states_the_expected_total(month: Any) -> None:
    seen = 0
    for row in month.bills():
        if row["channel"] not in {"ubl", "cii"}:
            continue
        root = etree.fromstring(month.path(row).read_bytes())
        name = "PayableAmount" if row["channel"] == "ubl" else "DuePayableAmount"
        assert root.xpath(f"string(//*[local-name()='{name}'])") == row["fields"]["gross"]
        seen += 1
    assert seen > 15


def test_half_of_some_ubl_invoices_carry_a_picture_and_peppol_endpoints(month: Any) -> None:
    schemes, pictures = set(), 0
    for row in month.bills():
        if row["channel"] == "ubl":
            root = etree.fromstring(month.path(row).read_bytes())
            schemes |= {node.get("schemeID") for node in root.findall(".//{*}EndpointID")}
            pictures += len(root.findall(".//{*}EmbeddedDocumentBinaryObject"))
    assert schemes == {"0088", "9932"}
    assert pictures >= 2


def test_a_hybrid_carries_the_same_invoice_as_xml(month: Any) -> None:
    rows = [row for row in month.bills() if row["channel"] == "hybrid"]
    assert len(rows) >= 2
    for row in rows:
        document = pypdfium2.PdfDocument(month.path(row).read_bytes())
        attachment = document.get_attachment(0)
        assert attachment.get_name() == "factur-x.xml"
        root = etree.fromstring(bytes(attachment.get_data()))
        assert root.xpath("string(//*[local-name()='GrandTotalAmount'])") == row["fields"]["gross"]
        document.close()


def test_scans_are_pictures_without_text(month: Any) -> None:
    rows = [row for row in month.expected if row["channel"] == "scan"]
    assert {month.path(row).suffix for row in rows} == {".pdf", ".tif"}
    for row in rows:
        if month.path(row).suffix == ".pdf":
            assert not text_of(month.path(row).read_bytes()).strip()
        else:
            with Image.open(month.path(row)) as picture:
                assert picture.info["dpi"] == (200, 200)


def test_e_mails_have_their_attachments_at_the_indexes_named(month: Any) -> None:
    mails = {row["file"] for row in month.expected if row["channel"] == "mail"}
    counts = sorted(len(attachments(month.folder / "mail" / file)) for file in mails)
    assert counts == [0, 0, 0, 1, *[2] * 12]
    for row in month.expected:
        if row["file"] in mails and row["part"] is not None:
            assert row["part"] < len(attachments(month.path(row)))


def test_the_pages_of_a_file_of_many_invoices_are_each_named_once(month: Any) -> None:
    rows = [row for row in month.expected if isinstance(row["part"], list)]
    with pypdfium2.PdfDocument(month.path(rows[0]).read_bytes()) as document:
        assert sorted(page for row in rows for page in row["part"]) == list(range(1, len(document) + 1))
    assert sorted(len(row["part"]) for row in rows) == [1, 1, 1, 2]


def test_files_that_should_not_open_do_not_open(month: Any) -> None:
    rows = [row for row in month.expected if row["channel"] == "file"]
    assert sorted(month.path(row).suffix for row in rows) == [".docx", ".pdf", ".pdf", ".pdf", ".zip"]
    for row in rows:
        if month.path(row).suffix == ".pdf":
            with pytest.raises(pypdfium2.PdfiumError):
                pypdfium2.PdfDocument(month.path(row).read_bytes())


def test_a_statement_lists_fifteen_items_of_every_class_planned(month: Any) -> None:
    row = next(row for row in month.expected if row["situation"] == "Supplier statement")
    text = text_of(month.path(row).read_bytes())
    lines = row["statement_lines"]
    assert len(lines) == 15
    planned = {"paid", "approved", "not_received", "credit_not_taken", "not_ours", "amount_differs"}
    assert {line["class"] for line in lines} == planned
    assert all(line["reference"] in text for line in lines)
    balance = sum((Decimal(line["amount"]) for line in lines), Decimal(0))
    assert f"{balance:.2f}" in text.replace(",", "")


def test_patient_numbers_are_valid_and_from_the_range_that_is_never_issued(month: Any) -> None:
    row = next(
        row for row in month.expected if row["situation"] == "Patient-identifiable data" and row["channel"] == "text"
    )
    number = re.search(r"NHS No ([\d\s]+)", text_of(month.path(row).read_bytes()))
    assert number
    digits = re.sub(r"\s", "", number[1])[:10]
    assert digits.startswith("999")
    assert nhs.is_valid(digits)


def test_hidden_text_is_in_the_text_layer_but_not_on_the_picture(month: Any) -> None:
    row = next(row for row in month.expected if row["holds"] == ["DOC_TAMPER"])
    document = pypdfium2.PdfDocument(month.path(row).read_bytes())
    textpage = document[0].get_textpage()
    text = textpage.get_text_range()
    start = text.index("Approve for payment")
    left, bottom, right, top = textpage.get_charbox(start)
    picture = document[0].render(scale=4, grayscale=True).to_pil().convert("L")
    height = document[0].get_height()
    box = tuple(int(4 * side) for side in (left, height - top, right + 60, height - bottom))
    assert picture.crop(box).getextrema() == (255, 255)
    textpage.close()
    document.close()
