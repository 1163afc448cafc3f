"""Every way in which the tests make a sound bill worse, with the one outcome and hold that it must then have."""

from datetime import date, datetime
from decimal import Decimal

from counterfoil.model.decisions import Outcome
from counterfoil.model.documents import Channel, Finding, Kind, Party, Remark, Sums
from counterfoil.model.masters import AccountChange, BillKind, SupplierStatus
from counterfoil.model.matches import (
    Certainty,
    CreditMatch,
    DuplicateMatch,
    KnownBill,
    LineMatch,
    LineState,
    OrderState,
    OrganisationMatch,
    Repeat,
    SupplierMatch,
)
from counterfoil.model.shifts import OverlappingShift, ShiftMatch
from tests.bots.deciding.bills import RECEIVED, Case, matched_line, money, printed_line, seen

KNOWN = KnownBill(
    organisation="ZN1",
    supplier_id="S-1",
    invoice_number="INV-00100",
    kind=BillKind.INVOICE,
    invoice_date=date(2026, 9, 1),
    gross=Decimal("240.00"),
    item="item-7",
)
NOBODY = SupplierMatch(certainty=Certainty.NONE)


def repeated(case: Case, repeat: Repeat) -> Case:
    return case.matched(duplicate=DuplicateMatch(repeat=repeat, of=KNOWN))


def credit_note(case: Case, certainty: Certainty = Certainty.MATCHED) -> Case:
    original = KNOWN if certainty is Certainty.MATCHED else None
    return case.printed(kind=Kind.CREDIT_NOTE).matched(credit=CreditMatch(certainty=certainty, original=original))


def unsolicited(case: Case) -> Case:
    lines = (printed_line(description="Entry in the National Health Directory 2027"),)
    return case.printed(lines=lines).matched(supplier=NOBODY).ordered(state=OrderState.NOT_QUOTED, lines=())


def with_vat(case: Case, vat: str, gross: str) -> Case:
    return case.printed(vat=money(vat), gross=money(gross), sums=Sums.OPEN)


def remarked(case: Case, finding: Finding) -> Case:
    return case.printed(remarks=(Remark(finding=finding, detail="seen in the margin", page=1),))


def seller(number: str | None) -> Party:
    return Party(name=seen("Acme Ltd"), vat_number=seen(number) if number else None)


OTHER_SHIFT = OverlappingShift(
    organisation="ZN4",
    booking="BK9",
    start=datetime(2026, 9, 28, 9),  # noqa: DTZ001 - a ward's own clock
    end=datetime(2026, 9, 28, 17),  # noqa: DTZ001 - a ward's own clock
)


MADE_WORSE = {
    "patient data": (lambda c: remarked(c, Finding.PATIENT_DATA), Outcome.QUARANTINED, "IG_PCD"),
    "hidden text": (lambda c: remarked(c, Finding.HIDDEN_TEXT), Outcome.QUARANTINED, "DOC_TAMPER"),
    "the same file": (lambda c: repeated(c, Repeat.SAME_FILE), Outcome.DUPLICATE, "DUP_FILE"),
    "the same invoice": (lambda c: repeated(c, Repeat.SAME_INVOICE), Outcome.DUPLICATE, "DUP_CHANNEL"),
    "no number": (lambda c: c.printed(invoice_number=None), Outcome.RETURNED, "INV_NO"),
    "no number on a poor scan": (
        lambda c: c.printed(invoice_number=None, channel=Channel.SCAN, issue_date=seen(date(2026, 10, 1), 0.3)),
        Outcome.HELD,
        "RESCAN",
    ),
    "a page number taken for the number": (
        lambda c: c.printed(invoice_number=seen("8", 0.55)),
        Outcome.HELD,
        "RESCAN",
    ),
    "neither number nor date": (
        lambda c: c.printed(invoice_number=None, issue_date=None),
        Outcome.HELD,
        "RESCAN",
    ),
    "no date": (lambda c: c.printed(issue_date=None), Outcome.HELD, "RESCAN"),
    "no total": (lambda c: c.printed(net=None, vat=None, gross=None), Outcome.HELD, "RESCAN"),
    "a doubtful number": (lambda c: c.printed(invoice_number=seen("INV-1", 0.2)), Outcome.HELD, "RESCAN"),
    "the order's number for its own": (
        lambda c: c.printed(invoice_number=seen("ZN1-000123", 0.82)),
        Outcome.HELD,
        "RESCAN",
    ),
    "a date far ahead": (lambda c: c.printed(issue_date=seen(date(2026, 12, 1))), Outcome.HELD, "RESCAN"),
    "sums that do not close": (
        lambda c: c.printed(net=money("90.00"), lines=(), sums=Sums.OPEN),
        Outcome.HELD,
        "RESCAN",
    ),
    "an e-invoice that does not add up": (
        lambda c: c.printed(gross=money("125.00"), sums=Sums.OPEN, channel=Channel.E_INVOICE),
        Outcome.HELD,
        "FORMAT",
    ),
    "an absurd total": (
        lambda c: c.printed(gross=money("9" * 18), net=money("9" * 18), vat=money("0"), lines=()),
        Outcome.HELD,
        "RESCAN",
    ),
    "an uncertain body": (
        lambda c: c.matched(organisation=OrganisationMatch(certainty=Certainty.AMBIGUOUS)),
        Outcome.HELD,
        "ENTITY",
    ),
    "a likeness": (lambda c: repeated(c, Repeat.SUSPECT), Outcome.HELD, "DUP_SUSPECT"),
    "a credit note with a used number": (
        lambda c: repeated(credit_note(c), Repeat.NUMBER_REUSED),
        Outcome.HELD,
        "CN_DUPNO",
    ),
    "an unknown supplier": (lambda c: c.matched(supplier=NOBODY), Outcome.HELD, "SUP_NEW"),
    "a closed supplier record": (
        lambda c: c.knowing(
            suppliers=tuple(
                type(s)(organisation="ZN1", supplier_id="S-1", name="Acme", status=SupplierStatus.INACTIVE)
                for s in c.books.suppliers
            )
        ),
        Outcome.HELD,
        "SUP_NEW",
    ),
    "two suppliers": (
        lambda c: c.matched(supplier=SupplierMatch(certainty=Certainty.AMBIGUOUS)),
        Outcome.HELD,
        "SUP_AMBIG",
    ),
    "an unsolicited directory": (unsolicited, Outcome.HELD, "FRD_UNSOLICITED"),
    "another bank account": (
        lambda c: c.matched(supplier=SupplierMatch(certainty=Certainty.MATCHED, supplier_id="S-1", bank_differs=True)),
        Outcome.HELD,
        "BANK_DIFF",
    ),
    "a supplier that was chosen for its account": (
        lambda c: c.matched(
            supplier=SupplierMatch(certainty=Certainty.MATCHED, supplier_id="S-1", unsupported="nothing speaks for it")
        ),
        Outcome.HELD,
        "BANK_DIFF",
    ),
    "an account that is being changed": (
        lambda c: c.matched(
            supplier=SupplierMatch(
                certainty=Certainty.MATCHED,
                supplier_id="S-1",
                account_change=AccountChange(
                    organisation="ZN1", supplier_id="S-1", number=7, proposed_by="clerk", proposed_on=RECEIVED
                ),
            )
        ),
        Outcome.HELD,
        "BANK_VERIFY",
    ),
    "interest on late payment": (
        lambda c: c.printed(lines=(printed_line(description="Statutory interest on overdue invoice 4711"),)),
        Outcome.HELD,
        "LPI_CHECK",
    ),
    "wrong VAT": (lambda c: with_vat(c, "21.00", "121.00"), Outcome.HELD, "TAX_VAR"),
    "wrong VAT in a right total": (lambda c: with_vat(c, "21.00", "120.00"), Outcome.HELD, "TAX_VAR"),
    "reverse charge with VAT": (lambda c: c.printed(reverse_charge=True), Outcome.HELD, "TAX_VAR"),
    "VAT on what was ordered without": (lambda c: c.lined(vat_rate=Decimal(0)), Outcome.HELD, "TAX_VAR"),
    "a locum doctor with VAT": (
        lambda c: c.printed(lines=(printed_line(description="Locum consultant, 10 hours"),)),
        Outcome.HELD,
        "TAX_LOCUM",
    ),
    "no VAT number": (lambda c: c.printed(seller=seller(None)), Outcome.HELD, "VAT_NO"),
    "a wrong VAT number": (lambda c: c.printed(seller=seller("GB 123 4567 89")), Outcome.HELD, "VAT_NO"),
    "francs without a rate": (
        lambda c: c.printed(currency=seen("CHF")).ordered(currency="CHF"),
        Outcome.HELD,
        "NO_RATE",
    ),
    "a credit note for one of two": (lambda c: credit_note(c, Certainty.AMBIGUOUS), Outcome.HELD, "CN_UNMATCHED"),
    "a credit note nobody looked up": (lambda c: c.printed(kind=Kind.CREDIT_NOTE), Outcome.HELD, "CN_UNMATCHED"),
    "a credit note for more than its invoice": (
        lambda c: credit_note(c).printed(net=money("250.00"), vat=money("50.00"), gross=money("300.00"), lines=()),
        Outcome.HELD,
        "CN_UNMATCHED",
    ),
    "an order of another body": (
        lambda c: c.ordered(state=OrderState.OTHER_ORGANISATION, lines=()),
        Outcome.HELD,
        "WRONG_ENTITY_PO",
    ),
    "an order with another supplier": (
        lambda c: c.ordered(state=OrderState.OTHER_SUPPLIER),
        Outcome.HELD,
        "SUP_PO_MISMATCH",
    ),
    "a closed order": (lambda c: c.ordered(state=OrderState.CLOSED), Outcome.HELD, "PO_CLOSED"),
    "a digit wrong in the order": (
        lambda c: c.ordered(state=OrderState.SUGGESTED, lines=()),
        Outcome.HELD,
        "PO_SUGGEST",
    ),
    "no order": (lambda c: c.ordered(state=OrderState.NOT_QUOTED, lines=()), Outcome.HELD, "REQ_SOURCING"),
    "a blanket order used up": (
        lambda c: c.ordered(blanket=True, blanket_left=Decimal("99.99")),
        Outcome.HELD,
        "PO_FUNDS",
    ),
    "an unknown pack": (
        lambda c: c.lined(state=LineState.UNIT_UNKNOWN, pack_ratio=Decimal(10), price_over=None),
        Outcome.HELD,
        "UOM",
    ),
    "more than ordered": (lambda c: c.lined(ordered=Decimal(8)), Outcome.HELD, "QTY_ORD"),
    "more than is left of the order": (lambda c: c.lined(billed_before=Decimal(1)), Outcome.HELD, "QTY_ORD"),
    "a line on no order": (
        lambda c: c.ordered(lines=(matched_line(), LineMatch(line=1, state=LineState.UNMATCHED, net=Decimal(5)))),
        Outcome.HELD,
        "QTY_ORD",
    ),
    "not received": (lambda c: c.lined(received=None), Outcome.HELD, "QTY_REC"),
    "a quantity nobody could read": (lambda c: c.lined(quantity=None), Outcome.HELD, "RESCAN"),
    "too dear": (
        lambda c: c.lined(price_over=Decimal("2.50"), price_over_percent=Decimal("2.5")),
        Outcome.HELD,
        "PRICE",
    ),
    "an order in dollars": (lambda c: c.ordered(currency="USD"), Outcome.HELD, "PRICE"),
    "no code on one of two order lines": (
        lambda c: c.printed(lines=(printed_line("50"), printed_line("50"))).ordered(
            lines=(matched_line(net=Decimal(50)), matched_line(net=Decimal(50), line=1, po_line="2", subjective=None))
        ),
        Outcome.HELD,
        "PO_FUNDS",
    ),
    "no code": (lambda c: c.lined(cost_centre=None), Outcome.HELD, "PO_FUNDS"),
    "a code that is not in the chart": (
        lambda c: c.exempt("1000.00").knowing(chart=False),
        Outcome.HELD,
        "PO_FUNDS",
    ),
    "nobody in post to approve": (lambda c: c.exempt(), Outcome.HELD, "APR_TIMEOUT"),
    "above the first limit": (lambda c: c.exempt("100.00", "1000.00"), Outcome.AWAITING_APPROVAL, "APR_LIMIT"),
    "above every limit": (lambda c: c.exempt("100.00"), Outcome.HELD, "APR_LIMIT"),
    "a nurse at two places": (lambda c: c.staffed(booked={"overlaps": (OTHER_SHIFT,)}), Outcome.HELD, "AGY_OVERLAP"),
    "an agency off the framework": (lambda c: c.staffed(agency={"framework": None}), Outcome.HELD, "AGY_OFFFW"),
    "no timesheet": (lambda c: c.staffed(agency={"backed": False}), Outcome.RETURNED, "AGY_BACKING"),
    "a break that was not taken off": (lambda c: c.staffed(hours="12"), Outcome.HELD, "AGY_HOURS"),
    "a shift that was billed before": (
        lambda c: c.staffed(booked={"billed_before": Decimal(11)}),
        Outcome.HELD,
        "AGY_HOURS",
    ),
    "a shift that nobody booked": (
        lambda c: c.staffed(agency={"shifts": (ShiftMatch(lines=(0,), net=Decimal("329.56"), hours=Decimal(11)),)}),
        Outcome.HELD,
        "AGY_HOURS",
    ),
    "a penny an hour above the cap": (lambda c: c.staffed(rate="29.97"), Outcome.HELD, "AGY_CAP"),
    "half as much again as the cap": (lambda c: c.staffed(rate="44.94"), Outcome.HELD, "AGY_ESC"),
    "a doctor at a hundred pounds": (
        lambda c: c.staffed(band="Consultant", staff_group="medical", rate="100.00"),
        Outcome.HELD,
        "AGY_ESC",
    ),
}
