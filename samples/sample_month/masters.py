"""The master data extracts: which columns each file has, and writing them."""

import csv
from pathlib import Path

COLUMNS = {
    "organisations": "organisation name short_names payables_code po_prefix gln vat_number address postcode ledger "
    "valid_from valid_to successor",
    "suppliers": "organisation supplier_id name aliases vat_number company_number gln sort_code account_number iban "
    "address postcode email_domain terms_days status factor_of valid_from valid_to",
    "purchase_orders": "organisation po_number line_number supplier_id ordered_on status kind description item_code "
    "gtin quantity uom unit_price net_amount currency vat_rate cost_centre subjective requester buyer contract",
    "receipts": "organisation receipt_number po_number line_number quantity net_amount received_on",
    "conversions": "item_code from_uom to_uom factor",
    "ledger_invoices": "organisation supplier_id invoice_number kind invoice_date currency net vat gross po_number "
    "status paid_on ledger_reference",
    "exchange_rates": "currency on rate_to_gbp",
    "approvers": "organisation cost_centre person email band limit deputy valid_from valid_to",
    "exemptions": "organisation supplier_id category cost_centre subjective valid_from valid_to",
    "chart": "organisation cost_centre subjective description valid_from valid_to",
    "agency_bookings": "organisation booking supplier_id worker_id worker_name staff_group band shift_start shift_end "
    "break_minutes approved_hours day_type",
    "agency_overrides": "organisation override booking supplier_id staff_group approved_by approved_role approved_on "
    "max_rate",
    "framework_agencies": "supplier_id organisation framework valid_from valid_to",
    "positions": "organisation position title band cost_centre funded_wte filled_wte valid_from valid_to",
    "staff": "organisation assignment person_id ni_number surname forename position band wte started_on left_on "
    "manager",
    "contacts": "organisation supplier_id role name email phone",
}

Rows = dict[str, list[dict[str, object]]]


def empty() -> Rows:
    """A list of rows for every file."""
    return {name: [] for name in COLUMNS}


def write(rows: Rows, folder: Path) -> None:
    """Write one CSV file for each list; a row's missing columns are left empty.

    Raises:
        ValueError: a row has a column that the file has not.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, columns in COLUMNS.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns.split(), restval="", lineterminator="\r\n")
            writer.writeheader()
            writer.writerows(rows[name])
