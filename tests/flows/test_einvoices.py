"""An e-invoice is the record: the PDF inside is only its view, and a file of several is taken apart."""

import base64
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.documents import Kind
from counterfoil.settings import Settings
from counterfoil.store import Item, Store
from flows import payables
from tests.bots.reading.made_invoices import lines_of_text, pdf

END_OF_MONTH = date(2026, 10, 31)
COMMON = "urn:oasis:names:specification:ubl:schema:xsd:Common"
CBC, CAC = f"{{{COMMON}BasicComponents-2}}", f"{{{COMMON}AggregateComponents-2}}"


def settled(post: Path, tmp_path: Path) -> tuple[list[Item], dict[str, list[HoldCode]]]:
    """The post worked through: its items, and the holds of each."""
    settings = replace(Settings.load(home=tmp_path / "home", environment={}), workers=1)
    payables.run(settings, mail=post / "mail", masterdata=post / "masterdata", as_of=END_OF_MONTH)
    with Store.open(settings) as store:
        found = list(store.items())
        return found, {item.id: [hold.code for hold in store.holds(item.id)] for item in found}


def view(number: str, net: str, vat: str, gross: str) -> bytes:
    """A printed invoice of one line."""
    return pdf(
        lines_of_text(
            "Acme Medical Supplies Ltd",
            "INVOICE",
            f"Invoice number: {number}",
            "Invoice date: 01/10/2026",
            f"Net total      {net}",
            f"VAT 20%        {vat}",
            f"Invoice total  {gross}",
        )
    )


def with_view(xml: bytes, content: bytes) -> bytes:
    root = etree.fromstring(xml)
    document = etree.Element(f"{CAC}AdditionalDocumentReference")
    etree.SubElement(document, f"{CBC}ID").text = "view"
    attachment = etree.SubElement(document, f"{CAC}Attachment")
    data = etree.SubElement(attachment, f"{CBC}EmbeddedDocumentBinaryObject", mimeCode="application/pdf")
    data.text = base64.b64encode(content).decode()
    root.find(f"{CAC}AccountingSupplierParty").addprevious(document)
    return etree.tostring(root)


def facts(xml: bytes) -> tuple[str, str, str, str]:
    root = etree.fromstring(xml)
    names = ("ID", "TaxExclusiveAmount", "TaxAmount", "TaxInclusiveAmount")
    number, net, vat, gross = (next(root.iter(f"{CBC}{name}")).text or "" for name in names)
    return number, net, vat, gross


@pytest.fixture
def bill(ubl_bills: Path) -> Path:
    """One e-invoice of the post."""
    return min((ubl_bills / "mail").glob("*/*.xml"))


def test_the_pdf_inside_an_e_invoice_is_joined_to_it(ubl_bills: Path, bill: Path, tmp_path: Path) -> None:
    xml = bill.read_bytes()
    bill.write_bytes(with_view(xml, view(*facts(xml))))
    items, _ = settled(ubl_bills, tmp_path)
    (child,) = (item for item in items if item.parent)
    (record,) = (item for item in items if item.id == child.parent)
    assert (record.kind, record.outcome) == (Kind.INVOICE, Outcome.POSTED)
    assert (child.kind, child.outcome, child.linked_to) == (Kind.BACKING, Outcome.JOINED, record.id)


def test_an_e_invoice_whose_pdf_proves_another_total_is_shut_away(ubl_bills: Path, bill: Path, tmp_path: Path) -> None:
    xml = bill.read_bytes()
    bill.write_bytes(with_view(xml, view(facts(xml)[0], "90.00", "18.00", "108.00")))
    items, holds = settled(ubl_bills, tmp_path)
    (child,) = (item for item in items if item.parent)
    (record,) = (item for item in items if item.id == child.parent)
    assert (record.outcome, holds[record.id]) == (Outcome.QUARANTINED, [HoldCode.DOC_TAMPER])


def test_a_file_of_several_e_invoices_is_taken_apart_and_each_is_posted(ubl_bills: Path, tmp_path: Path) -> None:
    first, second, *_ = sorted((ubl_bills / "mail").glob("*/*.xml"))
    bills = [etree.tostring(etree.fromstring(path.read_bytes())) for path in (first, second)]
    second.write_bytes(b"<Batch>" + b"".join(bills) + b"</Batch>")
    first.unlink()
    items, _ = settled(ubl_bills, tmp_path)
    children = [item for item in items if item.parent]
    (batch,) = (item for item in items if item.id == children[0].parent)
    assert batch.outcome is Outcome.SPLIT
    assert [(child.kind, child.outcome) for child in children] == [(Kind.INVOICE, Outcome.POSTED)] * 2
