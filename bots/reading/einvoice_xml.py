"""XML opened safely: no entities, no document type, no network, no giant trees."""

from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from counterfoil.model.documents import Trouble

_ENVELOPE_NAMESPACE = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"
_ENVELOPE = f"{{{_ENVELOPE_NAMESPACE}}}StandardBusinessDocument"
_ENVELOPE_HEADER = f"{{{_ENVELOPE_NAMESPACE}}}StandardBusinessDocumentHeader"
_FIRST_BYTES = 1024


class RefusedError(Exception):
    """A file that a reader will not take, with the trouble and a sentence for the clerk."""

    def __init__(self, trouble: Trouble, detail: str) -> None:
        super().__init__(detail)
        self.trouble = trouble
        self.detail = detail


@dataclass(frozen=True, slots=True)
class OuterNames:
    """The names ("{namespace}local") of the outermost element and of what it carries.

    The two differ only for the envelope in which a Peppol access point hands a document over; both are empty for what
    is no XML.
    """

    root: str = ""
    payload: str = ""


def outer_names(content: bytes) -> OuterNames:
    """The outermost names, read from the first bytes that show them; never raises."""
    content = _without_space_before(content)
    names = _names_in(content[:_FIRST_BYTES])
    if len(content) > _FIRST_BYTES and (not names.root or names.root == names.payload == _ENVELOPE):
        return _outer_names(content)
    return names


@lru_cache(maxsize=8)
def _names_in(head: bytes) -> OuterNames:
    """As `outer_names`, of the first bytes alone; every reader asks for them."""
    return _outer_names(head)


def _outer_names(content: bytes) -> OuterNames:
    if not content[:4].lstrip(b"\xef\xbb\xbf\xff\xfe\x00").startswith(b"<"):
        return OuterNames()
    parser = etree.XMLPullParser(events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False)
    root, depth = "", 0
    for start in range(0, len(content), _FIRST_BYTES):
        try:
            parser.feed(content[start : start + _FIRST_BYTES])
        except etree.XMLSyntaxError:
            return OuterNames(root, root)
        for event, element in parser.read_events():
            if event == "end":
                depth -= 1
                continue
            depth += 1
            tag = str(getattr(element, "tag", ""))
            root = root or tag
            if root != _ENVELOPE:
                return OuterNames(root, root)
            if depth == 2 and tag != _ENVELOPE_HEADER:  # noqa: PLR2004 (a child of the envelope)
                return OuterNames(root, tag)
    return OuterNames(root, root)


def _without_space_before(content: bytes) -> bytes:
    """XML may not begin with a blank line, but what a program wrote into a file often does."""
    return content.lstrip(b" \t\r\n") if content[:1].isspace() else content


def open_xml(content: bytes, names: frozenset[str]) -> tuple[etree._Element, ...]:
    """The elements of the business documents, taken out of their envelope; `names` are those that they may have.

    Raises:
        RefusedError: the XML is damaged or too large, declares a document type, or carries something else.
    """
    if b"<!ENTITY" in content or b"<!DOCTYPE" in content:
        raise RefusedError(Trouble.NOT_ACCEPTED, _DOCTYPE)
    # One parser a document: lxml locks a shared one, and a parser that met an error may keep its state.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_without_space_before(content), parser)
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
