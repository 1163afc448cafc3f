"""The naive reading: labels and regular expressions over plain text, as one writes it in an afternoon."""

import re
from datetime import datetime

from benchmarks.accuracy.facts import Found
from benchmarks.accuracy.visible import text_of

_AMOUNT = r"[^\d\n]{0,25}?(-?\d{1,3}(?:[.,' ]?\d{3})*[.,]\d{2})(?!\d)"
_DAY = r"[ .:]*(\d{1,2}[ ./-]\w{2,9}[ ./-]\d{2,4})"
_PATTERNS = {
    "invoice_number": r"(?:invoice|credit note|rechnungs?)[ -]*"
    r"(?:no\.?|number|nr\.?|nummer|ref\.?|#)[ .:]*([A-Z0-9][\w/-]+)",
    "issue_date": r"(?:invoice date|date of issue|rechnungsdatum|tax point|date|datum)" + _DAY,
    "due_date": r"(?:due date|payment due|pay by|due|fällig)" + _DAY,
    "net": r"(?:net total|total net|sub[- ]?total|goods total|netto)" + _AMOUNT,
    "vat": r"(?:total vat|vat total|vat|mwst|ust)(?:[^\d\n]*\d{1,2}(?:\.\d)? ?%)?" + _AMOUNT,
    "gross": r"(?:invoice total|total due|amount due|grand total|balance due|gross|brutto|"
    r"(?<!sub )(?<!sub-)(?<!net )total)" + _AMOUNT,
    "vat_number": r"(?:vat[ .]*(?:reg\w*)?[ .]*(?:no\.?|number)?|ust-?id\w*)[ .:]*((?:GB|DE|IE|FR|NL)? ?\d[\d ]{7,12})",
    "po_numbers": r"(?:purchase order|your order|order|p\.?o\.?)[ ]*"
    r"(?:no\.?|number|ref\.?)?[ .:]*([A-Z0-9][\w/-]*\d[\w/-]+)",
    "sort_code": r"sort code[ .:]*(\d\d[- ]?\d\d[- ]?\d\d)",
    "account_number": r"(?:account|a/c)[ ]*(?:no\.?|number)?[ .:]*(\d{8})",
    "iban": r"\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?)\b",
}
_DAYS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d/%m/%y", "%d.%m.%y", "%d-%b-%y")


def read_naively(name: str, content: bytes) -> list[Found]:  # noqa: ARG001 (every reader is called alike)
    """One document a PDF, by the first match of each pattern; nothing of any other file."""
    if not content.startswith(b"%PDF"):
        return []
    text = text_of(content)
    fields = {}
    for field, pattern in _PATTERNS.items():
        match = re.search(pattern, text, re.IGNORECASE)
        value = _plain(field, match[1].strip()) if match else ""
        if value:
            fields[field] = (value,)
    fields["currency"] = ("GBP" if "£" in text or "GBP" in text else "EUR",)
    kind = "credit_note" if re.search(r"credit note|gutschrift", text, re.IGNORECASE) else "invoice"
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return [Found(kind=kind, fields={**fields, "seller_name": (first,)})]


def _plain(field: str, value: str) -> str:
    if field in {"net", "vat", "gross"}:
        figures = re.sub(r"\D", "", value)
        return f"{'-' if value.startswith('-') else ''}{figures[:-2]}.{figures[-2:]}"
    if field not in {"issue_date", "due_date"}:
        return value
    for form in _DAYS:
        try:
            return datetime.strptime(value, form).date().isoformat()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return ""
