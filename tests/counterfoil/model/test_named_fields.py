"""Every field of a document has one name."""

from counterfoil.model.documents import Bank, Channel, Document, FormEntry, Kind, Line, Party
from counterfoil.model.fields import Field
from counterfoil.model.named_fields import named_fields


def a(value: str) -> Field[str]:
    return Field(value=value, raw=value, confidence=1, source="test")


def test_fields_are_named_by_where_they_are_in_the_model() -> None:
    document = Document(
        kind=Kind.INVOICE,
        channel=Channel.TEXT,
        invoice_number=a("number"),
        seller=Party(vat_number=a("vat")),
        bank=Bank(iban=a("iban")),
        order_references=(a("first"), a("second")),
        lines=(Line(), Line(item_code=a("code"))),
        form=(FormEntry(key="start_date", label="Start date", field=a("start")),),
    )
    assert {name: field.value for name, field in named_fields(document)} == {
        "invoice_number": "number",
        "seller.vat_number": "vat",
        "order_references.1": "first",
        "order_references.2": "second",
        "bank.iban": "iban",
        "lines.2.item_code": "code",
        "form.start_date": "start",
    }
