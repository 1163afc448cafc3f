"""Ledgers: where bills are posted and read back, one connector a system, all of one kind (`base.Ledger`)."""
