"""What the invented firms sell, by trade: descriptions from goods.yaml, units and the span of a price."""

import random
from decimal import Decimal
from typing import NamedTuple

from samples.unseen.wordings import lists


class Article(NamedTuple):
    """One thing sold, at a price for one unit."""

    description: str
    code: str
    unit: str
    price: Decimal
    quantity: Decimal


class Trade(NamedTuple):
    """How a trade counts and prices: units, quantities, and the lowest and highest price in pence."""

    units: tuple[str, ...]
    quantities: tuple[str, ...]
    low: int
    high: int


_GOODS = ("1", "2", "3", "4", "5", "6", "8", "10", "12", "20", "24", "50", "100", "144")
TRADES = {
    "supplies": Trade(("Each", "Box", "Pack", "Case", "Pk10"), _GOODS, 80, 9000),
    "works": Trade(("Nr", "Hr", "Item", "Day"), ("1", "1", "2", "3", "0.5", "4", "7.5"), 1500, 90000),
    "staff": Trade(("Hrs",), ("7.5", "11.5", "12", "10.25", "6", "8", "37.5"), 1800, 9500),
    "energy": Trade(("kWh", "days"), ("31", "30", "412", "1880", "20914", "81503"), 9, 42),
    "fees": Trade(("Item",), ("1", "1", "1", "2", "12"), 30000, 2500000),
    "de": Trade(("Stk",), ("1", "2", "3", "5", "10", "25"), 500, 150000),
    "nl": Trade(("st",), ("1", "2", "3", "5", "10", "25"), 500, 150000),
    "it": Trade(("pz",), ("1", "2", "3", "5", "10", "25"), 500, 150000),
    "fr": Trade(("u",), ("1", "2", "3", "5", "10", "25"), 500, 150000),
    "es": Trade(("ud.",), ("1", "2", "3", "5", "10", "25"), 500, 150000),
    "da": Trade(("stk.",), ("1", "2", "3", "5", "10", "25"), 5000, 900000),
    "pl": Trade(("szt.",), ("1", "2", "3", "5", "10", "25"), 2000, 600000),
    "ie": Trade(("Each", "Box"), _GOODS, 200, 20000),
    "legal": Trade(("Item",), ("1",), 15000, 900000),
    "medicines": Trade(("Pk28", "Pk10", "Vial", "Btl"), _GOODS, 45, 12000),
    "devices": Trade(("EA", "BX"), ("1", "1", "2", "3", "5", "10"), 4000, 320000),
    "meals": Trade(("cover", "tray"), ("12", "18", "25", "40", "65", "8"), 180, 1650),
    "stays": Trade(("Night", "Room"), ("1", "1", "2", "3", "4"), 4500, 24000),
    "print": Trade(("1000", "copies"), ("1", "2", "5", "10", "25"), 900, 24000),
    "journeys": Trade(("trip", "mile"), ("1", "1", "2", "18", "34", "7.5"), 150, 6400),
    "parcels": Trade(("parcel", "kg"), ("1", "1", "2", "4", "12"), 380, 2900),
    "tests": Trade(("test",), ("1", "3", "12", "48", "110", "7"), 150, 14500),
    "hire": Trade(("week", "day"), ("1", "2", "4", "4", "13"), 800, 26000),
    "courses": Trade(("place", "day"), ("1", "2", "6", "10", "14"), 6500, 95000),
    "software": Trade(("seat", "month"), ("1", "5", "12", "40", "250"), 350, 19900),
    "recharges": Trade(("month", "session", "WTE"), ("1", "1", "3", "0.4", "12"), 20000, 1900000),
    "copies": Trade(("copies", "prints"), ("412", "1880", "20914", "81503", "6040"), 1, 9),
    "linen": Trade(("Each", "kg"), ("40", "120", "365", "1480", "2210", "76"), 12, 240),
    "waste": Trade(("tonne", "lift", "bag"), ("1.24", "3.5", "12", "4", "8", "0.86"), 900, 26000),
    "care": Trade(("week", "night"), ("1", "2", "4", "4.29", "28", "30"), 9500, 189000),
    "be": Trade(("st",), ("1", "2", "3", "5", "10", "25"), 500, 150000),
    "de wards": Trade(("Stk", "Pkg", "VE", "Krt"), _GOODS, 120, 64000),
    "de works": Trade(("Std", "Stk", "lfm"), ("1", "2", "3.5", "0.75", "8", "12.5"), 450, 19500),
    "nl wards": Trade(("doos", "st", "rol"), _GOODS, 95, 41000),
    "nl works": Trade(("uur", "st"), ("1", "2", "3.5", "0.25", "8", "16"), 850, 28000),
    "fr wards": Trade(("bte", "u", "carton"), _GOODS, 90, 52000),
    "fr works": Trade(("h", "forfait", "m2"), ("1", "1", "3.5", "12", "0.5", "24.75"), 1800, 96000),
    "it wards": Trade(("NR", "CF", "PZ"), _GOODS, 110, 48000),
    "es wards": Trade(("caja", "ud", "kg"), _GOODS, 70, 39000),
    "pt": Trade(("UN", "CX"), _GOODS, 130, 61000),
    "da works": Trade(("stk", "time", "kg"), ("1", "2", "4.5", "10", "37", "120"), 1200, 145000),
    "sv works": Trade(("st", "tim", "kg"), ("1", "2", "4.5", "10", "37", "120"), 1400, 160000),
    "pl wards": Trade(("szt.", "op.", "kpl."), _GOODS, 350, 240000),
    "ie wards": Trade(("EA", "BX", "KG"), _GOODS, 150, 31000),
    "sv": Trade(("st",), ("1", "2", "3", "5", "10", "25"), 5000, 900000),
    "cleaning": Trade(("month", "visit", "hour"), ("1", "1", "4", "22", "37.5"), 1300, 250000),
    "power": Trade(("kWh",), ("412", "1880", "20914", "81503", "6040"), 9, 42),
    "water": Trade(("m3",), ("31", "118", "412", "1880", "76"), 60, 320),
    "lines": Trade(("month", "call", "min"), ("1", "1", "3", "12", "48"), 90, 9800),
    "shifts": Trade(("h",), ("7.5", "11.5", "12", "10.25", "6", "8"), 1800, 9500),
    "vehicles": Trade(("month",), ("1", "1", "1", "2"), 1500, 58000),
    "sessions": Trade(("session",), ("1", "1", "2", "1.5"), 9500, 41000),
    "services": Trade(("patient",), ("3", "12", "41", "118", "7"), 900, 9600),
    "dispensing": Trade(("claim",), ("3", "12", "41", "118", "7"), 140, 3500),
    "hours": Trade(("h",), ("0.2", "0.6", "1.5", "3.2", "6", "11.4"), 11800, 39500),
    "rides": Trade(("trip",), ("1",), 450, 9800),
    "builds": Trade(("Item",), ("1", "1", "1", "0.4", "0.75"), 60000, 4800000),
    "odd jobs": Trade(("job",), ("1",), 3500, 48000),
    "functions": Trade(("cover", "lot"), ("1", "1", "40", "60", "12"), 180, 2900),
    "grants": Trade(("quarter",), ("1", "1", "2"), 60000, 2400000),
    "cylinders": Trade(("day",), ("31", "90", "217", "868", "30"), 4, 60),
    "limbs": Trade(("EA",), ("1", "1", "2"), 2500, 290000),
    "market": Trade(("1",), ("1", "1", "2", "5", "10"), 299, 8900),
    "counters": Trade(("Nr",), ("1", "1", "3", "13"), 4500, 190000),
    "research": Trade(("h", "unit"), ("1", "2", "7.5", "12"), 1200, 240000),
    "instruments": Trade(("EA", "BX10", "SET"), ("1", "1", "2", "3", "5", "10"), 900, 480000),
    "dental": Trade(("Nr",), ("1", "1", "1", "2"), 1200, 28000),
}
WORKERS = ("Okafor", "Lindqvist", "Bright", "Moreau", "Tanner", "Achebe")
SHARE_OF_FINE_PRICES = 0.125


def articles(random_: random.Random, trade: str, count: int) -> list[Article]:
    """So many lines of a trade; quantities are whole for goods, and hours or days for people."""
    return [_article(random_, trade) for _ in range(count)]


def _article(random_: random.Random, trade: str) -> Article:
    ways = TRADES[trade]
    description = random_.choice(lists("goods")[trade])
    if trade == "staff":
        description += f", {random_.choice('ABCDEFGHJKLMNPRST')} {random_.choice(WORKERS)}"
    price = _price(random_, ways)
    return Article(
        description, _code(random_), random_.choice(ways.units), price, Decimal(random_.choice(ways.quantities))
    )


def _code(random_: random.Random) -> str:
    figures = random_.randrange(1000, 999999)
    return random_.choice(
        (
            f"{random_.choice('ABCDEFGH')}{random_.choice('KLMNP')}{figures}",
            f"{figures}",
            f"R-{figures % 900}/{figures % 9}",
        )
    )


def _price(random_: random.Random, ways: Trade) -> Decimal:
    """A price in pence between the two ends; energy's and one in eight others have fractions of a penny."""
    if ways.high < 100 or random_.random() < SHARE_OF_FINE_PRICES:
        return Decimal(random_.randrange(ways.low * 100, max(ways.high * 100 // 4, ways.low * 200))) / 10000
    return Decimal(random_.randrange(ways.low, ways.high)) / 100
