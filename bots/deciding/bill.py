"""A bill as the stages see it: the document, its match, and what follows from both with the master data."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from bots.deciding import sums, wording
from bots.deciding.sums import NIL, Amounts
from bots.deciding.views import MastersView
from counterfoil.model.carriage import is_carriage
from counterfoil.model.documents import Document, Kind, Line, Sums
from counterfoil.model.judged import Judged
from counterfoil.model.masters import BillKind, Contact, ExchangeRate, Exemption, Supplier
from counterfoil.model.matches import Certainty, CreditMatch, LineMatch, LineState, Match, OrderState
from counterfoil.money import PENNY, POUNDS, to_penny

NO_CURRENCY = "XXX"
# What a number in the sender's series is worth at least: 20 of 20 that were read with less were right, of which this is
# Wilson's lower bound of 95 % (docs/matching.md).
IN_SERIES = 0.83

NOTHING_JUDGED = Judged()


@dataclass(frozen=True)
class Bill:
    """One invoice or credit note to decide about; not slotted, since what is derived is kept once reckoned.

    `asked_on` is the day on which an approver was first asked for it.
    """

    document: Document
    match: Match
    masters: MastersView
    received_on: dt.date
    as_at: dt.date
    judged: Judged = NOTHING_JUDGED
    asked_on: dt.date | None = None

    @cached_property
    def kind(self) -> BillKind:
        """Invoice or credit note, as the ledger names it."""
        return BillKind.CREDIT_NOTE if self.document.kind is Kind.CREDIT_NOTE else BillKind.INVOICE

    @cached_property
    def number(self) -> str | None:
        """The invoice number as printed; None where there is none."""
        field = self.document.invoice_number
        return field.value.strip() or None if field else None

    @cached_property
    def date(self) -> dt.date | None:
        """The invoice date."""
        return self.document.issue_date.value if self.document.issue_date else None

    @cached_property
    def tax_point(self) -> dt.date | None:
        """The tax point, which is the invoice date unless another is printed."""
        return self.document.tax_point.value if self.document.tax_point else self.date

    @cached_property
    def amounts(self) -> Amounts | None:
        """Net, VAT and gross; None where they cannot be known."""
        return sums.amounts(self.document)

    @cached_property
    def currency(self) -> str:
        """The bill's currency, or else its order's, or else ISO 4217's code for none."""
        return self.document.currency.value if self.document.currency else self.match.order.currency or NO_CURRENCY

    @cached_property
    def wording(self) -> str:
        """What the lines speak of, as the rules name it."""
        return wording.wording(self.document)

    @cached_property
    def organisation(self) -> str | None:
        """The organisation billed, where that is certain."""
        matched = self.match.organisation
        return matched.organisation if matched.certainty is Certainty.MATCHED else None

    @cached_property
    def supplier(self) -> Supplier | None:
        """The record of the supplier who bills, where that is certain."""
        matched = self.match.supplier
        if self.organisation is None or matched.supplier_id is None or matched.certainty is not Certainty.MATCHED:
            return None
        return self.masters.supplier(self.organisation, matched.supplier_id)

    @cached_property
    def exemption(self) -> Exemption | None:
        """The permission to bill without an order that held on the bill's date."""
        if self.organisation is None or self.supplier is None:
            return None
        return self.masters.exemption(self.organisation, self.supplier.supplier_id, self.date or self.as_at)

    @cached_property
    def agency_sender(self) -> str:
        """Whether the bill is for agency staff, as the rules name it: known, by its words alone (worded), or none."""
        if self.match.agency is not None:
            return "known"
        about_staff = self.wording == "locum_doctor" or any(
            wording.trade(line) == "nursing" for line in self.document.lines
        )
        return "worded" if about_staff and self.kind is BillKind.INVOICE and self.exemption is None else "none"

    @cached_property
    def is_booked(self) -> bool:
        """Whether bookings, and no order, are what was bought."""
        return self.match.agency is not None and self.match.order.state is not OrderState.MATCHED

    @cached_property
    def counterparty(self) -> str | None:
        """The health body of ours that bills, where it is one."""
        if self.organisation is None or self.supplier is None:
            return None
        return self.masters.counterparty(self.organisation, self.supplier.supplier_id)

    @cached_property
    def contact(self) -> Contact | None:
        """Whom the register names at the supplier."""
        if self.organisation is None or self.supplier is None:
            return None
        return self.masters.contact(self.organisation, self.supplier.supplier_id)

    @cached_property
    def rate(self) -> ExchangeRate | None:
        """The exchange rate on the bill's date; None for pounds, and where none is loaded."""
        return None if self.currency == POUNDS else self.masters.rate(self.currency, self.date or self.as_at)

    def in_pounds(self, amount: Decimal) -> Decimal:
        """To the penny at the bill's rate; unchanged where no rate is loaded, which holds the bill anyway."""
        return to_penny(amount * self.rate.rate_to_gbp) if self.rate else amount

    @cached_property
    def confidence(self) -> Decimal:
        """How sure the reader is of its least sure key field, in percent; 0 where it found none.

        The sums are sure where they close, whatever their letters looked like, and a number by the series of the
        sender's that it carries on. The date is judged by itself, but where there is no number tells how well the page
        could be read.
        """
        document = self.document
        told = document.invoice_number or document.issue_date
        sure = [max(told.confidence, IN_SERIES if self.match.number_follows else 0.0)] if told else []
        if document.sums is not Sums.CLOSED:
            sums_read = (document.net, document.vat, document.gross)
            sure += [field.confidence for field in sums_read if field is not None]
        return Decimal(str(min(sure, default=0.0))) * 100

    @cached_property
    def date_confidence(self) -> Decimal | None:
        """How sure the reader is of the invoice date, in percent; a tax point on the same day bears it out."""
        found, point = self.document.issue_date, self.document.tax_point
        if found is None:
            return None
        borne_out = point.confidence if point is not None and point.value == found.value else 0.0
        return Decimal(str(max(found.confidence, borne_out))) * 100

    @cached_property
    def credit(self) -> CreditMatch:
        """Which invoice is credited; nothing certain where matching did not look."""
        return self.match.credit or CreditMatch(certainty=Certainty.NONE)

    @cached_property
    def price_over(self) -> Decimal:
        """By how much the dearer lines exceed their orders together, in pounds."""
        over = (line.price_over for line in self.match.order.lines if line.state is LineState.MATCHED)
        return self.in_pounds(sum((each for each in over if each is not None and each > 0), NIL))

    @cached_property
    def charges(self) -> Decimal:
        """What the net total has over the lines where charges on the whole bill explain it; nothing where not."""
        lines, charged = self.match.order.lines, self.document.charges
        if self.amounts is None or charged is None:
            return NIL
        over = self.amounts.net - sum((line.net for line in lines), NIL)
        return over if abs(over - charged.value) <= PENNY * len(lines) else NIL

    @cached_property
    def carriage_over(self) -> Decimal:
        """What is charged for carriage and on the whole bill beyond what the orders have left for it, in pounds."""
        order = self.match.order
        not_ordered = (line for line in order.lines if line.state is LineState.UNMATCHED and line.net > 0)
        lines = sum((line.net for line in not_ordered if self.is_carriage(line)), NIL)
        return self.in_pounds(max(NIL, lines + max(NIL, self.charges) - order.carriage_left))

    def is_carriage(self, match: LineMatch) -> bool:
        """Whether a line charges for bringing the goods."""
        printed = self.line_of(match)
        return printed is not None and is_carriage(printed)

    def line_of(self, match: LineMatch) -> Line | None:
        """The printed line that was matched; None where the bill shows no lines. Matching counts lines from 0."""
        return self.document.lines[match.line] if match.line < len(self.document.lines) else None
