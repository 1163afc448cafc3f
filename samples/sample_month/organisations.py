"""The seven synthetic organisations that the shared service works for."""

from dataclasses import dataclass

from sample_month import identifiers


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that is billed; `order_form` shows how it writes its order numbers (a serial number is put in)."""

    code: str
    name: str
    short_names: tuple[str, ...]
    payables_code: str
    order_form: str
    street: str
    town: str
    sites: tuple[str, ...]
    serial: int

    @property
    def gln(self) -> str:
        """Its global location number."""
        return identifiers.gln(self.serial)

    @property
    def vat_number(self) -> str:
        """Its VAT number."""
        return identifiers.vat_number(9000 + self.serial)

    @property
    def postcode(self) -> str:
        """Its postcode."""
        return identifiers.postcode(400 + self.serial)

    @property
    def order_prefix(self) -> str:
        """What every order number of this organisation begins with."""
        return self.order_form.split("{")[0]

    @property
    def address(self) -> list[str]:
        """The address that invoices are sent to, in lines."""
        return [self.street, self.town, self.postcode]


# St Bride's Hospital is a site of two organisations, so its name alone does not say who is billed.
SHARED_SITE = "St Bride's Hospital"

ORGANISATIONS = (
    Organisation(
        "ZN1",
        "Northmoor Hospitals NHS Foundation Trust",
        ("Northmoor Hospitals", "Northmoor FT"),
        "F765",
        "ZN1{:06d}",
        "PO Box 4107",
        "Tarnford",
        ("Northmoor General Hospital", SHARED_SITE),
        1,
    ),
    Organisation(
        "ZN2",
        "Harrowbeck University Hospitals NHS Trust",
        ("Harrowbeck Hospitals", "HUHT"),
        "6345",
        "4502{:06d}",
        "Finance House, Kiln Road",
        "Harrowbeck",
        ("Harrowbeck Royal Infirmary", SHARED_SITE),
        2,
    ),
    Organisation(
        "ZN3",
        "Sallow Vale Community Health NHS Trust",
        ("Sallow Vale Community", "SVCH"),
        "K212",
        "ZN3{:06d}",
        "3 Weir Court",
        "Sallowbridge",
        ("Sallow Vale Health Centre", "Orchard Lodge"),
        3,
    ),
    Organisation(
        "ZN4",
        "Mereside Mental Health NHS Foundation Trust",
        ("Mereside MH", "Mereside FT"),
        "7718",
        "MM{:06d}",
        "The Old Bakery, Lake Street",
        "Meresham",
        ("Larch House", "Mereside Clinic"),
        4,
    ),
    Organisation(
        "ZN5",
        "Copperfell Ambulance Service NHS Trust",
        ("Copperfell Ambulance", "CAS"),
        "A409",
        "871{:05d}",
        "Unit 9, Beacon Park",
        "Copperfell",
        ("Copperfell Operations Centre", "Dunmere Station"),
        5,
    ),
    Organisation(
        "ZN6",
        "Dunmere and Copperfell Integrated Care Board",
        ("Dunmere ICB", "D&C ICB"),
        "K765",
        "ZN6-{:05d}",
        "County Chambers, Priory Row",
        "Dunmere",
        ("County Chambers", "Priory Row Offices"),
        6,
    ),
    Organisation(
        "ZN7",
        "Wexley Children's Hospital NHS Foundation Trust",
        ("Wexley Children's", "WCH"),
        "5120",
        "WX{:06d}",
        "Lantern Lane",
        "Wexley",
        ("Wexley Children's Hospital", "Lantern Lane Clinic"),
        7,
    ),
)
BY_CODE = {organisation.code: organisation for organisation in ORGANISATIONS}
