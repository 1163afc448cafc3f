"""E-invoices: UBL and CII, term by term, and the files inside them."""
