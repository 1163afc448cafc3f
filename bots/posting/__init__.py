"""Posting: a decided bill goes to its ledger once, and counts as posted when it was read back."""
