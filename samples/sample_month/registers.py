"""Registers beside purchasing: organisations, chart, approvers, rates, staff."""

from datetime import date, timedelta

from sample_month import catalogue
from sample_month.masters import Rows
from sample_month.organisations import ORGANISATIONS, Organisation

SURNAMES = [
    "Abara",
    "Bellweather",
    "Cheung",
    "Dacosta",
    "Ellingham",
    "Farrow",
    "Grzelak",
    "Haldane",
    "Iqbal",
    "Jessop",
    "Kirkbride",
    "Lindqvist",
]
FORENAMES = [
    "Amina",
    "Bernard",
    "Chloe",
    "Dominic",
    "Esther",
    "Felix",
    "Grace",
    "Hamid",
    "Imogen",
    "Joseph",
    "Kezia",
    "Leon",
]
LIMITS = (("6", "5000.00"), ("8a", "25000.00"), ("8d", "100000.00"), ("VSM", "1000000.00"))
RATES = {"EUR": ("0.8431", "0.8462", "0.8440", "0.8478"), "USD": ("0.7512", "0.7498", "0.7540", "0.7526")}


def approver_of(code: str, place: int) -> str:
    """A person of this organisation, by place."""
    at = int(code[2:]) * 3 + place
    return f"{FORENAMES[at % 12]} {SURNAMES[(at * 5 + place) % 12]}"


def fill_registers(rows: Rows, cost_centres: dict[str, tuple[str, ...]]) -> None:
    """Fill what does not depend on the documents."""
    for organisation in ORGANISATIONS:
        rows["organisations"].append(_organisation(organisation))
        for cost_centre in cost_centres[organisation.code]:
            _coding(rows, organisation, cost_centre)
        _people(rows, organisation, cost_centres[organisation.code][0])
        rows["contacts"].append(
            {
                "organisation": organisation.code,
                "role": "payables",
                "name": approver_of(organisation.code, 3),
                "email": f"payables@{organisation.code.lower()}.example",
                "phone": f"0113 496 0{organisation.serial:03d}",
            }
        )
    _rates(rows)


def _organisation(organisation: Organisation) -> dict[str, object]:
    return {
        "organisation": organisation.code,
        "name": organisation.name,
        "short_names": "|".join((*organisation.short_names, *organisation.sites)),
        "payables_code": organisation.payables_code,
        "po_prefix": organisation.order_prefix,
        "gln": organisation.gln,
        "vat_number": organisation.vat_number,
        "address": f"{organisation.street}, {organisation.town}",
        "postcode": organisation.postcode,
        "ledger": "embedded",
        "valid_from": "2015-04-01",
    }


def _coding(rows: Rows, organisation: Organisation, cost_centre: str) -> None:
    for trade in catalogue.TRADES.values():
        rows["chart"].append(
            {
                "organisation": organisation.code,
                "cost_centre": cost_centre,
                "subjective": trade.subjective,
                "description": trade.name,
                "valid_from": "2024-04-01",
            }
        )
    for place, (band, limit) in enumerate(LIMITS):
        person = approver_of(organisation.code, place)
        rows["approvers"].append(
            {
                "organisation": organisation.code,
                "cost_centre": cost_centre,
                "person": person,
                "email": f"{person.lower().replace(' ', '.')}@{organisation.code.lower()}.example",
                "band": band,
                "limit": limit,
                "deputy": approver_of(organisation.code, place + 1),
                "valid_from": "2024-04-01",
            }
        )


def _rates(rows: Rows) -> None:
    for currency, quotes in RATES.items():
        for step in range(45):
            day = date(2026, 9, 17) + timedelta(days=step)
            rows["exchange_rates"].append(
                {"currency": currency, "on": day.isoformat(), "rate_to_gbp": quotes[step % len(quotes)]}
            )


def _people(rows: Rows, organisation: Organisation, cost_centre: str) -> None:
    for place, (title, band, wte) in enumerate(
        (("Staff Nurse", "5", "12.00"), ("Ward Manager", "7", "1.00"), ("Porter", "2", "6.00"))
    ):
        position = f"{organisation.code}-P{100 + place}"
        rows["positions"].append(
            {
                "organisation": organisation.code,
                "position": position,
                "title": title,
                "band": band,
                "cost_centre": cost_centre,
                "funded_wte": wte,
                "filled_wte": "1.00",
                "valid_from": "2024-04-01",
            }
        )
        rows["staff"].append(
            {
                "organisation": organisation.code,
                "assignment": f"{20_000 + organisation.serial * 100 + place}",
                "person_id": f"P{organisation.serial}{place:03d}",
                "ni_number": f"QQ{organisation.serial:02d}{place:02d}11C",  # QQ is never issued
                "surname": SURNAMES[(organisation.serial + place * 4) % 12],
                "forename": FORENAMES[(organisation.serial * 5 + place) % 12],
                "position": position,
                "band": band,
                "wte": "1.00",
                "started_on": "2023-09-04",
                "manager": approver_of(organisation.code, 1),
            }
        )
