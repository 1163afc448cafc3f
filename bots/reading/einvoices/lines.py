"""The lines of an e-invoice: what is billed, how much of it, and what one unit costs."""

from decimal import Decimal

from bots.reading.einvoices.fields import STATED, amount_field, text_field
from bots.reading.einvoices.terms import Group, Term
from counterfoil.model.documents import Line
from counterfoil.model.fields import Field

# GTIN's own scheme; senders also leave it out, or take that of GS1's location numbers.
_GTIN_SCHEMES = {"", "0160", "0088"}
_GTIN_LENGTHS = {8, 12, 13, 14}
# A price per unit that does not come out even is kept to this many places.
_FINEST = Decimal("0.000001")


def line_of(line: Group) -> Line:
    """BG-25."""
    gtin = next((term for term in line.all("BT-157") if _is_gtin(term)), None)
    return Line(
        description=_description(line),
        item_code=text_field(line.first("BT-155", "BT-156")),
        gtin=text_field(gtin),
        quantity=amount_field(line.first("BT-129")),
        uom=text_field(line.first("BT-130")),
        unit_price=_unit_price(line),
        net=amount_field(line.first("BT-131")),
        vat_rate=amount_field(line.first("BT-152")),
        po_number=text_field(line.first("BT-13")),
        po_line=text_field(line.first("BT-132")),
    )


def _is_gtin(term: Term) -> bool:
    return term.scheme in _GTIN_SCHEMES and term.text.isdigit() and len(term.text) in _GTIN_LENGTHS


def _description(line: Group) -> Field[str] | None:
    """The item's name; with its description where the name alone is a single word, often a code."""
    name, longer = line.first("BT-153"), line.first("BT-154")
    if name is None or longer is None or " " in name.text or name.text in longer.text:
        return text_field(name if name and not (longer and name.text in longer.text) else longer or name)
    both = f"{name.text} {longer.text}"
    return Field(value=both, raw=both, confidence=STATED, source=f"{name.source}, {longer.source}")


def _unit_price(line: Group) -> Field[Decimal] | None:
    """What one unit costs, without VAT: BT-146 is the price of as many units as BT-149 says.

    What the line's own allowances and charges (BG-27, BG-28) take off or add is in its net amount; matching reckons
    what was paid for one from that.
    """
    price = line.first("BT-146")
    base = _base_quantity(line)
    if price is None or price.number is None:
        return _gross_price(line, base)
    source = f"{price.source} for {base} units" if base != 1 else price.source
    return Field(value=_even(price.number / base), raw=price.text, confidence=STATED, source=source)


def _base_quantity(line: Group) -> Decimal:
    """For how many units the price is; a Cross Industry Invoice may say so of the gross price (BT-148) alone."""
    if base := line.number("BT-149"):
        return base
    gross, quantity, net = line.number("GROSS BASE"), line.number("BT-129"), line.number("BT-131")
    proven = gross and quantity and net is not None and abs(quantity * line.amount("BT-146") / gross - net) < 1
    return gross if gross and proven else Decimal(1)


def _gross_price(line: Group, base: Decimal) -> Field[Decimal] | None:
    """The gross price less its discount, where the net price is left out."""
    gross = line.first("BT-148")
    if gross is None or gross.number is None:
        return None
    value = _even((gross.number - line.amount("BT-147")) / base)
    return Field(value=value, raw=gross.text, confidence=STATED, source=f"{gross.source} less its discount (BT-147)")


def _even(price: Decimal) -> Decimal:
    """The price as it is, or rounded where it has no end."""
    rounded = price.quantize(_FINEST)
    return rounded.normalize() + 0 if rounded != price else price
