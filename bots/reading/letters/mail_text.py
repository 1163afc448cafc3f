"""What an e-mail's words say: the invoices, orders and accounts that they name, and who wrote a forwarded letter."""

import re
from collections.abc import Iterator
from email.utils import parseaddr

from counterfoil.model.documents import Bank
from counterfoil.model.fields import Field

# A number that a person would write after "invoice" or "order": at least three digits, and no plain date.
_NUMBER = (
    r"((?=[A-Z0-9/_.-]*\d{3}|[A-Z]{1,6}[-/ ]?\d)(?!\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b)[A-Z0-9][A-Z0-9/_.-]*[A-Z0-9])"
)
_LIST = rf"{_NUMBER}(?:\s*(?:,|;|&|and|\+)\s*{_NUMBER})?"
_SAYS_NUMBER = (
    r"(?:s|\(s\))?\s*(?:no(?:s|\(s\))?\b\.?|num(?:ber)?s?\b|ref(?:erence)?s?\b\.?|#)?\s*(?:[:#-]|(?:is|was|are)\b)?\s*"
)
_INVOICE = re.compile(rf"\b(?:invoice|inv|credit\s+note|bill|statement\s+ref){_SAYS_NUMBER}{_LIST}", re.IGNORECASE)
_BARE_INVOICE = re.compile(r"\b((?:INV|SI|SIN|CN|CRN|SCN|CR)[-/_]?\d{3,}[A-Z0-9/-]*)\b")
_ORDER = re.compile(rf"\b(?:purchase\s+order|P\.?O\.?|order){_SAYS_NUMBER}{_LIST}", re.IGNORECASE)
_SIX = r"(\d{2})\s?[-–]?\s?(\d{2})\s?[-–]?\s?(\d{2})(?!\d)"
_SORT_CODE = re.compile(rf"\bsort(?:ing)?[ _-]?code[^\d\n]{{0,30}}{_SIX}", re.IGNORECASE)
_ACCOUNT = re.compile(
    rf"\b(?:account|acct|a/c)\b[^\d\n]{{0,30}}(?:{_SIX}[^\d\n]{{1,20}})?(?P<account>\d{{8}})(?!\d)", re.IGNORECASE
)
_IBAN = re.compile(r"\b([A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,4})?)\b")
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|doorst|i)\s*:", re.IGNORECASE)
# "From: A <a@b>", with the date or the recipient in one of the lines behind it.
_HEAD_OF_LETTER = re.compile(
    r"^[>\s*]*From:\s*([^\n]+)(?=(?:\n[^\n]*){0,2}?\n[>\s*]*(?:Sent|Date|To|Subject):)", re.IGNORECASE | re.MULTILINE
)
# In words to a person a number is named, not stated.
_NAMED = 0.8


def named_invoices(subject: str, body: str) -> tuple[Field[str], ...]:
    """Numbers of invoices and credit notes, those of the subject first, each once."""
    return _distinct(_found(subject, body, (_INVOICE, _BARE_INVOICE)))


def named_orders(subject: str, body: str) -> tuple[Field[str], ...]:
    """Order numbers, those of the subject first, each once."""
    return _distinct(_found(subject, body, (_ORDER,)))


def _found(subject: str, body: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Field[str]]:
    for where, text in (("subject", subject), ("body", body)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                for number in filter(None, match.groups()):
                    yield Field(
                        value=number, raw=match[0], confidence=_NAMED, source=f"named in the {where} of the e-mail"
                    )


def _distinct(fields: Iterator[Field[str]]) -> tuple[Field[str], ...]:
    first: dict[str, Field[str]] = {}
    for field in fields:
        first.setdefault(field.value.upper(), field)
    return tuple(first.values())


def named_bank(body: str) -> Bank:
    """The account that the text names; read only to be compared with the one that is held."""

    def field(match: re.Match[str] | None, *, group: str = "") -> Field[str] | None:
        if match is None:
            return None
        value = match[group] if group else re.sub(r"\s", "", "".join(match.groups()))
        return Field(value=value, raw=match[0], confidence=_NAMED, source="named in the body of the e-mail")

    return Bank(
        sort_code=field(_SORT_CODE.search(body)),
        account_number=field(_ACCOUNT.search(body), group="account"),
        iban=field(_IBAN.search(body)),
    )


def original_sender(subject: str, body: str) -> str:
    """The sender of the letter that a forwarded one passes on ("Name <address>"), as its head in the body has it.

    Empty where nothing is forwarded: the head of an older letter under a reply may be our own.
    """
    if not _FORWARDED.match(subject):
        return ""
    for head in _HEAD_OF_LETTER.finditer(body):
        sender = " ".join(head[1].replace("[mailto:", "<").replace("]", ">").replace("*", "").split())
        if "@" in parseaddr(sender)[1]:
            return sender
    return ""
