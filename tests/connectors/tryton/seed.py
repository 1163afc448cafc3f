"""Fills a new Tryton database with the world on standard input; run by Tryton's own interpreter, through proteus.

    python seed.py DATABASE_URI CONFIGURATION < world.json

The world is what `world_json` in tests/support/tryton.py writes: the masters that every ledger under test knows, and
the robot user.
"""

import json
import sys
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from proteus import Model
from proteus import config as proteus_config
from trytond.modules.account.tests.tools import create_chart, create_fiscalyear, get_accounts
from trytond.modules.account_invoice.tests.tools import set_fiscalyear_invoice_sequences

Row = dict[str, Any]
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def main(uri: str, configuration: str) -> None:
    world = json.load(sys.stdin)
    config = proteus_config.set_trytond(uri, config_file=configuration)
    pounds = currencies(world["rates"])
    companies = {row["organisation"]: company(row, pounds) for row in world["organisations"]}
    into_all_companies(config, list(companies.values()))
    for code, one in companies.items():
        with config.set_context(company=one.id):
            books(one, [row for row in world["chart"] if row["organisation"] == code])
            parties = suppliers(one, [row for row in world["suppliers"] if row["organisation"] == code])
            orders(one, pounds, parties, [row for row in world["purchase_orders"] if row["organisation"] == code])
            receipts(one, [row for row in world["receipts"] if row["organisation"] == code])
            retire(parties, world["suppliers"])
    robot(world["robot"], list(companies.values()))


def currencies(rates: list[Row]) -> Any:
    """The pound, and others at so many pounds each: Tryton wants what one unit of a common base buys."""
    currency_kind, rate_kind = Model.get("currency.currency"), Model.get("currency.currency.rate")
    found = {}
    for code in {"GBP", "CHF", *(row["currency"] for row in rates)}:
        found[code] = currency_kind(name=code, symbol=code, code=code, rounding=Decimal("0.01"), digits=2)
        found[code].save()
    for row in rates:
        rate_kind(date=date(2026, 1, 1), rate=Decimal(1), currency=found[row["currency"]]).save()
        rate_kind(date=date(2026, 1, 1), rate=Decimal(row["rate_to_gbp"]), currency=found["GBP"]).save()
    return found["GBP"]


def company(row: Row, currency: Any) -> Any:
    party = Model.get("party.party")(name=row["name"], code=row["organisation"])
    party.save()
    one = Model.get("company.company")(party=party, currency=currency)
    one.save()
    return one


def into_all_companies(config: Any, companies: list[Any]) -> None:
    user_kind = Model.get("res.user")
    admin = user_kind(config.user)
    for one in companies:
        admin.companies.append(type(one)(one.id))
    admin.company = companies[0]
    admin.company_filter = "all"
    admin.save()
    config._context = user_kind.get_preferences(True, {})


def books(one: Any, chart: list[Row]) -> None:
    """A chart with an account a combination of cost centre and subjective, and this year open."""
    create_chart(one)
    account_kind = Model.get("account.account")
    expense, tax = get_accounts(one)["expense"], get_accounts(one)["tax"]
    for row in chart:
        code = f"{row['cost_centre']}-{row['subjective']}"
        account_kind(code=code, name=code, company=one, type=expense.type).save()
    account_kind(code="VAT-RECOVERABLE", name="VAT recoverable", company=one, type=tax.type).save()
    year = set_fiscalyear_invoice_sequences(create_fiscalyear(one, YEAR))
    year.click("create_period")


def suppliers(one: Any, rows: list[Row]) -> dict[str, Any]:
    """A party is a supplier of a company once it has an account payable there."""
    party_kind = Model.get("party.party")
    payable, parties = get_accounts(one)["payable"], {}
    for row in rows:
        found = party_kind.find([("code", "=", row["supplier_id"])], limit=1)
        party = found[0] if found else party_kind(name=row["name"], code=row["supplier_id"])
        party.account_payable = payable
        party.save()
        parties[row["supplier_id"]] = party
    return parties


def orders(one: Any, currency: Any, parties: dict[str, Any], rows: list[Row]) -> None:
    purchase_kind = Model.get("purchase.purchase")
    key = itemgetter("po_number")
    for number, lines in groupby(sorted(rows, key=key), key=key):
        of_order = list(lines)
        purchase = purchase_kind(company=one, party=parties[of_order[0]["supplier_id"]], currency=currency)
        purchase.purchase_date = date.fromisoformat(of_order[0]["ordered_on"])
        purchase.invoice_method = "manual"
        for row in of_order:
            line = purchase.lines.new()
            line.product, line.unit = goods(row["uom"])
            line.description = row["description"]
            line.quantity = float(row["quantity"])
            line.unit_price = Decimal(row["unit_price"])
        purchase.save()
        given(purchase, number=number)
        purchase.click("quote")
        purchase.click("confirm")
        if (status := of_order[0]["status"]) != "open":
            given(purchase, state={"closed": "done", "cancelled": "cancelled"}[status])


def given(record: Any, **values: str) -> None:
    """What Tryton gives of itself, and lets nobody enter on a screen."""
    record._proxy.write([record.id], values, record._config.context)
    record.reload()


def goods(uom: str) -> tuple[Any, Any]:
    """A product stocked in this unit, which is counted as finely as any bill may bill it."""
    uom_kind, template_kind = Model.get("product.uom"), Model.get("product.template")
    if found := template_kind.find([("name", "=", uom)], limit=1):
        return found[0].products[0], found[0].default_uom
    category = Model.get("product.uom.category")(name=uom)
    category.save()
    unit = uom_kind(name=uom, symbol=uom, category=category, rate=1, factor=1, rounding=1e-12, digits=12)
    unit.save()
    template = template_kind(name=uom, type="goods", default_uom=unit, purchasable=True, list_price=Decimal(0))
    template.save()
    return template.products[0], unit


def receipts(one: Any, rows: list[Row]) -> None:
    shipment_kind, purchase_kind, move_kind = (
        Model.get(n) for n in ("stock.shipment.in", "purchase.purchase", "stock.move")
    )
    for row in rows:
        (purchase,) = purchase_kind.find([("number", "=", row["po_number"]), ("company", "=", one.id)])
        line = purchase.lines[int(row["line_number"]) - 1]
        (waiting,) = move_kind.find([("origin", "=", str(line)), ("state", "=", "draft")])
        shipment = shipment_kind(company=one, supplier=purchase.party)
        shipment.effective_date = date.fromisoformat(row["received_on"])
        incoming = move_kind(waiting.id)
        shipment.incoming_moves.append(incoming)
        incoming.quantity = float(row["quantity"])
        shipment.save()
        shipment.click("receive")


def retire(parties: dict[str, Any], rows: list[Row]) -> None:
    """In the end, since an order cannot be made for an inactive party."""
    for row in rows:
        if row["status"] == "inactive" and row["supplier_id"] in parties:
            party = parties[row["supplier_id"]]
            party.active = False
            party.save()


def robot(row: Row, companies: list[Any]) -> None:
    """The user that the connector works as: it keeps accounts, reads orders and receipts, and administers nothing."""
    user_kind, group_kind, application_kind = (Model.get(n) for n in ("res.user", "res.group", "res.user.application"))
    data_kind = Model.get("ir.model.data")
    user = user_kind(name="Robot", login=row["user"], password=row["password"], company_filter="all")
    for name in ("account.group_account", "purchase.group_purchase", "stock.group_stock"):
        user.groups.append(group_kind(data_kind.get_id(name, {})))
    for one in companies:
        user.companies.append(type(one)(one.id))
    user.company = companies[0]
    user.save()
    application_kind(user=user, application="rest", key=row["key"], state="validated").save()


if __name__ == "__main__":
    main(*sys.argv[1:])
