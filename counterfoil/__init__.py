"""What every part of Counterfoil stands on: the words, money, the rulebook, the store, work items and the audit log."""
