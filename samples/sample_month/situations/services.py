"""Services whose VAT or approval has rules of its own: contracted out, locums, construction, other health bodies."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from sample_month.bills import Line, penny
from sample_month.firms import Firm
from sample_month.month import Deal, Month
from sample_month.organisations import BY_CODE
from sample_month.registers import approver_of
from sample_month.situations.clean import untaxed
from sample_month.world import COST_CENTRES

CONTRACTED = "COS coding"
LOCUM = "Locum doctor with 20% VAT after rule's effective date"
CONSTRUCTION = "Construction reverse charge"
RECHARGE = "NHS-to-NHS recharge on agreed schedule"
ABOVE_LIMIT = "Amount above first approver's limit"
LEFT = "Approver left / no action for N days"
REVERSE = "Reverse charge: customer to account for the VAT to HMRC at 20%."
SERVICES = {
    "buildings": ("Contract cleaning of wards and corridors, September", "2640.00", "35"),
    "repairs": ("Repair and redecoration of building, outpatients' roof leak", "1180.00", "35"),
    "equipment": ("Annual maintenance of infusion pumps, 40 devices", "1960.00", "37"),
    "goods": ("Cleaning trolley with two buckets", "214.00", None),
}


def _service(month: Month, firm: Firm, lines: Sequence[tuple[str, str]], *, rate: str = "20") -> Deal:
    """An order by amount for these services, at prices that the firm has not asked for yet."""
    deal = month.deal(firm=firm, count=1)
    billed = []
    for text, price in lines:
        net = Decimal(price) + Decimal(month.rng.randint(1, 9900)) / 100
        billed.append(
            Line(
                description=text,
                net=net,
                vat_rate=Decimal(rate),
                quantity=Decimal(1),
                uom="EA",
                unit_price=net,
            )
        )
    return replace(deal, lines=tuple(billed))


def contracted_out(month: Month, *, what: str) -> None:
    """A service whose VAT the Treasury refunds under a heading, or goods whose VAT is not refunded."""
    text, price, heading = SERVICES[what]
    deal = _service(month, month.firm(trade="maintenance"), [(text, price)])
    deal = month.ordered(deal, kind="service", by_amount=True)
    month.send(deal, month.invoice(deal), CONTRACTED, vat_recovery=heading)


def locum(month: Month, *, before: bool) -> None:
    """A locum doctor with VAT: right before the supply became exempt, disputed since."""
    firm = month.firm(trade="consultancy")
    deal = _service(month, firm, [("Locum consultant anaesthetist, 22.5 hours", "1912.50")])
    if before:
        issued = date(2025, 10, 20 + month.rng.randint(0, 9))
        deal = replace(deal, issued=issued, delivered=issued - timedelta(days=6), ordered=issued - timedelta(days=20))
    deal = month.ordered(deal, kind="service", by_amount=True)
    if before:
        month.send(deal, month.invoice(deal), LOCUM, vat_recovery=None)
    else:
        month.send(deal, month.invoice(deal), LOCUM, outcome="held", holds=("TAX_LOCUM",))


def construction(month: Month, *, charged: bool) -> None:
    """Building work under the reverse charge, billed without VAT as it should be, or with VAT all the same."""
    lines = [("Installation of partition walls, ward 7", "4300.00"), ("Making good and second fix joinery", "1250.00")]
    deal = _service(month, month.firm(trade="maintenance"), lines)
    deal = month.ordered(deal if charged else untaxed(deal), kind="service", by_amount=True)
    bill = month.invoice(deal, notes=(REVERSE,))
    if charged:
        month.send(deal, bill, CONSTRUCTION, outcome="held", holds=("TAX_VAR",))
    else:
        month.send(deal, bill, CONSTRUCTION, self_accounted=f"{penny(bill.net / 5):.2f}")


def recharge(month: Month, *, seller: str, buyer: str, channel: str = "text") -> None:
    """One health body recharges another, on a schedule that both agreed and that needs no order."""
    body, firm = BY_CODE[seller], Firm(360 + BY_CODE[seller].serial, BY_CODE[seller].name, "exempt")
    own: dict[str, object] = {
        "name": body.name,
        "address": (body.street, body.town),
        "postcode": body.postcode,
        "vat_number": body.vat_number,
        "company_number": None,
        "gln": body.gln,
    }
    organisation = BY_CODE[buyer]
    if (buyer, firm.serial) not in month.world.records:
        kept = {key: value for key, value in own.items() if key != "address"}
        supplier_id = month.world.add_record(organisation, firm, **kept, address=f"{body.street}, {body.town}")
        month.world.add_exemption(buyer, supplier_id, "NHS recharges")
    deal = _service(month, firm, [("Pathology service level agreement, September 2026", "3100.00")], rate="0")
    deal = replace(deal, organisation=organisation, supplier_id=month.world.records[buyer, firm.serial])
    bill = month.invoice(deal, seller=firm.seller(**own))
    month.send(deal, bill, RECHARGE, channel=channel, outcome="awaiting_approval", counterparty=seller)


def above_limit(month: Month) -> None:
    """An exempt bill for more than the first approver may sign for."""
    deal = _service(
        month, month.firm(trade="exempt"), [("Face-to-face interpreting, block booking", "7400.00")], rate="0"
    )
    second = approver_of(deal.organisation.code, 1)
    month.send(
        deal,
        month.invoice(deal),
        ABOVE_LIMIT,
        outcome="awaiting_approval",
        holds=("APR_LIMIT",),
        approver=second,
    )


def approver_left(month: Month) -> None:
    """The staff record says that whoever should approve has left; the deputy has not been asked yet."""
    organisation, firm = BY_CODE["ZN6"], Firm(371, "Lanternlight Legal Services LLP", "exempt")
    supplier_id = month.world.add_record(organisation, firm)
    month.world.add_exemption(organisation.code, supplier_id, "legal", centre=4)
    centre, gone, deputy = COST_CENTRES["ZN6"][4], "Priscilla Wetherby", approver_of("ZN6", 1)
    first = next(
        row
        for row in month.world.rows["approvers"]
        if row["organisation"] == "ZN6" and row["cost_centre"] == centre and row["band"] == "6"
    )
    first |= {"person": gone, "email": "priscilla.wetherby@zn6.example", "deputy": deputy}
    month.world.rows["staff"].append(
        {
            "organisation": "ZN6",
            "assignment": "20699",
            "person_id": "P6999",
            "surname": "Wetherby",
            "forename": "Priscilla",
            "band": "6",
            "wte": "1.00",
            "started_on": "2019-09-02",
            "left_on": "2026-09-30",
        }
    )
    deal = _service(month, firm, [("Advice on lease of clinic premises", "880.00")])
    deal = replace(deal, organisation=organisation, supplier_id=supplier_id)
    month.send(deal, month.invoice(deal), LEFT, outcome="held", holds=("APR_TIMEOUT",), deputy=deputy)
