"""Letters: what an e-mail holds, however it came, and the reading that it gives."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from email.utils import parseaddr

from bots.reading.letters.bank_change import bank_change_asked
from bots.reading.letters.html_page import html_page
from bots.reading.letters.mail_text import named_bank, named_invoices, named_orders, original_sender
from bots.reading.letters.written import text_page, written_document
from bots.reading.pages.amounts import find_amounts
from bots.reading.pages.document import mentioned
from bots.reading.patient import screened
from bots.reading.pdfs.words import Page
from counterfoil.model.documents import Channel, Document, Finding, Kind, Part, Party, Reading, Remark
from counterfoil.model.fields import Field

IN_THE_BODY = "in the body of the e-mail"
# Words that would have somebody act, and figures of accounts: hidden, they are no preview line of a newsletter.
_ACTING = re.compile(
    r"\b(?:approv|authori[sz]|releas|ignor|disregard|overrid|instruct|pay (?:to|this|now))", re.IGNORECASE
)
_ACCOUNT = re.compile(r"\b\d{2}-\d{2}-\d{2}\b|\b\d{8}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that came with a letter; one that `decorates` belongs to its look or its envelope and says nothing."""

    name: str
    content: bytes
    decorates: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """An e-mail: who sent it ("Name <address>"), its subject, its words plain and as HTML, and what came with it."""

    sender: str
    subject: str
    plain: str = ""
    html: str = ""
    enclosures: Sequence[Enclosure] = ()


def read_letter(letter: Letter, *, reader: str) -> Reading:
    """The words as one document, every enclosure as a part."""
    shown = html_page(letter.html)
    # The plain text may be no more than "this message needs a program that shows HTML".
    plainly = len(letter.plain) * 2 >= len(shown.text)
    text = letter.plain if plainly else shown.text
    document = _written(letter, text, shown.page if shown.text else text_page(letter.plain)) or Document(
        kind=Kind.EMAIL, channel=Channel.MAIL
    )
    parts = tuple(Part(name=one.name, content=one.content) for one in letter.enclosures)
    reading = Reading(reader=reader, documents=(_addressed(document, letter, text, shown.hidden),), parts=parts)
    words = "\n".join([letter.subject, letter.plain, *(part.name for part in parts)])
    return screened(reading, [(None, words), (None, f"{shown.text}\n{shown.hidden}")])


def _written(letter: Letter, text: str, page: Page) -> Document | None:
    """What is written out in the letter; with files attached its words are their cover, and they say what they are."""
    if any(not one.decorates for one in letter.enclosures):
        return None
    return written_document(page, f"{letter.subject}\n\n{text}", channel=Channel.MAIL, where=IN_THE_BODY)


def _addressed(document: Document, letter: Letter, text: str, hidden: str) -> Document:
    """The document with what the head of the letter and its words say as well."""
    own = document.invoice_number.value.casefold() if document.invoice_number else ""
    bank = document.bank if document.bank.account_number or document.bank.iban else named_bank(text)
    named = [field for field in named_invoices(letter.subject, text) if field.value.casefold() != own]
    return replace(
        document,
        seller=_with_sender(document.seller, letter, text),
        references=_distinct([*document.references, *named]),
        order_references=_distinct([*document.order_references, *named_orders(letter.subject, text)]),
        mentions=document.mentions or mentioned(f"{letter.subject}\n{text}"),
        bank=bank,
        remarks=(*document.remarks, *bank_change_asked(f"{letter.subject}.\n\n{text}"), *hidden_remarks(hidden, text)),
    )


def _distinct(fields: Iterable[Field[str]]) -> tuple[Field[str], ...]:
    first: dict[str, Field[str]] = {}
    for field in fields:
        first.setdefault(field.value.upper(), field)
    return tuple(first.values())


def hidden_remarks(hidden: str, text: str) -> tuple[Remark, ...]:
    """A remark where a text hides amounts or accounts that it does not show, or words that would have somebody act."""
    shown = {amount.value for amount in find_amounts(text)}
    amounts = [amount for amount in find_amounts(hidden) if amount.like_money and amount.value not in shown]
    accounts = [found for found in _ACCOUNT.findall(hidden) if found not in text]
    if not amounts and not accounts and not _ACTING.search(hidden):
        return ()
    return (Remark(finding=Finding.HIDDEN_TEXT, detail=f"Text that is not shown: '{hidden[:60].strip()}'."),)


def _with_sender(seller: Party, letter: Letter, text: str) -> Party:
    """The seller that the document names, or else the sender; of a forwarded letter it is who wrote it first."""
    forwarded = original_sender(letter.subject, text)
    raw = forwarded or letter.sender
    source = "From of the forwarded e-mail" if forwarded else "From of the e-mail"
    name, address = parseaddr(raw)

    def field(value: str) -> Field[str] | None:
        return Field(value=value, raw=raw, confidence=1.0, source=source) if value else None

    return replace(seller, name=seller.name or field(name), email=seller.email or field(address))
