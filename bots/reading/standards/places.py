"""Where in an invoice the rules look: the invoice itself, its groups, and the groups in its lines."""

from collections.abc import Mapping, Sequence

from bots.reading.einvoices.terms import Group

# A place ("" is the invoice, "BG-25/BG-27" the allowances of all lines) → the groups there.
Places = Mapping[str, Sequence[Group]]

_OF_INVOICE = ("BG-3", "BG-10", "BG-11", "BG-14", "BG-16", "BG-20", "BG-21", "BG-23", "BG-24", "BG-25")
_OF_LINES = ("BG-26", "BG-27", "BG-28", "BG-32")


def places_of(invoice: Group) -> Places:
    """All groups of an invoice by their place, found once for all rules."""
    places: dict[str, Sequence[Group]] = {"": (invoice,), **{code: invoice.each(code) for code in _OF_INVOICE}}
    for code in _OF_LINES:
        places[f"BG-25/{code}"] = [group for line in invoice.each("BG-25") for group in line.each(code)]
    return places
