"""Reader of UN/CEFACT Cross Industry Invoices: EN 16931 CII, Factur-X and ZUGFeRD 2, and ZUGFeRD 1.0."""

from lxml import etree

from bots.reading.einvoices.cii_terms import NAMESPACES, TABLE, UNECE
from bots.reading.einvoices.einvoice import Syntax, read_einvoice
from bots.reading.einvoices.einvoice_xml import outer_names
from counterfoil.model.documents import Reading

CII_ROOT = f"{{{NAMESPACES['rsm']}}}CrossIndustryInvoice"
ZUGFERD_1_ROOT = "{urn:ferd:CrossIndustryDocument:invoice:1p0}CrossIndustryDocument"

# ZUGFeRD 1.0 (2014) is the same message under older names: we give its elements today's and read both by one table.
_OLD_NAMESPACES = {
    "urn:ferd:CrossIndustryDocument:invoice:1p0": NAMESPACES["rsm"],
    f"{UNECE}ReusableAggregateBusinessInformationEntity:12": NAMESPACES["ram"],
    f"{UNECE}UnqualifiedDataType:15": NAMESPACES["udt"],
}
_OLD_NAMES = {
    "CrossIndustryDocument": "CrossIndustryInvoice",
    "SpecifiedExchangedDocumentContext": "ExchangedDocumentContext",
    "HeaderExchangedDocument": "ExchangedDocument",
    "SpecifiedSupplyChainTradeTransaction": "SupplyChainTradeTransaction",
    "ApplicableSupplyChainTradeAgreement": "ApplicableHeaderTradeAgreement",
    "ApplicableSupplyChainTradeDelivery": "ApplicableHeaderTradeDelivery",
    "ApplicableSupplyChainTradeSettlement": "ApplicableHeaderTradeSettlement",
    "SpecifiedSupplyChainTradeAgreement": "SpecifiedLineTradeAgreement",
    "SpecifiedSupplyChainTradeDelivery": "SpecifiedLineTradeDelivery",
    "SpecifiedSupplyChainTradeSettlement": "SpecifiedLineTradeSettlement",
    "ApplicablePercent": "RateApplicablePercent",
}


def _with_todays_names(root: etree._Element) -> etree._Element:
    if root.tag != ZUGFERD_1_ROOT:
        return root
    for element in root.iter(etree.Element):
        old = etree.QName(element)
        parent = element.getparent()
        above = etree.QName(parent).localname if parent is not None else ""
        namespace = _OLD_NAMESPACES.get(old.namespace or "", old.namespace)
        element.tag = f"{{{namespace}}}{_todays_name(old.localname, above)}"
    return root


def _todays_name(name: str, above: str) -> str:
    if name == "SpecifiedTradeSettlementMonetarySummation":
        return name.replace("Monetary", "LineMonetary" if "Line" in above else "HeaderMonetary")
    if name == "ID" and above.endswith("ReferencedDocument"):
        return "IssuerAssignedID"
    return _OLD_NAMES.get(name, name)


_SYNTAX = Syntax(roots=frozenset({CII_ROOT, ZUGFERD_1_ROOT}), table=TABLE, prepare=_with_todays_names)


class CiiReader:
    """Cross Industry Invoice as plain XML; the one inside a hybrid PDF comes through here too."""

    name = "cii 1"

    def identify(self, content: bytes, name: str) -> bool:  # noqa: ARG002 (a file name proves nothing)
        """Whether the outermost element, or the first in its envelope, is a Cross Industry Invoice."""
        return outer_names(content).carries(_SYNTAX.roots)

    def read(self, content: bytes) -> Reading:
        """The one document of the file with every term of the standard that it states."""
        return read_einvoice(content, syntax=_SYNTAX, reader=self.name)
