"""XML opened safely: no entities, no document type, no network, no giant trees."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from counterfoil.model.documents import Trouble

_ENVELOPE_NAMESPACE = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"
_ENVELOPE = f"{{{_ENVELOPE_NAMESPACE}}}StandardBusinessDocument"
_ENVELOPE_HEADER = f"{{{_ENVELOPE_NAMESPACE}}}StandardBusinessDocumentHeader"
_FIRST_BYTES = 1024
_LONGEST_DECLARATION = 200
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)")
# A declaration of two bytes a letter that is itself written with one.
_DECLARED_WIDE = re.compile(
    rb"((?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*[\"'])(?:UTF-?16|UCS-?2|UTF-?32)\w*", re.IGNORECASE
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


class RefusedError(Exception):
    """A file that a reader will not take, with the trouble and a sentence for the clerk."""

    def __init__(self, trouble: Trouble, detail: str) -> None:
        super().__init__(detail)
        self.trouble = trouble
        self.detail = detail


@dataclass(frozen=True, slots=True)
class OuterNames:
    """The names ("{namespace}local") of the outermost element and of the first one in it; empty for what is no XML.

    In the envelope in which a Peppol access point hands a document over, the first is the document, not its header.
    """

    root: str = ""
    first: str = ""

    @property
    def payload(self) -> str:
        """What the file carries: the outermost element, or what is in its envelope."""
        return self.first if self.root == _ENVELOPE and self.first else self.root

    def carries(self, names: frozenset[str]) -> bool:
        """Whether the file is one of these documents, or begins a wrapping of them."""
        return self.root in names or self.first in names


def outer_names(content: bytes) -> OuterNames:
    """The outermost names, read from the first bytes that show them; never raises."""
    content = _told_right(content)
    names = _names_in(content[:_FIRST_BYTES])
    return names if names.first or len(content) <= _FIRST_BYTES else _outer_names(content)


@lru_cache(maxsize=8)
def _names_in(head: bytes) -> OuterNames:
    """As `outer_names`, of the first bytes alone; every reader asks for them."""
    return _outer_names(head)


def _outer_names(content: bytes) -> OuterNames:
    if not content[:4].lstrip(b"\xef\xbb\xbf\xff\xfe\x00").startswith(b"<"):
        return OuterNames()
    parser = etree.XMLPullParser(events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False)
    root, depth = "", 0
    broken = False
    for start in range(0, len(content), _FIRST_BYTES):
        try:
            parser.feed(content[start : start + _FIRST_BYTES])
        except etree.XMLSyntaxError:
            broken = True
        for event, element in parser.read_events():
            depth += 1 if event == "start" else -1
            tag = str(getattr(element, "tag", ""))
            root = root or tag
            if depth == 2 and event == "start" and tag != _ENVELOPE_HEADER:  # noqa: PLR2004 (a child of the root)
                return OuterNames(root, tag)
        if broken:
            break
    return OuterNames(root)


def _told_right(content: bytes) -> bytes:
    """The content as a parser wants it: no blank line before it, and not declared to be UTF-16 where it is not."""
    if content[:1].isspace():
        # XML may not begin with a blank line, but what a program wrote into a file often does.
        content = content.lstrip(b" \t\r\n")
    wide = _DECLARED_WIDE.match(content)
    return wide[1] + b"UTF-8" + content[wide.end() :] if wide else content


def _in_utf_8(content: bytes) -> bytes:
    """What says that it is UTF-8 and is not, as the Windows programs write it that forget to say so."""
    text = content.decode("cp1252", errors="replace")
    return _DECLARATION.sub("", text, count=1).encode()


def open_xml(content: bytes, names: frozenset[str]) -> tuple[etree._Element, ...]:
    """The elements of the business documents, taken out of their envelope; `names` are those that they may have.

    Raises:
        RefusedError: the XML is damaged or too large, declares a document type, or carries something else.
    """
    if b"<!ENTITY" in content:
        raise RefusedError(Trouble.NOT_ACCEPTED, _DOCTYPE)
    content = _told_right(content)
    try:
        root = _parsed(content) if not _misses_utf_8(content) else _parsed(_in_utf_8(content))
    except etree.XMLSyntaxError as error:
        if "huge" in str(error) or "depth" in str(error).lower():
            raise RefusedError(
                Trouble.TOO_LARGE, f"The XML is too large or too deep to be read safely ({error})."
            ) from error
        raise RefusedError(
            Trouble.DAMAGED, f"The XML is damaged ({error}). Ask the sender to send the e-invoice again."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusedError(Trouble.NOT_ACCEPTED, _DOCTYPE)
    return _unwrapped(root, names)


def _misses_utf_8(content: bytes) -> bool:
    """Whether the content is UTF-8 by its declaration, or for want of one, and is not."""
    declared = _ENCODING.search(content[:_LONGEST_DECLARATION])
    if content[:2] in _WIDE_MARKS or (declared and declared[1].lower() not in {b"utf-8", b"utf8"}):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _parsed(content: bytes) -> etree._Element:
    # One parser a document: lxml locks a shared one, and a parser that met an error may keep its state.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(content, parser)


def _unwrapped(root: etree._Element, names: frozenset[str]) -> tuple[etree._Element, ...]:
    if root.tag in names:
        return (root,)
    payloads = tuple(child for child in root if child.tag in names)
    other = [child for child in root if child.tag not in {*names, _ENVELOPE_HEADER}]
    if not payloads or other:
        raise RefusedError(
            Trouble.NOT_ACCEPTED,
            f"The XML envelope holds {len(other)} documents that are no invoices of one kind. Ask for a file for each.",
        )
    return payloads


_DOCTYPE = (
    "The XML declares a document type or entities, which no e-invoice needs and hostile files use; it was not opened. "
    "Ask the sender for the plain e-invoice."
)
