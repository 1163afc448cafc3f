"""What the store can tell about the work: the totals of the post, and whether it balances."""

from counterfoil.insights.balance import Balance, balance
from counterfoil.insights.morning import Morning, as_text, morning, subject
from counterfoil.insights.summary import Summary, summarise

__all__ = ["Balance", "Morning", "Summary", "as_text", "balance", "morning", "subject", "summarise"]
