"""Fields that contradict one another are no surer than a guess; what only seems to is left as it was found."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bots.reading.calibration import GUESSED
from bots.reading.pages.doubts import DOUBTED, DOUBTS, doubted
from counterfoil.model.documents import Bank, Channel, Document, Kind, Party
from counterfoil.model.fields import Box, Field


def field(value: Any, confidence: float = 0.9, box: Box | None = None) -> Field[Any]:
    return Field(value=value, raw=str(value), confidence=confidence, source="test", page=1, box=box)


BILL = Document(
    kind=Kind.INVOICE,
    channel=Channel.TEXT,
    invoice_number=field("INV-20417"),
    issue_date=field(date(2026, 10, 5)),
    due_date=field(date(2026, 11, 4)),
    currency=field("GBP"),
    seller=Party(name=field("Halden Supplies"), vat_number=field("GB999003191")),
    buyer=Party(name=field("Brackwell NHS Trust")),
    bank=Bank(account_number=field("13246602")),
    order_references=(field("ZN1000123"), field("ZN1000124")),
)
CONTRADICTED: Mapping[str, tuple[Document, set[str]]] = {
    "a title for a seller": (replace(BILL, seller=Party(name=field("Bill for services"))), {"seller.name"}),
    "one name for both parties": (replace(BILL, seller=Party(name=field("BRACKWELL NHS TRUST"))), {"seller.name"}),
    "one VAT number for both parties": (
        replace(BILL, buyer=Party(vat_number=field("GB 999 0031 91"))),
        {"seller.vat_number"},
    ),
    "the number of an order": (replace(BILL, invoice_number=field("ZN1000124")), {"invoice_number"}),
    "the number of the account": (replace(BILL, invoice_number=field("13246602")), {"invoice_number"}),
    "a word of a label": (replace(BILL, invoice_number=field("DATE 08")), {"invoice_number"}),
    "a word around titles": (replace(BILL, invoice_number=field("COPY IN795242A")), {"invoice_number"}),
    "the last letter of a label": (replace(BILL, invoice_number=field("E 00720128")), {"invoice_number"}),
    "an order that was cut": (replace(BILL, order_references=(field("M3785-"),)), {"order_references"}),
    "a piece of a day": (
        replace(
            BILL,
            invoice_number=field("0826", box=Box(110, 50, 130, 60)),
            issue_date=field(date(2026, 10, 8), box=Box(100, 50, 160, 60)),
        ),
        {"invoice_number"},
    ),
    "letters for words": (replace(BILL, seller=Party(name=field("Ho lmbu ry an d Tar nside"))), {"seller.name"}),
    "due before it was issued": (replace(BILL, due_date=field(date(2026, 9, 1))), {"issue_date", "due_date"}),
    "pounds of a Danish firm": (
        replace(BILL, seller=Party(name=field("Havn ApS"), vat_number=field("DK12345678"))),
        {"currency"},
    ),
    "orders of two sorts": (
        replace(BILL, order_references=(field("4502285901"), field("6734651"))),
        {"order_references"},
    ),
    "the number of a customer": (
        replace(BILL, order_references=(replace(field("59380"), source="right of the label 'Client ref'"),)),
        {"order_references"},
    ),
}
AT_PEACE: Mapping[str, Document] = {
    "a plain bill": BILL,
    "a firm that is called as a title is": replace(BILL, seller=Party(name=field("Invoice Finance Ltd"))),
    "a number with letters before it": replace(BILL, invoice_number=field("INV 20417")),
    "an order with its name before it": replace(BILL, order_references=(field("PO 1000123"),)),
    "a short order": replace(
        BILL, order_references=(replace(field("59380"), source="right of the label 'Your order'"),)
    ),
    "a number beside a day": replace(
        BILL,
        invoice_number=field("20417", box=Box(165, 50, 200, 60)),
        issue_date=field(date(2026, 10, 8), box=Box(100, 50, 160, 60)),
    ),
    "a firm with short words": replace(BILL, seller=Party(name=field("J & B of York Ltd"))),
    "due on its day": replace(BILL, due_date=BILL.issue_date),
    "pounds printed with the amounts": replace(
        BILL, currency=field("GBP", 0.97), seller=Party(vat_number=field("DK12345678"))
    ),
    "a letter with a payment before its day": replace(BILL, kind=Kind.STATEMENT, due_date=field(date(2026, 9, 1))),
}


def confidences(document: Document) -> dict[str, float]:
    """The confidence of every field that a doubt may name, by its path."""
    own = {
        name: getattr(document, name).confidence for name in ("invoice_number", "issue_date", "due_date", "currency")
    }
    parties = {"seller": document.seller, "buyer": document.buyer}
    inner = {
        f"{name}.{part}": getattr(party, part).confidence
        for name, party in parties.items()
        for part in ("name", "vat_number")
        if getattr(party, part) is not None
    }
    return {**own, **inner, "order_references": max(one.confidence for one in document.order_references)}


@pytest.mark.parametrize(("document", "paths"), CONTRADICTED.values(), ids=CONTRADICTED)
def test_what_contradicts_itself_is_less_sure_than_a_guess_and_the_rest_stays(
    document: Document, paths: set[str]
) -> None:
    before, after = confidences(document), confidences(doubted(document))
    lowered = {path for path, sure in after.items() if sure < before[path]}
    assert {path for path in lowered if not path.startswith("buyer.")} == paths
    assert all(after[path] == DOUBTED < GUESSED for path in lowered)


@pytest.mark.parametrize("document", AT_PEACE.values(), ids=AT_PEACE)
def test_what_agrees_is_left_as_it_was_found(document: Document) -> None:
    assert doubted(document) is document


@pytest.mark.parametrize("doubt", DOUBTS, ids=lambda doubt: doubt.__name__)
def test_every_doubt_says_what_is_doubtful_and_arises_somewhere(doubt: Any) -> None:
    assert doubt.__doc__
    assert any(list(doubt(document)) for document, _ in CONTRADICTED.values())
