"""What a bill's own words say it is for, and the small print that must not."""

import pytest

from bots.deciding.validity import vat_number_standing
from bots.deciding.wording import trade, wording
from counterfoil.model.documents import Channel, Document, Kind, Line, Party
from tests.bots.deciding.bills import seen


def said(text: str, *, sender: str = "Acme Ltd") -> Document:
    lines = (Line(description=seen(text)), Line())
    return Document(kind=Kind.INVOICE, channel=Channel.TEXT, lines=lines, seller=Party(name=seen(sender)))


@pytest.mark.parametrize(
    "text",
    [
        "Late payment interest on invoice INV-221, 34 days at 11.75%",
        "Statutory interest",
        "Interest at 8% over base rate",
        "Fixed compensation under the Late Payment of Commercial Debts (Interest) Act 1998",
        "Interest on overdue account",
        "Debt recovery costs",
        "Overdue account charge, invoice 20117",
        "Administration fee for late settlement",
        "Interest under the 1998 Act",
        "Interest from 1 June, £1.12 per day",
    ],
)
def test_claims_of_interest_are_told(text: str) -> None:
    assert wording(said(text)) == "late_interest"


@pytest.mark.parametrize(
    "text",
    [
        "Full page entry, Hospitals Directory 2027",
        "Advertisement, quarter page, spring edition",
        "Insertion in the NHS Buyers Guide",
        "Yearbook listing",
        "Trademark register publication fee",
        "Domain name renewal",
        "Gold profile in the Estates Handbook, twelve months",
        "Yearly inclusion, Northern Care Compendium",
        "Half page feature, Hospital Caterers' Journal",
        "Enhanced web placement",
        "Trade mark monitoring",
        "Search engine submission",
        "Sponsorship of the emergency services calendar",
    ],
)
def test_entries_and_advertisements_are_told(text: str) -> None:
    assert wording(said(text)) == "directory"


def test_a_directorys_name_tells_it() -> None:
    assert wording(said("Annual fee", sender="European Trade Directory Ltd")) == "directory"


@pytest.mark.parametrize(
    "text",
    [
        "Locum consultant psychiatrist",
        "Doctor (locum), 8 hours",
        "Locum ST3, nights",
        "Locum cover: general practitioner, 4 sessions",
        "Dr A Okafor, SHO cover, locum rate",
        "Locum radiologist reporting",
        "Medical locum, week 41",
        "Agency doctor, A&E, 12 h",
        "Temporary anaesthetist, long day",
    ],
)
def test_locum_doctors_are_told(text: str) -> None:
    assert wording(said(text)) == "locum_doctor"


@pytest.mark.parametrize(
    "text",
    [
        "Nitrile gloves",
        "Agency nurse Band 5",
        "Stationery",
        "Compression hosiery",
        "Direct debit fee",
        "Locum tray",
        "Locum pharmacist, 7.5 hours",
        "Locum clinical psychologist",
        "Locum social worker",
        "Service charge for late collection of linen",
        "Late cancellation fee",
        "Copier paper, page yield 3,000",
        "Point of interest signage",
        "Fire register box, red",
        "Management consultant, 3 days",
    ],
)
def test_ordinary_goods_and_services_say_nothing(text: str) -> None:
    assert wording(said(text)) == "none"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Agency nurse, Band 6", "nursing"),
        ("Registered midwife - night shift", "nursing"),
        ("HCA, 7.5 hours", "nursing"),
        ("Nursing pads", "none"),
        ("Locum doctor", "none"),
    ],
)
def test_nursing_is_told_from_nursing_goods(text: str, expected: str) -> None:
    assert trade(Line(description=seen(text))) == expected


def test_no_line_is_no_trade() -> None:
    assert trade(None) == "none"


@pytest.mark.parametrize(
    ("number", "standing"),
    [
        (None, "absent"),
        ("999 9999 73", "valid"),
        ("GB 999 9999 18", "valid"),
        ("XI999999973", "valid"),
        ("GB 999 9999 74", "invalid"),
        ("pending", "invalid"),
        ("DE 136695976", "valid"),
        ("DE 136695977", "invalid"),
        ("EL 094259216", "valid"),
        ("CHE-107.787.577 MWST", "valid"),
        ("US 12-3456789", "invalid"),
    ],
)
def test_vat_numbers_are_judged_by_their_check_digits(number: str | None, standing: str) -> None:
    assert vat_number_standing(number) == standing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Window cleaning, outpatients building", "buildings"),
        ("Repair of roof over ward 3", "buildings"),
        ("Annual service of passenger lifts", "equipment"),
        ("Planned maintenance visit, chilled water plant", "equipment"),
        ("Cleaning fluid for wards, 5 litre", "none"),
        ("Maintenance kit for infusion pump", "none"),
        ("Hire of hoist with maintenance", "none"),
        ("Nitrile gloves", "none"),
        ("Registered nurse, night shift", "nursing"),
    ],
)
def test_work_on_buildings_and_on_equipment_is_told_from_the_goods_for_it(text: str, expected: str) -> None:
    assert trade(Line(description=seen(text))) == expected
