"""What an e-mail's words say: its text without mark-up, and the invoices, orders and accounts that it names."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from counterfoil.model.documents import Bank
from counterfoil.model.fields import Field

_BLOCKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "hr"}
_UNSEEN = {"script", "style", "head", "title", "template"}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|mso-hide\s*:\s*all", re.IGNORECASE)
_VOID = {"br", "hr", "img", "meta", "link", "input", "col", "area", "base", "embed", "source", "track", "wbr"}

# A number that a person would write after "invoice" or "order": at least three digits, and no plain date.
_NUMBER = (
    r"((?=[A-Z0-9/_.-]*\d{3}|[A-Z]{1,6}[-/ ]?\d)(?!\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b)[A-Z0-9][A-Z0-9/_.-]*[A-Z0-9])"
)
_LIST = rf"{_NUMBER}(?:\s*(?:,|;|&|and|\+)\s*{_NUMBER})?"
_SAYS_NUMBER = r"(?:s|\(s\))?\s*(?:no(?:s|\(s\))?\b\.?|num(?:ber)?s?\b|ref(?:erence)?s?\b\.?|#)?\s*[:#-]?\s*"
_INVOICE = re.compile(rf"\b(?:invoice|inv|credit\s+note|bill|statement\s+ref){_SAYS_NUMBER}{_LIST}", re.IGNORECASE)
_BARE_INVOICE = re.compile(r"\b((?:INV|SI|SIN|CN|CRN|SCN|CR)[-/_]?\d{3,}[A-Z0-9/-]*)\b")
_ORDER = re.compile(rf"\b(?:purchase\s+order|P\.?O\.?|order){_SAYS_NUMBER}{_LIST}", re.IGNORECASE)
_SIX = r"(\d{2})\s?[-–]?\s?(\d{2})\s?[-–]?\s?(\d{2})(?!\d)"
_SORT_CODE = re.compile(rf"\bsort(?:ing)?[ _-]?code[^\d\n]{{0,30}}{_SIX}", re.IGNORECASE)
_ACCOUNT = re.compile(
    rf"\b(?:account|acct|a/c)\b[^\d\n]{{0,30}}(?:{_SIX}[^\d\n]{{1,20}})?(?P<account>\d{{8}})(?!\d)", re.IGNORECASE
)
_IBAN = re.compile(r"\b([A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,4})?)\b")
# In words to a person a number is named, not stated.
_NAMED = 0.8


def text_of_html(html: str) -> str:
    """The text that a reader sees, a line for each block; scripts, styles and hidden parts are left out."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        hides = tag in _UNSEEN or any(name == "style" and _HIDING.search(value or "") for name, value in attrs)
        if (hides or self._unseen) and tag not in _VOID:
            self._unseen.append(tag)
        if tag in _BLOCKS:
            self.pieces.append("\n")
        elif tag in {"td", "th"}:
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)


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
