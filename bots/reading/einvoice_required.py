"""What EN 16931 requires an invoice, and each group of terms in it, to state."""

from collections.abc import Iterator, Mapping

from bots.reading.einvoice_terms import Group

# Rule → (group or "" for the invoice, any of these terms, in words).
REQUIRED: Mapping[str, tuple[str, tuple[str, ...], str]] = {
    "BR-02": ("", ("BT-1",), "an invoice number"),
    "BR-03": ("", ("BT-2",), "an issue date"),
    "BR-04": ("", ("BT-3",), "a type code"),
    "BR-05": ("", ("BT-5",), "a currency"),
    "BR-06": ("", ("BT-27",), "the seller's name"),
    "BR-07": ("", ("BT-44",), "the buyer's name"),
    "BR-09": ("", ("BT-40",), "the seller's country"),
    "BR-11": ("", ("BT-55",), "the buyer's country"),
    "BR-12": ("", ("BT-106",), "the sum of the lines"),
    "BR-13": ("", ("BT-109",), "the total without VAT"),
    "BR-14": ("", ("BT-112",), "the total with VAT"),
    "BR-15": ("", ("BT-115",), "the amount due"),
    "BR-16": ("", ("BG-25",), "a line"),
    "BR-CO-18": ("", ("BG-23",), "a VAT breakdown"),
    "BR-CO-26": ("", ("BT-29", "BT-30", "BT-31"), "an identifier of the seller"),
    "BR-21": ("BG-25", ("BT-126",), "a line number"),
    "BR-22": ("BG-25", ("BT-129",), "a quantity"),
    "BR-23": ("BG-25", ("BT-130",), "a unit of measure"),
    "BR-24": ("BG-25", ("BT-131",), "a net amount"),
    "BR-25": ("BG-25", ("BT-153",), "an item name"),
    "BR-26": ("BG-25", ("BT-146",), "a net price"),
    "BR-CO-04": ("BG-25", ("BT-151",), "a VAT category"),
    "BR-31": ("BG-20", ("BT-92",), "an amount"),
    "BR-32": ("BG-20", ("BT-95",), "a VAT category"),
    "BR-33": ("BG-20", ("BT-97", "BT-98"), "a reason"),
    "BR-36": ("BG-21", ("BT-99",), "an amount"),
    "BR-37": ("BG-21", ("BT-102",), "a VAT category"),
    "BR-38": ("BG-21", ("BT-104", "BT-105"), "a reason"),
    "BR-45": ("BG-23", ("BT-116",), "a taxable amount"),
    "BR-46": ("BG-23", ("BT-117",), "an amount of VAT"),
    "BR-47": ("BG-23", ("BT-118",), "a VAT category"),
    "BR-55": ("BG-3", ("BT-25",), "the number of the preceding invoice"),
}
_IN_WORDS = {
    "": "the invoice",
    "BG-3": "a reference to a preceding invoice",
    "BG-20": "an allowance",
    "BG-21": "a charge",
    "BG-23": "a row of the VAT breakdown",
    "BG-25": "a line",
}


def missing_terms(invoice: Group) -> Iterator[tuple[str, str]]:
    """Each rule of presence that the invoice breaks, with what is missing in words."""
    for rule, (where, codes, words) in REQUIRED.items():
        groups = (invoice,) if not where else invoice.each(where)
        if not all(group.has(*codes) for group in groups):
            yield rule, f"{_IN_WORDS[where]} lacks {words} ({' or '.join(codes)})"
