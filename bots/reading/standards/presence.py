"""What EN 16931 requires an invoice, and each group of terms in it, to state (BR-02 … BR-65, BR-CO-18 … BR-CO-26)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bots.reading.standards.places import Places


@dataclass(frozen=True, slots=True)
class Required:
    """One rule of presence: each group `where` ("" is the invoice, "BG-25/BG-27" a group in a group) has one of these.

    `given` restricts the rule to groups that have one of those terms or groups.
    """

    rule: str
    where: str
    any_of: tuple[str, ...]
    words: str
    given: tuple[str, ...] = ()


REQUIRED = (
    Required("BR-01", "", ("BT-24",), "the standard that it follows"),
    Required("BR-02", "", ("BT-1",), "an invoice number"),
    Required("BR-03", "", ("BT-2",), "an issue date"),
    Required("BR-04", "", ("BT-3",), "a type code"),
    Required("BR-05", "", ("BT-5",), "a currency"),
    Required("BR-06", "", ("BT-27",), "the seller's name"),
    Required("BR-07", "", ("BT-44",), "the buyer's name"),
    Required("BR-08", "", ("BG-5",), "the seller's address"),
    Required("BR-09", "", ("BT-40",), "the seller's country"),
    Required("BR-10", "", ("BG-8",), "the buyer's address"),
    Required("BR-11", "", ("BT-55",), "the buyer's country"),
    Required("BR-12", "", ("BT-106",), "the sum of the lines"),
    Required("BR-13", "", ("BT-109",), "the total without VAT"),
    Required("BR-14", "", ("BT-112",), "the total with VAT"),
    Required("BR-15", "", ("BT-115",), "the amount due"),
    Required("BR-16", "", ("BG-25",), "a line"),
    Required("BR-18", "BG-11", ("BT-62",), "a name"),
    Required("BR-19", "BG-11", ("BG-12",), "an address"),
    Required("BR-20", "BG-11", ("BT-69",), "a country", ("BG-12",)),
    Required("BR-21", "BG-25", ("BT-126",), "a line number"),
    Required("BR-22", "BG-25", ("BT-129",), "a quantity"),
    Required("BR-23", "BG-25", ("BT-130",), "a unit of measure"),
    Required("BR-24", "BG-25", ("BT-131",), "a net amount"),
    Required("BR-25", "BG-25", ("BT-153",), "an item name"),
    Required("BR-26", "BG-25", ("BT-146",), "a net price"),
    Required("BR-31", "BG-20", ("BT-92",), "an amount"),
    Required("BR-32", "BG-20", ("BT-95",), "a VAT category"),
    Required("BR-33", "BG-20", ("BT-97", "BT-98"), "a reason"),
    Required("BR-36", "BG-21", ("BT-99",), "an amount"),
    Required("BR-37", "BG-21", ("BT-102",), "a VAT category"),
    Required("BR-38", "BG-21", ("BT-104", "BT-105"), "a reason"),
    Required("BR-41", "BG-25/BG-27", ("BT-136",), "an amount"),
    Required("BR-42", "BG-25/BG-27", ("BT-139", "BT-140"), "a reason"),
    Required("BR-43", "BG-25/BG-28", ("BT-141",), "an amount"),
    Required("BR-44", "BG-25/BG-28", ("BT-144", "BT-145"), "a reason"),
    Required("BR-45", "BG-23", ("BT-116",), "a taxable amount"),
    Required("BR-46", "BG-23", ("BT-117",), "an amount of VAT"),
    Required("BR-47", "BG-23", ("BT-118",), "a VAT category"),
    Required("BR-49", "BG-16", ("BT-81",), "its code"),
    Required("BR-52", "BG-24", ("BT-122",), "a reference"),
    Required("BR-53", "", ("BT-111",), "its VAT in the accounting currency", ("BT-6",)),
    Required("BR-54", "BG-25/BG-32", ("BT-160",), "a name"),
    Required("BR-54", "BG-25/BG-32", ("BT-161",), "a value"),
    Required("BR-55", "BG-3", ("BT-25",), "the number of the preceding invoice"),
    Required("BR-56", "BG-11", ("BT-63",), "a VAT number"),
    Required("BR-57", "", ("BT-80",), "the country of the place of delivery", ("BG-15",)),
    Required("BR-CO-04", "BG-25", ("BT-151",), "a VAT category"),
    Required("BR-CO-18", "", ("BG-23",), "a VAT breakdown"),
    Required("BR-CO-19", "BG-14", ("BT-73", "BT-74", "BT-8"), "its first or last day"),
    Required("BR-CO-20", "BG-25/BG-26", ("BT-134", "BT-135"), "its first or last day"),
    Required("BR-CO-21", "BG-20", ("BT-97", "BT-98"), "a reason"),
    Required("BR-CO-22", "BG-21", ("BT-104", "BT-105"), "a reason"),
    Required("BR-CO-23", "BG-25/BG-27", ("BT-139", "BT-140"), "a reason"),
    Required("BR-CO-24", "BG-25/BG-28", ("BT-144", "BT-145"), "a reason"),
    Required("BR-CO-26", "", ("BT-29", "BT-30", "BT-31"), "an identifier of the seller"),
)
# What every e-invoice states, whatever standard it follows (also Factur-X MINIMUM, which is no invoice by itself).
OF_ANY_STANDARD = tuple(required for required in REQUIRED if required.rule in {"BR-02", "BR-03", "BR-04", "BR-05"})
_IN_WORDS = {
    "": "the invoice",
    "BG-3": "a reference to a preceding invoice",
    "BG-11": "the seller's tax representative",
    "BG-14": "the period that is billed",
    "BG-16": "a means of payment",
    "BG-20": "an allowance",
    "BG-21": "a charge",
    "BG-23": "a row of the VAT breakdown",
    "BG-24": "a supporting document",
    "BG-25": "a line",
    "BG-25/BG-26": "a line's period",
    "BG-25/BG-27": "a line's allowance",
    "BG-25/BG-28": "a line's charge",
    "BG-25/BG-32": "an item's attribute",
}
RULES = frozenset(required.rule for required in REQUIRED)


def missing_terms(places: Places, rules: Sequence[Required] = REQUIRED) -> Iterator[tuple[str, str]]:
    """Each rule of presence that the invoice breaks, with what is missing in words."""
    for required in rules:
        for group in places[required.where]:
            if not group.has(*required.any_of) and (not required.given or group.has(*required.given)):
                terms = " or ".join(required.any_of)
                yield required.rule, f"{_IN_WORDS[required.where]} lacks {required.words} ({terms})"
                break
