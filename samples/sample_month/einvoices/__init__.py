"""The same bills as structured e-invoices: UBL (Peppol), CII, and CII inside a PDF."""
