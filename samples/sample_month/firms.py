"""The suppliers: invented firms, each with its trade, its identifiers and its house style of printing."""

from dataclasses import dataclass, field
from decimal import Decimal

from sample_month import catalogue, identifiers
from sample_month.bills import Seller
from sample_month.catalogue import Product

NAMES = """
consumables: Harbottle Surgical Supplies Ltd; Tarnbrook Medical Limited; Ossington & Vane Healthcare Ltd
consumables: Pellwether Hygiene plc; Quillfeather Medical Products Ltd; Dunnock Ward Supplies Ltd
consumables: Brackenrigg Consumables Limited; Lysander Health Stores Ltd
surgical: Marchbanks Orthopaedics Ltd; Ferrowhite Surgical Instruments Limited; Corvane Endoscopy UK Ltd
surgical: Aldermoor Implants Ltd; Threlkeld Theatre Products Limited; Wychling Devices Ltd
surgical: Sorrelby Sutures Ltd
laboratory: Penhallow Diagnostics Ltd; Brightwick Reagents Limited; Cassiobury Biolabs Ltd
laboratory: Ravensmere Scientific plc; Kittiwake Assays Ltd; Thornabye Instruments & Controls Ltd
stationery: Paperknight Office Supplies Limited; Inkwell & Daughters Ltd; Northgate Print Mutual
stationery: Fenwick Barlow Stationers Ltd
it: Cobaltree Systems Ltd; Lanternfish Computing Limited; Dovetail Networks Ltd
it: Oakapple Technology Services plc
catering: Millrace Dairies Ltd; Goodacre Provisions Limited; Pudsey Lane Bakery Ltd
catering: Summerhouse Fresh Foods Ltd; Cresswell & Tidy Catering Supplies Ltd
cleaning: Clearwell Hygiene Services Ltd; Bellflower Janitorial Limited; Sandpiper Chemicals Ltd
cleaning: Whitestone Waste & Recycling Ltd
estates: Garside Electrical Wholesale Ltd; Plumbline Merchants Limited; Hazelgrove Building Products Ltd
estates: Ironbridge Valve Company Ltd; Tolliver Paints & Coatings Ltd
furniture: Larkrise Contract Furniture Limited; Elmhurst Seating Ltd; Bayleaf Interiors Ltd
aids: Steadyfoot Mobility Ltd; Wainwright Rehab Equipment Limited; Comfrey Orthotics Ltd
aids: Silverbirch Living Aids Ltd
maintenance: Castlegarth Building Services Ltd; Upthorpe Lifts Limited; Embercheck Fire & Security Ltd
maintenance: Coldharbour Cooling Ltd; Meltwater Hygiene Engineers Ltd
consultancy: Fallowfield Advisory LLP; Juniper Row Associates Ltd; Catkin Analytics Limited
consultancy: Tidemark Health Consulting Ltd
rental: Boxwood Equipment Hire Ltd; Scanlease Medical Rentals Limited; Copyright Lane Office Machines Ltd
exempt: Polyglot Bridge Interpreting Ltd; Handshape Sign Language Services CIC
"""
STREETS = (
    "Unit 4, Foundry Way",
    "17 Cornmill Street",
    "Progress House, Tannery Lane",
    "8 The Maltings",
    "Block C, Aire Business Park",
    "62-64 Station Parade",
    "Wharf House, Canal Side",
    "2 Orchard Court",
    "Unit 19 Skylark Trading Estate",
    "101 Great Moor Road",
)
TOWNS = (
    "Tarnford",
    "Meresham",
    "Sallowbridge",
    "Wexley",
    "Dunmere",
    "Kelderwick",
    "Aldbourne-on-Sea",
    "Thrapley",
    "Cowlam",
    "Overstrand-Magna",
)
NUMBER_FORMS = (
    "INV-{:05d}",
    "SI{:07d}",
    "{:06d}",
    "2026/{:05d}",
    "{initials}{:05d}",
    "IN{:06d}/26",
    "A-{:06d}",
    "{initials}-{:04d}",
)
CREDIT_FORMS = (
    "CN-{:05d}",
    "SC{:07d}",
    "9{:05d}",
    "CR/{:05d}",
    "{initials}C{:05d}",
    "CRN{:06d}",
    "C-{:06d}",
    "{initials}-C{:04d}",
)
DATE_SHAPES = (
    "{d:02d}/{m:02d}/{y}",
    "{d} {month} {y}",
    "{d:02d}-{mon}-{yy:02d}",
    "{y}-{m:02d}-{d:02d}",
    "{d:02d} {mon} {y}",
)


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How a firm prints: which layout, how dates and amounts are written, whether units are words."""

    layout: int
    date_shape: str
    pound: bool
    commas: bool
    words_for_units: bool


@dataclass(slots=True)
class Firm:
    """One supplier; `last_number` counts the bills it has sent, `sums` are the totals it has asked for."""

    serial: int
    name: str
    trade: str
    currency: str = "GBP"
    country: str = "GB"
    iban: str | None = None
    address_abroad: str = ""
    last_number: int = 0
    sums: set[Decimal] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.last_number = 1200 + self.serial * 131

    @property
    def prefix(self) -> str:
        """Three letters for its numbers."""
        return identifiers.initials(self.name, 3)

    @property
    def products(self) -> tuple[Product, ...]:
        """What it sells."""
        return catalogue.products(self.trade, self.prefix)

    @property
    def domain(self) -> str:
        """Its e-mail domain, under a name that is kept for examples."""
        words = self.name.lower().replace("&", "and").replace("'", "").split()
        return f"{'-'.join(words[:2])}.example"

    @property
    def style(self) -> HouseStyle:
        """Its house style; the same for all that it sends."""
        return HouseStyle(
            layout=self.serial,
            date_shape=DATE_SHAPES[self.serial % len(DATE_SHAPES)],
            pound=self.serial % 3 != 1,
            commas=self.serial % 4 != 2,
            words_for_units=self.serial % 7 == 3,
        )

    @property
    def address(self) -> tuple[str, ...]:
        """Its address in lines, without the postcode."""
        return STREETS[self.serial * 3 % 10], TOWNS[(self.serial + self.serial // 10) % 10]

    def next_number(self, *, credit: bool = False) -> str:
        """The number of its next invoice or credit note."""
        self.last_number += 1 + self.last_number % 3
        forms = CREDIT_FORMS if credit else NUMBER_FORMS
        return forms[self.serial % len(forms)].format(self.last_number, initials=self.prefix)

    def seller(self, **changes: object) -> Seller:
        """What it prints of itself."""
        sort_code, account_number = identifiers.account(self.serial)
        if self.country != "GB":
            changes = {**self._abroad(), **changes}
        printed: dict[str, object] = {
            "name": self.name,
            "address": self.address,
            "postcode": identifiers.postcode(self.serial),
            "vat_number": identifiers.vat_number(self.serial),
            "company_number": identifiers.company_number(self.serial),
            "gln": identifiers.gln(1000 + self.serial) if self.serial % 2 else None,
            "phone": f"01632 960{self.serial:03d}",
            "email": f"accounts@{self.domain}",
            "sort_code": sort_code,
            "account_number": account_number,
        }
        return Seller(**{**printed, **changes})  # type: ignore[arg-type]

    def _abroad(self) -> dict[str, object]:
        *address, postcode = self.address_abroad.split("; ")
        return {
            "address": tuple(address),
            "postcode": postcode,
            "phone": None,
            "vat_number": None,
            "company_number": None,
            "sort_code": None,
            "account_number": None,
            "iban": self.iban,
            "country": self.country,
        }


def read_names() -> list[tuple[str, str]]:
    """(name, trade) of every firm."""
    pairs: list[tuple[str, str]] = []
    for row in NAMES.strip().splitlines():
        trade, names = row.split(": ")
        pairs.extend((name.strip(), trade) for name in names.split(";"))
    return pairs


# Name, trade, currency, country, the basic account number that its IBAN is made of, address and postcode.
ABROAD = (
    ("Kestrel Biomaterials GmbH", "surgical", "EUR", "DE", "990000000099000001", "Musterweg 14; Beispielhausen; 00014"),
    (
        "Ballyhaven Laboratory Systems DAC",
        "laboratory",
        "EUR",
        "IE",
        "ZZZZ99000099000002",
        "3 Harbour Terrace; Ballyhaven; Z00 YX12",
    ),
    ("Prairie Lantern Diagnostics Inc", "laboratory", "USD", "US", "", "1200 Example Avenue; Lantern Falls; 00012"),
    ("Alpenrose Medizintechnik AG", "surgical", "CHF", "CH", "99000000099000004", "Beispielgasse 3; Alpenrose; 0004"),
)


def found_firms() -> list[Firm]:
    """Every firm, new: none has billed anyone yet."""
    home = [Firm(serial, name, trade) for serial, (name, trade) in enumerate(read_names(), start=1)]
    abroad = [
        Firm(
            len(home) + place,
            name,
            trade,
            currency,
            country,
            identifiers.iban(country, basic) if basic else None,
            home_of,
        )
        for place, (name, trade, currency, country, basic, home_of) in enumerate(ABROAD, start=1)
    ]
    return [*home, *abroad]
