"""Fills the portal of a supplier: an account of a customer, and orders with the invoices that the supplier issued.

Reads from the standard input what there is to be, as JSON: `customer` with `email`, `password` and `company`, and
`orders` with `item`, `price` and `count` each.
"""

import json
import sys
from datetime import timedelta
from decimal import Decimal

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up first
from django.db import transaction  # noqa: E402
from django.utils.timezone import now  # noqa: E402
from django_scopes import scopes_disabled  # noqa: E402
from pretix.base.models import (  # noqa: E402
    Customer,
    Event,
    InvoiceAddress,
    Order,
    OrderPosition,
    Organizer,
    TaxRule,
)
from pretix.base.services.invoices import generate_invoice, invoice_pdf_task  # noqa: E402


def supplier() -> Event:
    """The supplier, and the catalogue from which customers order."""
    organizer, _ = Organizer.objects.get_or_create(name="Northern Training Supplies Ltd", slug="supplier")
    organizer.settings.customer_accounts = True
    event, made = Event.objects.get_or_create(
        organizer=organizer,
        slug="catalogue",
        defaults={
            "name": "Catalogue",
            "currency": "GBP",
            "live": True,
            "date_from": now() + timedelta(days=90),
            "plugins": "pretix.plugins.banktransfer",
        },
    )
    if made:
        event.settings.locale = "en"
        event.settings.region = "GB"
        event.settings.timezone = "Europe/London"
        event.settings.invoice_generate = "True"
        event.settings.invoice_language = "en"
        event.settings.invoice_address_from_name = "Northern Training Supplies Ltd"
        event.settings.invoice_address_from = "1 Mill Lane"
        event.settings.invoice_address_from_zipcode = "LS1 1AA"
        event.settings.invoice_address_from_city = "Leeds"
        event.settings.invoice_address_from_country = "GB"
        event.settings.invoice_address_from_vat_id = "GB980780684"
        event.tax_rules.create(name="VAT", rate=Decimal(20))
    return event


def order(event: Event, customer: Customer, company: str, wanted: dict[str, str | int]) -> str:
    """One paid order with its invoice; the number of that."""
    price = Decimal(str(wanted["price"]))
    rule: TaxRule = event.tax_rules.get()
    item = event.items.create(name=str(wanted["item"]), default_price=price, tax_rule=rule)
    count = int(wanted["count"])
    made = Order.objects.create(
        event=event,
        customer=customer,
        email=customer.email,
        status=Order.STATUS_PAID,
        datetime=now(),
        expires=now() + timedelta(days=30),
        total=price * count,
        locale="en",
        sales_channel=event.organizer.sales_channels.get(identifier="web"),
    )
    InvoiceAddress.objects.create(
        order=made,
        is_business=True,
        company=company,
        street="2 Park Row",
        zipcode="LS1 5HD",
        city="Leeds",
        country="GB",
    )
    for number in range(count):
        OrderPosition.objects.create(
            order=made, item=item, variation=None, price=price, positionid=number + 1, tax_rule=rule
        )
    made.create_transactions()
    invoice = generate_invoice(made, trigger_pdf=False)
    invoice_pdf_task.apply(args=(invoice.pk,))
    return invoice.number


def main() -> None:
    asked = json.load(sys.stdin)
    call_command("migrate", run_syncdb=True, verbosity=0)
    with scopes_disabled(), transaction.atomic():
        event = supplier()
        account = asked["customer"]
        customer, made = Customer.objects.get_or_create(
            organizer=event.organizer, email=account["email"], defaults={"name_parts": {"_legacy": account["company"]}}
        )
        if made:
            customer.set_password(account["password"])
            customer.save()
        numbers = [order(event, customer, account["company"], each) for each in asked["orders"]]
    print(json.dumps(numbers))  # noqa: T201 - what the caller reads


main()
