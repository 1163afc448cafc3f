"""The words of the trade as frozen data: documents and their fields, masters, matches, decisions, postings."""
