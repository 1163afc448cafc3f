"""Reader of UBL 2.1 invoices and credit notes: Peppol BIS Billing 3.0 and plain EN 16931."""

from bots.reading.einvoices.einvoice import Syntax, read_einvoice
from bots.reading.einvoices.einvoice_xml import outer_names
from bots.reading.einvoices.ubl_terms import TABLE
from counterfoil.model.documents import Reading

INVOICE_ROOT = "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice"
CREDIT_NOTE_ROOT = "{urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2}CreditNote"
_SYNTAX = Syntax(roots=frozenset({INVOICE_ROOT, CREDIT_NOTE_ROOT}), table=TABLE, is_ubl=True)


class UblReader:
    """UBL 2.1 Invoice and CreditNote, bare or in the envelope of a Peppol access point."""

    name = "ubl 1"

    def identify(self, content: bytes, name: str) -> bool:  # noqa: ARG002 (a file name proves nothing)
        """Whether the outermost element, or the first in its envelope, is a UBL invoice or credit note."""
        return outer_names(content).carries(_SYNTAX.roots)

    def read(self, content: bytes) -> Reading:
        """The one document of the file with every term of the standard that it states."""
        return read_einvoice(content, syntax=_SYNTAX, reader=self.name)
