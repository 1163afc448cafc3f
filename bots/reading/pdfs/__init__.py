"""PDFs: their text layer as words, what they hide or would do, and the e-invoices inside them."""
