"""The code lists that EN 16931 and Peppol bind an e-invoice to, read once from `code_lists.txt`."""

import re
from collections.abc import Mapping
from pathlib import Path

_HEADING = re.compile(r"\[(?P<name>[^\]]+)\].*")


def _loaded(path: Path) -> Mapping[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if heading := _HEADING.fullmatch(line):
            name = heading["name"]
            lists[name] = frozenset()
        elif not line.startswith("#"):
            lists[name] |= frozenset(line.split())
    return lists


_LISTS = _loaded(Path(__file__).with_name("code_lists.txt"))

INVOICE_TYPES = _LISTS["UNCL1001 invoice"]
CREDIT_NOTE_TYPES = _LISTS["UNCL1001 credit note"]
PEPPOL_INVOICE_TYPES = _LISTS["Peppol invoice"]
PEPPOL_CREDIT_NOTE_TYPES = _LISTS["Peppol credit note"]
PRO_FORMA_TYPE = "325"
CURRENCIES = _LISTS["ISO 4217"]
COUNTRIES = _LISTS["ISO 3166-1"]
# A Greek VAT number begins with EL, not with the country's code.
VAT_PREFIXES = COUNTRIES | {"EL"}
REFERENCE_SCHEMES = _LISTS["UNCL1153"]
NOTE_SUBJECTS = _LISTS["UNCL4451"]
IDENTIFIER_SCHEMES = _LISTS["ISO 6523"]
ITEM_CLASSIFICATIONS = _LISTS["UNCL7143"]
PAYMENT_MEANS = _LISTS["UNCL4461"]
CREDIT_TRANSFERS = frozenset({"30", "58"})
DIRECT_DEBITS = frozenset({"49", "59"})
VAT_CATEGORIES = _LISTS["UNCL5305"]
REVERSE_CHARGE = "AE"
OUT_OF_SCOPE = "O"
SPLIT_PAYMENT = "B"
ALLOWANCE_REASONS = _LISTS["UNCL5189"]
CHARGE_REASONS = _LISTS["UNCL7161"]
EXEMPTION_REASONS = _LISTS["VATEX"]
UNITS = _LISTS["Rec 20 and 21"]
ENDPOINT_SCHEMES = _LISTS["EAS"]
# When VAT falls due (BT-8): UNCL2005 in UBL, UNCL2475 in CII.
VAT_DUE_UBL = frozenset({"3", "35", "432"})
VAT_DUE = VAT_DUE_UBL | {"5", "29", "72"}
ATTACHMENT_TYPES = frozenset(
    {
        "application/pdf",
        "image/png",
        "image/jpeg",
        "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.oasis.opendocument.spreadsheet",
    }
)
