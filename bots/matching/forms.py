"""What the masters say against a form: the supplier that it asks for is there already, or the post is not free."""

import re
from collections.abc import Iterator

from bots.matching.identifiers import company_key, vat_key
from bots.matching.masters import Masters
from bots.matching.names import spellings
from bots.matching.supplier_records import Record
from counterfoil.model.documents import Document, Kind

MOST_SHOWN = 3
VAT = re.compile(r"\bvat\b", re.IGNORECASE)
COMPANY = re.compile(r"\b(?:company|registration|registered|companies house|crn)\b", re.IGNORECASE)
NAME = re.compile(
    r"\b(?:supplier|company|trading|legal|business|payee)(?:'s)? (?:legal |trading |full )?name\b", re.IGNORECASE
)
POST = re.compile(r"\b(?:position|post)\b", re.IGNORECASE)
BEFORE = re.compile(r"\b(?:current|present|existing|old|previous|from)\b", re.IGNORECASE)


def known_suppliers(document: Document, masters: Masters) -> str:
    """The records that the supplier on a new-supplier form has already, in words; empty where it has none."""
    if document.kind is not Kind.SUPPLIER_FORM:
        return ""
    found = {(record.supplier.organisation, record.id): why for why, record in _same_firm(document, masters)}
    if not found:
        return ""
    shown = [
        f"{organisation} has it as {record} ({why})" for (organisation, record), why in [*found.items()][:MOST_SHOWN]
    ]
    more = f" and {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else ""
    return f"The supplier asked for is known: {'; '.join(shown)}{more}"


def _same_firm(document: Document, masters: Masters) -> Iterator[tuple[str, Record]]:
    """By its registered numbers, or else by its very name: a number tells a firm under whatever name."""
    for entry in document.form:
        said = entry.field.value
        asked: list[tuple[str, str | None, str]] = []
        if VAT.search(entry.label):
            asked = [("vat", vat_key(said), "the same VAT number")]
        elif NAME.search(entry.label):
            asked = [("name", name.key, "the same name") for name in spellings(said)]
        elif COMPANY.search(entry.label):
            asked = [("company", company_key(said), "the same company number")]
        for kind, key, why in asked:
            yield from ((why, record) for record in masters.firm(kind, key) if not record.unusable)


def post_taken(document: Document, masters: Masters) -> str:
    """Why the post that a change form moves somebody into is not free, in words; empty where it is, or is not known."""
    if document.kind is not Kind.CHANGE_FORM:
        return ""
    for entry in document.form:
        if not POST.search(entry.label) or BEFORE.search(f"{entry.label} {entry.section}"):
            continue
        post = masters.position(entry.field.value)
        if post is not None and post.filled_wte is not None and post.filled_wte >= post.funded_wte:
            return (
                f"Position {post.position} at {post.organisation} is filled: "
                f"{post.filled_wte.normalize():f} of {post.funded_wte.normalize():f} whole-time equivalents"
            )
    return ""
