"""Units of measure: trade words and UN/ECE codes made one, and how many of one unit are in another."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from counterfoil.model.masters import Conversion
from counterfoil.model.postings import normalise_number

ONE = Decimal(1)

# One canonical unit → the words and UN/ECE Recommendation 20 and 21 codes that mean the same.
SYNONYMS = {
    "EA": "EACH EACHES UNIT UNITS UN U UNT PCE PC PCS PIECE PIECES C62 H87 E48 NO NOS NR NMB ITEM ITEMS ONE SINGLE",
    "BX": "BOX BOXES XBX BXS 4G X4G",
    "PK": "PACK PACKS PKT PKTS PACKET PACKETS PKG PACKAGE PACKAGES XPK XPA PA NMP PCK PAC",
    "CS": "CASE CASES XCS CSE",
    "CT": "CTN CTNS CARTON CARTONS XCT",
    "PF": "PALLET PALLETS PLT XPX XPF",
    "BG": "BAG BAGS XBG",
    "BO": "BOTTLE BOTTLES BTL XBO",
    "RO": "ROLL ROLLS RL XRO",
    "SET": "SETS KIT KITS XKT",
    "TU": "TUBE TUBES XTU",
    "TN": "TIN TINS XTN",
    "CAN": "CANS XCA",
    "REM": "REAM REAMS RM",
    "PR": "PAIR PAIRS PRS",
    "DZ": "DOZEN DZN DOZ DOZENS",
    "HC": "HUNDRED CEN HUND",
    "MIL": "THOUSAND THOU M1000 MLE",
    "HR": "HUR HOUR HOURS HRS H",
    "MIN": "MINUTE MINUTES MINS",
    "DAY": "DAYS DY D",
    "WK": "WEE WEEK WEEKS",
    "MON": "MONTH MONTHS MTH MTHS MO",
    "QTR": "QAN QUARTER QUARTERS",
    "YR": "ANN YEAR YEARS ANNUM YRS",
    "KG": "KGM KILO KILOS KILOGRAM KILOGRAMS KGS",
    "G": "GRM GRAM GRAMS GM GMS",
    "L": "LTR LITRE LITRES LITER LITERS LT LTRS",
    "ML": "MLT MILLILITRE MILLILITRES",
    "M": "MTR METRE METRES METER METERS MTS",
    "M2": "MTK SQM SQUAREMETRE",
    "M3": "MTQ CUM CUBICMETRE",
    "TNE": "TONNE TONNES T",
    "KWH": "KWHR KILOWATTHOUR",
    "MI": "SMI MILE MILES",
    "KM": "KMT KILOMETRE KILOMETRES",
    "SHIFT": "SHIFTS SFT",
    "VISIT": "VISITS CALL CALLOUT",
}
UNITS = {word: unit for unit, words in SYNONYMS.items() for word in (unit, *words.split())}

# What holds for every item by definition.
DEFINED = {
    ("DZ", "EA"): Decimal(12), ("HC", "EA"): Decimal(100), ("MIL", "EA"): Decimal(1000), ("PR", "EA"): Decimal(2),
    ("KG", "G"): Decimal(1000), ("TNE", "KG"): Decimal(1000), ("L", "ML"): Decimal(1000), ("HR", "MIN"): Decimal(60),
    ("YR", "MON"): Decimal(12), ("YR", "QTR"): Decimal(4), ("QTR", "MON"): Decimal(3), ("KM", "M"): Decimal(1000),
}  # fmt: skip


def unit_key(text: str | None) -> str | None:
    """The canonical unit ("C62", "Each" and "PCE" → "EA"); an unknown word stands for itself, nothing for nothing."""
    word = normalise_number(text or "")
    if not word:
        return None
    if word in UNITS:
        return UNITS[word]
    letters = word.rstrip("0123456789")  # "BOX100", "PK/10": the count is the item's affair, not the unit's
    return UNITS.get(letters) or UNITS.get(letters.removesuffix("OF"), word)


@dataclass(frozen=True, slots=True)
class Factor:
    """`times` over `per` of the second unit make one of the first, kept as a ratio so that a twelfth stays exact.

    `note` cites where that is known from.
    """

    times: Decimal = ONE
    per: Decimal = ONE
    note: str = ""

    def apply(self, quantity: Decimal) -> Decimal:
        """A quantity of the first unit in the second."""
        return quantity * self.times / self.per

    def unapply(self, price: Decimal) -> Decimal:
        """A price for one of the first unit as a price for one of the second."""
        return price * self.per / self.times


SAME_UNIT = Factor()


class Conversions:
    """Pack sizes that are known: those of the catalogue by item, and those that hold by definition."""

    def __init__(self, conversions: Iterable[Conversion]) -> None:
        self._known: dict[str, dict[tuple[str, str], Factor]] = defaultdict(dict)
        for known in conversions:
            item, one, other = normalise_number(known.item_code), unit_key(known.from_uom), unit_key(known.to_uom)
            if not (item and one and other and known.factor > 0):
                continue
            note = f"catalogue: one {known.from_uom} of {known.item_code} is {known.factor} {known.to_uom}"
            self._known[item][one, other] = Factor(known.factor, ONE, note)
            self._known[item].setdefault((other, one), Factor(ONE, known.factor, note))

    def between(self, items: Iterable[str | None], one: str, other: str) -> Factor | None:
        """How many `other` one `one` is, for the first of these item codes that the catalogue knows it for."""
        for item in items:
            if item and (found := self._known.get(normalise_number(item), {}).get((one, other))):
                return found
        if defined := DEFINED.get((one, other)):
            return Factor(defined, ONE, f"one {one} is {defined} {other}")
        if inverse := DEFINED.get((other, one)):
            return Factor(ONE, inverse, f"one {other} is {inverse} {one}")
        return None

    def notes(self, item: str) -> list[str]:
        """What the catalogue says of this item's packs."""
        return sorted({factor.note for factor in self._known.get(normalise_number(item), {}).values()})

    def into(self, items: Iterable[str | None], unit: str) -> list[Factor]:
        """Every catalogued way into `unit` for these items, for a line that does not say what it counts."""
        known = [self._known.get(normalise_number(item), {}) for item in items if item]
        return [factor for factors in known for (_, to), factor in factors.items() if to == unit]
